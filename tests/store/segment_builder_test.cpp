#include "store/segment_builder.h"

#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "store/fields.h"
#include "store/record.h"
#include "store/segment_merger.h"
#include "store/segment_writing.h"
#include "store/terms.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

// A segment of articles from docid 5, in memory and as tables.
struct Built {
    explicit Built(const std::vector<core::Article>& articles) {
        text::Analyzer analyzer;
        SegmentBuilder builder(analyzer);
        std::int64_t id = 5;
        for (const core::Article& article : articles)
            builder.add(id++, article);
        std::vector<ScratchSegment> parts;
        parts.push_back(builder.take());
        must(write_tables(folder.at("tables"), parts));
        segment = std::move(parts.front());
        database = Xapian::Database(folder.at("tables"));
    }

    std::set<std::string> terms_of(Xapian::docid document) const {
        std::set<std::string> terms;
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
            auto at = database.postlist_begin(*term);
            at.skip_to(document);
            if (at != database.postlist_end(*term) && *at == document) terms.insert(*term);
        }
        return terms;
    }
    std::string value(Xapian::docid document, Xapian::valueno slot) const {
        return database.get_document(document).get_value(slot);
    }

    test::TempFolder folder;
    ScratchSegment segment;
    Xapian::Database database;
};

}  // namespace

TEST_CASE("A document has the terms, values and record of its article") {
    core::Article article = test::made_article("id-1", "انعقدت القمة العربية");
    article.time = "18:30:00";
    article.category = {"الثقافة", core::Basis::record};
    const Built built({article});
    const ScratchSegment& segment = built.segment;
    CHECK(segment.first == 5);
    CHECK(segment.last == 5);
    CHECK(segment.articles == 1);
    CHECK(segment.vocabulary.size() == 5);

    const std::set<std::string> terms = built.terms_of(5);
    for (const std::string& term : {std::string("Qid-1"), make_term(prefix::origin, "مصدر"), std::string("XCDZ"),
                                    name_term(prefix::source, "الخبر"), name_term(prefix::category, "الثقافة"),
                                    std::string("Y2011"), std::string("M201105"), std::string("D20110521")}) {
        CAPTURE(term);
        CHECK(terms.count(term) == 1);
    }
    CHECK(terms.count("XPU") == 0);
    CHECK(built.value(5, slot::date) == "20110521183000");
    CHECK(built.value(5, slot::country) == "DZ");
    CHECK(built.value(5, slot::source) == "الخبر");
    CHECK(built.value(5, slot::category) == "الثقافة");
    const Record record = must(decode_record(built.database.get_document(5).get_data()));
    CHECK(record.identifier == "id-1");
    CHECK(record.lead == article.body);
    CHECK(segment.tokens.last().title_size == 2);
    CHECK(segment.tokens.last().codes.size() == 5);
}

TEST_CASE("An article that says nothing of itself is undated and of no country") {
    core::Article article;
    article.identifier = "bare";
    article.body = "نص";
    const Built built({article});
    const std::set<std::string> terms = built.terms_of(5);
    CHECK(terms.count("XPU") == 1);
    CHECK(terms.count("XCnone") == 1);
    for (const SlotField& field : slot_fields) {
        CAPTURE(field.name);
        CHECK(built.database.get_value_freq(field.slot) == 0);
        CHECK(built.value(5, field.slot).empty());
    }
}

TEST_CASE("Identifiers and names as no newspaper has them are taken in") {
    std::vector<core::Article> articles;
    for (const std::string& name : {std::string(244, '\0'), std::string(100000, '\0'), std::string(100000, 'x'),
                                    std::string("\xFF\xFE"), std::string(), std::string(245, 'x') + '\0'}) {
        core::Article article = test::made_article(name, "نص");
        article.origin = name;
        article.source = {name + "ا", core::Basis::record};
        article.category = {name + "ا", core::Basis::record};
        article.country = {"none", core::Basis::record};
        articles.push_back(article);
    }
    const Built built(articles);
    const Xapian::Database& database = built.database;
    CHECK(built.segment.articles == 6);
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const std::string term = make_term(prefix::identifier, articles[i].identifier);
        CAPTURE(i);
        CHECK(database.get_termfreq(term) == 1);
        CHECK(*database.postlist_begin(term) == 5 + i);
    }
}

TEST_CASE("A value of a slot that is cut is cut between characters") {
    std::vector<core::Article> articles;
    for (const std::string& start : {std::string(), std::string("x")}) {
        core::Article article = test::made_article("id" + start, "نص");
        std::string name = start;
        while (name.size() < 400)
            name += "م";
        article.source = {name, core::Basis::record};
        articles.push_back(article);
    }
    const Built built(articles);
    CHECK(built.value(5, slot::source).size() == 200);
    CHECK(built.value(6, slot::source).size() == 199);
}

TEST_CASE("Words longer than a term and texts of nothing but signs are indexed") {
    std::string word;
    while (word.size() < 100000)
        word += "مكتب";
    const Built built({test::made_article("long", word), test::made_article("signs", "؟ ! … — ﷽ 😀"),
                       test::made_article("nuls", std::string(1000, '\0'))});
    CHECK(built.segment.articles == 3);
    CHECK(built.database.get_doccount() == 3);
}

TEST_CASE("A segment is the same whatever the analyzer has forgotten meanwhile") {
    const std::vector<core::Article> articles = {test::made_article("a", "انعقدت القمة العربية في القمة"),
                                                 test::made_article("b", "القمة العربية"),
                                                 test::made_article("c", "العربية انعقدت أمس")};
    text::Analyzer analyzer;
    std::string many;
    for (int i = 0; i < 600'000; ++i)
        many += std::to_string(i) + ' ';
    SegmentBuilder builder(analyzer);
    builder.add(5, articles[0]);
    builder.add(6, articles[1]);
    const std::uint32_t before = analyzer.generation();
    analyzer.analyze(many);
    builder.add(7, articles[2]);
    CHECK(analyzer.generation() != before);
    const ScratchSegment segment = builder.take();
    const ScratchSegment expected = Built(articles).segment;
    REQUIRE(segment.vocabulary.size() == expected.vocabulary.size());
    for (std::size_t i = 0; i < expected.vocabulary.size(); ++i) {
        CHECK(segment.vocabulary[i].surface == expected.vocabulary[i].surface);
        CHECK(segment.vocabulary[i].frequency == expected.vocabulary[i].frequency);
    }
    REQUIRE(segment.postings.size() == expected.postings.size());
    for (std::size_t i = 0; i < expected.postings.size(); ++i) {
        CHECK(segment.postings.term(i) == expected.postings.term(i));
        CHECK(std::ranges::equal(segment.postings.postings(i), expected.postings.postings(i)));
    }
}

TEST_CASE("Scratch segments merge into one that keeps docids and names its files") {
    test::TempArchive archive;
    text::Analyzer analyzer;
    std::vector<ScratchSegment> parts;
    std::int64_t id = 1;
    SegmentBuilder builder(analyzer);
    for (int part = 0; part < 3; ++part) {
        for (int i = 0; i < 4; ++i, ++id)
            builder.add(id, test::made_article("a" + std::to_string(id), "كتاب"));
        parts.push_back(builder.take());
    }
    const SegmentInfo segment = must(merge_scratch(archive.paths, 12, std::move(parts)));
    CHECK(segment.name == "0012");
    CHECK(segment.first == 1);
    CHECK(segment.last == 12);
    CHECK(segment.articles == 12);
    CHECK(segment.files == must(checksum_files(archive.paths.segment("0012"))));
    const Xapian::Database database(archive.paths.segment("0012"));
    for (Xapian::docid doc = 1; doc <= 12; ++doc) {
        CHECK(must(decode_record(database.get_document(doc).get_data())).identifier == "a" + std::to_string(doc));
    }
    const Vocabulary vocabulary = must(Vocabulary::open(archive.paths.segment("0012") + "/vocabulary"));
    CHECK(vocabulary.frequency("كتاب") == 12);
}

TEST_CASE("Merging live segments leaves out the dead") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    archive.add(writer, "a", 4);
    archive.add(writer, "b", 4);
    const std::vector<SegmentInfo> live = must(writer.catalogue().segments());
    REQUIRE(live.size() == 2);
    const SegmentInfo merged = must(merge_live(archive.paths, 9, live, {2, 3, 8}));
    CHECK(merged.articles == 5);
    CHECK(merged.first == 1);
    CHECK(merged.last == 8);
    const Xapian::Database database(archive.paths.segment(merged.name));
    CHECK(std::vector<Xapian::docid>(database.postlist_begin(""), database.postlist_end("")) ==
          std::vector<Xapian::docid>{1, 4, 5, 6, 7});
    CHECK(Xapian::Database(archive.paths.segment(live[0].name)).get_doccount() == 4);
}
