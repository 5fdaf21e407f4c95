#include "store/catalogue.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "store/digest_bytes.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

class TempCatalogue {
public:
    TempCatalogue() : catalogue(opened(folder_.at("catalogue.sqlite"))) { origin = must(catalogue.add_origin("مصدر")); }

private:
    static Catalogue opened(const std::string& path) {
        must(Catalogue::create(path));
        return must(Catalogue::open(path, Catalogue::Access::write));
    }
    test::TempFolder folder_;

public:
    Catalogue catalogue;
    std::int64_t origin = 0;
};

StoredArticle full_row(std::int64_t id, std::int64_t origin) {
    StoredArticle row;
    row.id = id;
    row.origin = origin;
    row.text = id;
    row.raw = {0x8000000000000001U, 0xFFFFFFFFFFFFFFFFU};
    row.words = 321;
    row.article = test::made_article("خبر-" + std::to_string(id), "");
    row.article.time = "18:30:00";
    row.article.category = {"سياسة", core::Basis::record};
    row.article.author = "أحمد";
    row.article.url = "https://example.org/a?b=c#d";
    row.article.date_evidence = "الجزائر في 21 ماي 2011";
    row.article.country_evidence = "months: ماي";
    row.article.country_confidence = 96;
    row.article.mentioned = {"ML", "DZ"};
    row.article.dates = {{{2009, 8, 12}, {2009, 8, 13}}, {{2010, 0, 0}, {2010, 0, 0}}};
    return row;
}

void check_same(const StoredArticle& a, const StoredArticle& b) {
    CHECK(a.id == b.id);
    CHECK(a.origin == b.origin);
    CHECK(a.alias_of == b.alias_of);
    CHECK(a.text == b.text);
    CHECK(a.raw == b.raw);
    CHECK(a.words == b.words);
    CHECK(a.article.origin == b.article.origin);
    CHECK(a.article.identifier == b.article.identifier);
    CHECK(a.article.title == b.article.title);
    CHECK(a.article.date == b.article.date);
    CHECK(a.article.time == b.article.time);
    CHECK(a.article.country == b.article.country);
    CHECK(a.article.source == b.article.source);
    CHECK(a.article.category == b.article.category);
    CHECK(a.article.author == b.article.author);
    CHECK(a.article.url == b.article.url);
    CHECK(a.article.date_evidence == b.article.date_evidence);
    CHECK(a.article.country_evidence == b.article.country_evidence);
    CHECK(a.article.country_confidence == b.article.country_confidence);
    CHECK(a.article.mentioned == b.article.mentioned);
    CHECK(a.article.dates == b.article.dates);
    CHECK(a.article.place == b.article.place);
}

}  // namespace

TEST_CASE("Every field of an article row comes back") {
    TempCatalogue temp;
    std::vector<StoredArticle> rows = {full_row(1, temp.origin), full_row(2, temp.origin), full_row(3, temp.origin),
                                       full_row(4, temp.origin)};
    rows[1].article.date = {{2011, 0, 0}, core::Basis::url};
    rows[1].article.country = {"", core::Basis::hand};
    rows[1].alias_of = 1;
    rows[2].article = core::Article();
    rows[2].article.identifier = std::string("a\0b", 3);
    rows[2].article.origin = "مصدر";
    rows[3].article.title = std::string("\xFF\xFE", 2) + "'; DROP TABLE article; --";
    for (const StoredArticle& row : rows)
        must(temp.catalogue.insert(row));
    for (const StoredArticle& row : rows) {
        CAPTURE(row.id);
        check_same(must(temp.catalogue.find_id(row.id)).value(), row);
        check_same(must(temp.catalogue.find(temp.origin, row.article.identifier)).value(), row);
        CHECK(must(temp.catalogue.find_identity(temp.origin, row.article.identifier))->second == row.raw);
    }
    CHECK(must(temp.catalogue.rows_with_wrong_checksum()).empty());
    CHECK_FALSE(must(temp.catalogue.find(temp.origin + 1, "خبر-1")).has_value());
    CHECK(must(temp.catalogue.next_article_id()) == 5);
}

TEST_CASE("A changed column is found by the row's checksum") {
    TempCatalogue temp;
    must(temp.catalogue.insert(full_row(1, temp.origin)));
    must(temp.catalogue.insert(full_row(2, temp.origin)));
    const std::vector<std::string> changes = {"origin = 99",
                                              "identifier = 'x'",
                                              "text = 7",
                                              "raw = x'00'",
                                              "title = 'x'",
                                              "title = NULL",
                                              "date = '2011-05-22'",
                                              "date = 'not a date'",
                                              "date = NULL",
                                              "date_basis = 'flag'",
                                              "time = '00:00:00'",
                                              "country = 'MA'",
                                              "country_basis = 'hand'",
                                              "source = 'x'",
                                              "source_basis = 'path'",
                                              "category = NULL",
                                              "category_basis = 'x'",
                                              "author = 'x'",
                                              "url = 'x'",
                                              "date_evidence = NULL",
                                              "country_evidence = 'x'",
                                              "country_confidence = 97",
                                              "mentioned = 'DZ ML'",
                                              "dates = '2010'",
                                              "place = 'x'",
                                              "words = 322",
                                              "checksum = checksum + 1"};
    for (const std::string& change : changes) {
        CAPTURE(change);
        must(temp.catalogue.connection().execute("SAVEPOINT one; UPDATE article SET " + change + " WHERE id = 2"));
        CHECK(must(temp.catalogue.rows_with_wrong_checksum()) == std::vector<std::int64_t>{2});
        must(temp.catalogue.connection().execute("ROLLBACK TO one; RELEASE one"));
    }
    must(temp.catalogue.set_alias(2, 1));
    CHECK(must(temp.catalogue.rows_with_wrong_checksum()).empty());
}

TEST_CASE("Ids of erased articles are never given again") {
    TempCatalogue temp;
    must(temp.catalogue.insert(full_row(1, temp.origin)));
    must(temp.catalogue.insert(full_row(2, temp.origin)));
    must(temp.catalogue.erase_article(2));
    CHECK(must(temp.catalogue.next_article_id()) == 3);
    CHECK_FALSE(must(temp.catalogue.find_id(2)).has_value());
}

TEST_CASE("Aliases and articles of one text are found") {
    TempCatalogue temp;
    for (const std::int64_t id : {1, 2, 3, 4}) {
        StoredArticle row = full_row(id, temp.origin);
        row.text = 1;
        if (id > 2) row.alias_of = 1;
        must(temp.catalogue.insert(row));
    }
    const auto ids = [](const std::vector<StoredArticle>& rows) {
        std::vector<std::int64_t> all;
        for (const StoredArticle& row : rows)
            all.push_back(row.id);
        return all;
    };
    CHECK(ids(must(temp.catalogue.aliases_of(1))) == std::vector<std::int64_t>{3, 4});
    CHECK(ids(must(temp.catalogue.of_text(1, 10))) == std::vector<std::int64_t>{1, 2, 3, 4});
    CHECK(must(temp.catalogue.of_text(1, 3)).size() == 3);
    CHECK(must(temp.catalogue.of_text(2, 3)).empty());
    CHECK(ids(must(temp.catalogue.select("country = ?", "DZ"))) == std::vector<std::int64_t>{1, 2, 3, 4});
    CHECK(must(temp.catalogue.select("country = ?", "'DZ'")).empty());
    must(temp.catalogue.set_alias(4, 2));
    CHECK(ids(must(temp.catalogue.aliases_of(1))) == std::vector<std::int64_t>{3});
    CHECK(ids(must(temp.catalogue.aliases_of(2))) == std::vector<std::int64_t>{4});
}

TEST_CASE("Twins are articles of the same text, date, source and country, known or not") {
    TempCatalogue temp;
    StoredArticle row = full_row(1, temp.origin);
    const auto twins = [&](const StoredArticle& of) { return must(temp.catalogue.find_twins(of)); };
    must(temp.catalogue.insert(row));
    StoredArticle bare = full_row(2, temp.origin);
    bare.text = 1;
    bare.article.date = {};
    bare.article.source = {};
    bare.article.country = {};
    must(temp.catalogue.insert(bare));
    StoredArticle alias = full_row(3, temp.origin);
    alias.text = 1;
    alias.alias_of = 1;
    must(temp.catalogue.insert(alias));
    CHECK(twins(row) == std::vector<std::int64_t>{1});
    CHECK(twins(bare) == std::vector<std::int64_t>{2});
    row.article.country.value = "TN";
    CHECK(twins(row).empty());
    bare.text = 9;
    CHECK(twins(bare).empty());
}

TEST_CASE("What was found in the text makes no twins and hides none") {
    TempCatalogue temp;
    StoredArticle placed = full_row(1, temp.origin);
    placed.article.date.basis = core::Basis::dateline;
    placed.article.country.basis = core::Basis::text;
    must(temp.catalogue.insert(placed));
    StoredArticle bare = full_row(2, temp.origin);
    bare.text = 1;
    bare.article.date = {};
    bare.article.country = {};
    StoredArticle told = placed;
    told.article.date.basis = core::Basis::record;
    told.article.country.basis = core::Basis::flag;
    CHECK(must(temp.catalogue.find_twins(bare)) == std::vector<std::int64_t>{1});
    CHECK(must(temp.catalogue.find_twins(placed)) == std::vector<std::int64_t>{1});
    CHECK(must(temp.catalogue.find_twins(told)).empty());
}

TEST_CASE("The same identifier may stand once in each origin") {
    TempCatalogue temp;
    const std::int64_t other = must(temp.catalogue.add_origin("آخر"));
    CHECK(other != temp.origin);
    CHECK(must(temp.catalogue.add_origin("آخر")) == other);
    StoredArticle row = full_row(1, temp.origin);
    must(temp.catalogue.insert(row));
    row.id = 2;
    CHECK_FALSE(temp.catalogue.insert(row).ok());
    row.origin = other;
    must(temp.catalogue.insert(row));
    CHECK(must(temp.catalogue.count_identifier("خبر-1")) == 2);
    CHECK(must(temp.catalogue.find_identifier("خبر-1")).size() == 2);
}

TEST_CASE("A text is read with its dictionary and compared with its digest") {
    TempCatalogue temp;
    test::MadeText text(1);
    std::vector<std::string> samples;
    for (int i = 0; i < 1000; ++i)
        samples.push_back(text.words(100));
    const Dictionary dictionary(1, must(Dictionary::train({samples.begin(), samples.end()})));
    must(temp.catalogue.insert(dictionary));
    TextCodec codec;
    const std::string body = text.words(100);
    const auto length = static_cast<std::int64_t>(body.size());
    must(temp.catalogue.insert(StoredText{1, core::digest(body), length, 1, must(codec.compress(body, &dictionary))}));
    must(temp.catalogue.insert(StoredText{2, core::digest("other"), length, 0, must(codec.compress(body, nullptr))}));
    must(temp.catalogue.insert(StoredText{3, core::digest("third"), -1, 0, "not zstd"}));
    CHECK(must(temp.catalogue.body(1)) == body);
    CHECK(must(temp.catalogue.find_text(core::digest(body))) == std::optional<std::int64_t>(1));
    CHECK_FALSE(must(temp.catalogue.find_text(core::digest("nothing"))).has_value());
    for (const std::int64_t damaged : {2, 3, 99}) {
        CAPTURE(damaged);
        CHECK(temp.catalogue.body(damaged).error().code == core::ErrorCode::archive_damaged);
    }
    CHECK(must(temp.catalogue.newest_dictionary())->bytes() == dictionary.bytes());
}

TEST_CASE("A damaged dictionary is named and not used") {
    TempCatalogue temp;
    CHECK(must(temp.catalogue.newest_dictionary()) == nullptr);
    must(temp.catalogue.insert(Dictionary(4, "bytes of a dictionary")));
    must(temp.catalogue.connection().execute("UPDATE dictionary SET bytes = x'00'"));
    const core::Error error = temp.catalogue.dictionary(4).error();
    CHECK(error.code == core::ErrorCode::archive_damaged);
    CHECK(error.message.find("dictionary 4") != std::string::npos);
}

TEST_CASE("Only texts that no article carries are erased") {
    TempCatalogue temp;
    for (const std::int64_t id : {1, 2})
        must(temp.catalogue.insert(StoredText{id, {0, static_cast<std::uint64_t>(id)}, 0, 0, ""}));
    must(temp.catalogue.insert(full_row(1, temp.origin)));
    must(temp.catalogue.erase_unused_texts({1, 2, 3}));
    CHECK(temp.catalogue.text(1).ok());
    CHECK_FALSE(temp.catalogue.text(2).ok());
}

TEST_CASE("Segments, tombstones and corrections come back in order") {
    TempCatalogue temp;
    CHECK(must(temp.catalogue.next_segment_id()) == 1);
    const SegmentInfo late{2, "0002", 11, 20, 10, {{"a", 1, 0xFFFFFFFFFFFFFFFFU}, {"b", 1LL << 40U, 0}}};
    const SegmentInfo early{3, "0003", 1, 10, 9, {}};
    must(temp.catalogue.insert(late));
    must(temp.catalogue.insert(early));
    CHECK(must(temp.catalogue.segments()) == std::vector<SegmentInfo>{early, late});
    must(temp.catalogue.erase_segment(3));
    CHECK(must(temp.catalogue.segments()) == std::vector<SegmentInfo>{late});
    CHECK(must(temp.catalogue.next_segment_id()) == 4);

    for (const std::int64_t id : {30, 10, 20, 10})
        must(temp.catalogue.add_tombstone(id));
    CHECK(must(temp.catalogue.tombstones()) == std::vector<std::int64_t>{10, 20, 30});
    must(temp.catalogue.erase_tombstones(10, 20));
    CHECK(must(temp.catalogue.tombstones()) == std::vector<std::int64_t>{30});

    CHECK_FALSE(must(temp.catalogue.has_corrections()));
    must(temp.catalogue.set_correction(temp.origin, "خبر", {"date", "2011"}));
    must(temp.catalogue.set_correction(temp.origin, "خبر", {"country", ""}));
    must(temp.catalogue.set_correction(temp.origin, "خبر", {"date", "2012"}));
    CHECK(must(temp.catalogue.has_corrections()));
    const std::vector<Correction> corrections = must(temp.catalogue.corrections(temp.origin, "خبر"));
    REQUIRE(corrections.size() == 2);
    CHECK(corrections[0].field == "country");
    CHECK(corrections[0].value.empty());
    CHECK(corrections[1].value == "2012");
    CHECK(must(temp.catalogue.corrections(temp.origin, "آخر")).empty());
}

TEST_CASE("A digest's bytes are its halves, high first") {
    const core::Digest digest{0x0102030405060708U, 0x090A0B0C0D0E0F10U};
    CHECK(digest_bytes(digest) == "\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0A\x0B\x0C\x0D\x0E\x0F\x10");
    CHECK(digest_from(digest_bytes(digest)) == digest);
    CHECK(digest_from("short") == core::Digest());
}
