#include "store/segment_builder.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "store/fields.h"
#include "store/record.h"
#include "store/segment_merger.h"
#include "store/terms.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

ScratchSegment built(const std::string& path, const std::vector<core::Article>& articles) {
    text::Analyzer analyzer;
    SegmentBuilder builder = must(SegmentBuilder::create(path, analyzer));
    std::int64_t id = 5;
    for (const core::Article& article : articles)
        must(builder.add(id++, article));
    return must(builder.finish());
}

std::set<std::string> terms_of(const Xapian::Document& document) {
    return {document.termlist_begin(), document.termlist_end()};
}

}  // namespace

TEST_CASE("A document has the terms, values and record of its article") {
    const test::TempFolder folder;
    core::Article article = test::made_article("id-1", "انعقدت القمة العربية");
    article.time = "18:30:00";
    article.category = {"الثقافة", core::Basis::record};
    const ScratchSegment segment = built(folder.at("s"), {article});
    CHECK(segment.first == 5);
    CHECK(segment.last == 5);
    CHECK(segment.articles == 1);
    CHECK(segment.vocabulary.size() == 5);

    const Xapian::Document document = Xapian::Database(segment.path).get_document(5);
    const std::set<std::string> terms = terms_of(document);
    for (const std::string& term : {std::string("Qid-1"), make_term(prefix::origin, "مصدر"), std::string("XCDZ"),
                                    name_term(prefix::source, "الخبر"), name_term(prefix::category, "الثقافة"),
                                    std::string("Y2011"), std::string("M201105"), std::string("D20110521")}) {
        CAPTURE(term);
        CHECK(terms.count(term) == 1);
    }
    CHECK(terms.count("XPU") == 0);
    CHECK(document.get_value(slot::date) == "20110521183000");
    CHECK(document.get_value(slot::country) == "DZ");
    CHECK(document.get_value(slot::source) == "الخبر");
    CHECK(document.get_value(slot::category) == "الثقافة");
    const Record record = must(decode_record(document.get_data()));
    CHECK(record.identifier == "id-1");
    CHECK(record.lead == article.body);
    CHECK(segment.tokens.last().title_size == 2);
    CHECK(segment.tokens.last().codes.size() == 5);
}

TEST_CASE("An article that says nothing of itself is undated and of no country") {
    const test::TempFolder folder;
    core::Article article;
    article.identifier = "bare";
    article.body = "نص";
    const ScratchSegment segment = built(folder.at("s"), {article});
    const Xapian::Document document = Xapian::Database(segment.path).get_document(5);
    const std::set<std::string> terms = terms_of(document);
    CHECK(terms.count("XPU") == 1);
    CHECK(terms.count("XCnone") == 1);
    CHECK(document.values_count() == 0);
}

TEST_CASE("Identifiers and names as no newspaper has them are taken in") {
    const test::TempFolder folder;
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
    const ScratchSegment segment = built(folder.at("s"), articles);
    CHECK(segment.articles == 6);
    const Xapian::Database database(segment.path);
    for (std::size_t i = 0; i < articles.size(); ++i) {
        const std::string term = make_term(prefix::identifier, articles[i].identifier);
        CAPTURE(i);
        CHECK(database.get_termfreq(term) == 1);
        CHECK(*database.postlist_begin(term) == 5 + i);
    }
}

TEST_CASE("A value of a slot that is cut is cut between characters") {
    const test::TempFolder folder;
    std::vector<core::Article> articles;
    for (const std::string& start : {std::string(), std::string("x")}) {
        core::Article article = test::made_article("id" + start, "نص");
        std::string name = start;
        while (name.size() < 400)
            name += "م";
        article.source = {name, core::Basis::record};
        articles.push_back(article);
    }
    const ScratchSegment segment = built(folder.at("s"), articles);
    const Xapian::Database database(segment.path);
    CHECK(database.get_document(5).get_value(slot::source).size() == 200);
    CHECK(database.get_document(6).get_value(slot::source).size() == 199);
}

TEST_CASE("Words longer than a term and texts of nothing but signs are indexed") {
    const test::TempFolder folder;
    std::string word;
    while (word.size() < 100000)
        word += "مكتب";
    const ScratchSegment segment =
        built(folder.at("s"), {test::made_article("long", word), test::made_article("signs", "؟ ! … — ﷽ 😀"),
                               test::made_article("nuls", std::string(1000, '\0'))});
    CHECK(segment.articles == 3);
    CHECK(Xapian::Database(segment.path).get_doccount() == 3);
}

TEST_CASE("Scratch segments merge into one that keeps docids and names its files") {
    test::TempArchive archive;
    const test::TempFolder folder;
    text::Analyzer analyzer;
    std::vector<ScratchSegment> parts;
    std::int64_t id = 1;
    for (int part = 0; part < 3; ++part) {
        SegmentBuilder builder = must(SegmentBuilder::create(folder.at(std::to_string(part)), analyzer));
        for (int i = 0; i < 4; ++i, ++id)
            must(builder.add(id, test::made_article("a" + std::to_string(id), "كتاب")));
        parts.push_back(must(builder.finish()));
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
