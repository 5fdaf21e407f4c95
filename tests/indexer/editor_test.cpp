#include "indexer/editor.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "newsroom.h"
#include "store/snapshot.h"

using namespace arshif;
using test::json_line;
using test::must;
using test::Newsroom;

namespace {

// Two articles and an alias of the first.
class EditedRoom : public Newsroom {
public:
    EditedRoom() {
        file("a.jsonl",
             json_line("a", "نص أول", more) + json_line("b", "نص أول", more) + json_line("c", "نص ثان", more));
        import();
    }
    void remove(const std::vector<std::string>& identifiers) {
        std::vector<store::StoredArticle> rows;
        for (const std::string& identifier : identifiers)
            rows.push_back(article(identifier));
        store::Writer writer = archive.writer();
        must(indexer::remove_articles(writer, rows));
    }
    void set(const std::string& identifier, const indexer::HandCorrection& correction) {
        const store::StoredArticle row = article(identifier);
        store::Writer writer = archive.writer();
        must(indexer::correct_article(writer, row, correction));
    }

    const std::string more = ",\"date\":\"2011-05-21T18:30:00\",\"country\":\"DZ\"";
};

}  // namespace

TEST_CASE("A removed article is gone, and its alias takes its place") {
    EditedRoom room;
    room.remove({"a"});
    CHECK(room.count("article") == 2);
    CHECK_FALSE(room.article("b").alias_of.has_value());
    CHECK(room.count("text") == 2);
    CHECK(must(store::Snapshot::open(room.archive.paths)).articles() == 2);
    room.check_sound();
}

TEST_CASE("A removed alias leaves the article alone") {
    EditedRoom room;
    const std::int64_t id = room.article("a").id;
    room.remove({"b"});
    CHECK(room.article("a").id == id);
    CHECK(room.count("article") == 2);
    CHECK(room.count("tombstone") == 0);
    room.check_sound();
}

TEST_CASE("Articles removed with all their aliases take their text along") {
    for (const std::vector<std::string>& order : {std::vector<std::string>{"a", "b"}, {"b", "a"}}) {
        EditedRoom room;
        room.remove(order);
        CHECK(room.count("article") == 1);
        CHECK(room.count("text") == 1);
        room.check_sound();
        room.remove({"c"});
        CHECK(room.count("article") == 0);
        CHECK(room.count("segment") == 0);
        room.check_sound();
        CHECK(room.import().counts.added == 2);
    }
}

TEST_CASE("A correction changes date and country, and survives importing again") {
    EditedRoom room;
    room.set("c", {"2009-03", "ML"});
    core::Article c = room.article("c").article;
    CHECK(c.date == core::Known<core::PartialDate>{{2009, 3, 0}, core::Basis::hand});
    CHECK(c.country == core::Known<std::string>{"ML", core::Basis::hand});
    CHECK(c.time.empty());
    CHECK(room.import().counts.unchanged == 3);
    room.file("a.jsonl", json_line("c", "نص تغير", room.more));
    CHECK(room.import().counts.updated == 1);
    c = room.article("c").article;
    CHECK(c.date.value == core::PartialDate{2009, 3, 0});
    CHECK(c.country.value == "ML");
    CHECK(c.time.empty());
    room.check_sound();
}

TEST_CASE("A correction of one field leaves the other, and an empty one takes the value away") {
    EditedRoom room;
    room.set("c", {std::nullopt, "ML"});
    CHECK(room.article("c").article.date.basis == core::Basis::record);
    CHECK(room.article("c").article.time == "18:30:00");
    room.set("c", {"", std::nullopt});
    CHECK_FALSE(room.article("c").article.date.known());
    CHECK(room.article("c").article.country.value == "ML");
    room.set("c", {std::nullopt, ""});
    CHECK_FALSE(room.article("c").article.country.known());
    CHECK(must(store::Snapshot::open(room.archive.paths)).articles() == 2);
    room.check_sound();
}

TEST_CASE("A date that does not exist corrects nothing") {
    EditedRoom room;
    const std::string before = room.listing();
    store::Writer writer = room.archive.writer();
    const core::Result<void> done = indexer::correct_article(writer, room.article("c"), {"2011-02-30", "ML"});
    REQUIRE_FALSE(done.ok());
    CHECK(done.error().code == core::ErrorCode::bad_input);
    CHECK(room.listing() == before);
}

TEST_CASE("Correcting an article that has aliases, or an alias, parts the two") {
    for (const char* corrected : {"a", "b"}) {
        CAPTURE(corrected);
        EditedRoom room;
        room.set(corrected, {"2009", std::nullopt});
        CHECK_FALSE(room.article("a").alias_of.has_value());
        CHECK_FALSE(room.article("b").alias_of.has_value());
        CHECK(room.article("a").text == room.article("b").text);
        CHECK(room.article(corrected).article.date.value.year == 2009);
        CHECK(must(store::Snapshot::open(room.archive.paths)).articles() == 3);
        room.check_sound();
    }
}

TEST_CASE("An index of another analyzer is built anew from the stored texts") {
    EditedRoom room;
    room.remove({"a"});
    const std::string before = room.listing();
    {
        store::Connection connection =
            must(store::Connection::open(room.archive.paths.catalogue(), store::Connection::Mode::write));
        must(connection.execute("UPDATE archive SET value = 'old' WHERE key IN ('analyzer', 'terms')"));
    }
    CHECK(store::Snapshot::open(room.archive.paths).error().code == core::ErrorCode::archive_version);
    {
        store::Writer writer = must(store::Writer::open(room.archive.paths, true));
        std::int64_t told = 0;
        must(indexer::reanalyze(writer, [&](std::int64_t done) { told = done; }));
        CHECK(told == 2);
    }
    CHECK(must(store::Snapshot::open(room.archive.paths)).articles() == 2);
    CHECK(room.count("tombstone") == 0);
    CHECK(room.count("segment") == 1);
    CHECK(room.listing() == before);
    room.check_sound();
}

TEST_CASE("An empty archive is reanalyzed into an empty archive") {
    Newsroom room;
    store::Writer writer = room.archive.writer();
    must(indexer::reanalyze(writer, [](std::int64_t) { FAIL("nothing to do"); }));
    CHECK(room.count("segment") == 0);
    room.check_sound();
}
