#include "store/repair.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "store/check.h"
#include "store/lock_note.h"
#include "store/snapshot.h"
#include "store/table_checksums.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace fs = std::filesystem;

namespace {

// Thirteen articles in two segments, one of them an alias, one dead; closed again.
class Sample {
public:
    Sample() {
        Writer writer = archive.writer();
        archive.add(writer, "a", 8);
        must(writer.commit(test::TempArchive::change_with_alias(
            writer, {test::made_article("b1", "نص الخبر"), test::made_article("b2", "نص آخر"),
                     test::made_article("b3", "نص ثالث"), test::made_article("b4", "نص رابع")})));
    }
    // Changes the catalogue so that no sum notices: rows have to be judged by themselves.
    void alter(const std::string& sql) const { archive.alter(sql); }
    RepairReport repair() const { return must(repair_archive(archive.paths)); }
    bool sound() const { return must(check_archive(archive.paths)).sound(); }
    std::string segment(std::size_t number) const {
        return archive.paths.segment(must(list_folder(archive.paths.segments())).at(number));
    }
    std::vector<std::string> identifiers() const {
        Catalogue catalogue = must(Catalogue::open(archive.paths.catalogue(), Catalogue::Access::read));
        std::vector<std::string> all;
        must(catalogue.for_each_article([&](const StoredArticle& row) -> core::Result<void> {
            all.push_back(row.article.identifier);
            return {};
        }));
        return all;
    }

    test::TempArchive archive;
};

bool names(const std::vector<std::string>& sentences, const std::string& what) {
    return std::any_of(sentences.begin(), sentences.end(),
                       [&](const std::string& sentence) { return sentence.find(what) != std::string::npos; });
}

}  // namespace

TEST_CASE("A sound archive is left alone, and debris is cleared") {
    const Sample sample;
    const std::vector<std::string> before = must(list_folder(sample.archive.paths.segments()));
    test::write_bytes(sample.archive.paths.segment("0077/postlist.glass"), "half");
    test::write_bytes(sample.archive.paths.repaired(), "half");
    const RepairReport report = sample.repair();
    CHECK(report.done.empty());
    CHECK(report.lost.empty());
    CHECK(must(list_folder(sample.archive.paths.segments())) == before);
    CHECK(must(check_archive(sample.archive.paths)).findings.empty());
}

TEST_CASE("Segments that are damaged or gone are built again, the others stay") {
    const Sample sample;
    const std::vector<std::string> before = sample.identifiers();
    const std::string kept = sample.segment(0);
    const auto harm = GENERATE(0, 1, 2);
    CAPTURE(harm);
    if (harm == 0) fs::remove_all(sample.segment(1));
    if (harm == 1) fs::resize_file(sample.segment(1) + "/docdata.glass", 100);
    if (harm == 2) test::flip_byte(sample.segment(1) + "/vocabulary", 40);
    CHECK_FALSE(sample.sound());
    const RepairReport report = sample.repair();
    CHECK(report.rebuilt == 4);
    CHECK(report.lost.empty());
    CHECK(names(report.done, "segments/0002"));
    CHECK(sample.sound());
    CHECK(fs::exists(kept));
    CHECK(sample.identifiers() == before);
    CHECK(must(Snapshot::open(sample.archive.paths)).articles() == 11);
}

TEST_CASE("Articles whose row or text is damaged are dropped by name, aliases become articles") {
    const Sample sample;
    sample.alter("UPDATE article SET title = 'x' WHERE id = 3");
    sample.alter("UPDATE text SET body = x'00' || substr(body, 2) WHERE id = 5");
    sample.alter("UPDATE article SET words = words + 1 WHERE id = 9");  // the article of the alias
    const RepairReport report = sample.repair();
    CHECK(report.lost.size() == 3);
    CHECK(names(report.lost, "article 3 (a3, a3.txt"));
    CHECK(names(report.lost, "article 5 (a5, a5.txt"));
    CHECK(names(report.lost, "article 9 (b1, b1.txt"));
    CHECK(sample.sound());
    CHECK(sample.identifiers() == std::vector<std::string>{"a1", "a4", "a6", "a7", "a8", "b2", "b3", "b4", "alias"});
    CHECK(fs::exists(sample.archive.paths.damaged()));
    CHECK(must(Snapshot::open(sample.archive.paths)).articles() == 9);
}

TEST_CASE("What the segments say puts lists and names right", "[large]") {
    struct Row {
        const char* what;
        const char* sql;
    };
    const std::vector<Row> rows = {
        {"a tombstone too many", "INSERT INTO tombstone VALUES (5)"},
        {"a tombstone too few", "DELETE FROM tombstone"},
        {"a wrong count", "UPDATE segment SET articles = 99 WHERE first = 1"},
        {"a wrong range", "UPDATE segment SET last = 7 WHERE first = 1"},
        {"a segment unlisted", "DELETE FROM segment WHERE first = 9"},
        {"an origin misnamed",
         "UPDATE origin SET name = 'غيره'; UPDATE table_checksum SET sum = 1 WHERE name = 'origin'"},
        {"a sum that is wrong", "UPDATE table_checksum SET sum = sum + 1 WHERE name = 'article'"},
        {"an index that lacks rows",
         "PRAGMA writable_schema = ON; DELETE FROM sqlite_master WHERE name = 'article_text'"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const Sample sample;
        const std::vector<std::string> before = sample.identifiers();
        sample.alter(row.sql);
        CHECK_FALSE(sample.sound());
        CHECK(sample.repair().lost.empty());
        CHECK(sample.sound());
        CHECK(sample.identifiers() == before);
        CHECK(must(Snapshot::open(sample.archive.paths)).articles() == 11);
        Catalogue catalogue = must(Catalogue::open(sample.archive.paths.catalogue(), Catalogue::Access::read));
        CHECK(must(catalogue.origins()).front().second == "مصدر");
    }
}

TEST_CASE("A repair that would lose most of the archive changes nothing") {
    const Sample sample;
    sample.alter("UPDATE article SET title = 'x' WHERE id > 3");
    const std::string before = test::read_bytes(sample.archive.paths.catalogue());
    const core::Result<RepairReport> report = repair_archive(sample.archive.paths);
    REQUIRE_FALSE(report.ok());
    CHECK(report.error().code == core::ErrorCode::archive_damaged);
    CHECK(report.error().message.find("only 2 of 12") != std::string::npos);
    CHECK(test::read_bytes(sample.archive.paths.catalogue()) == before);
    CHECK_FALSE(fs::exists(sample.archive.paths.repaired()));
}

TEST_CASE("A repair waits for no one: a writer, or a reader of a catalogue to be exchanged, ends it") {
    const Sample sample;
    {
        const Writer writer = sample.archive.writer();
        CHECK(repair_archive(sample.archive.paths).error().code == core::ErrorCode::locked);
    }
    sample.alter("UPDATE table_checksum SET sum = sum + 1 WHERE name = 'import'");
    {
        const Snapshot reader = must(Snapshot::open(sample.archive.paths));
        CHECK(repair_archive(sample.archive.paths).error().code == core::ErrorCode::locked);
        CHECK(reader.articles() == 11);
    }
    sample.repair();
    CHECK(sample.sound());
}

TEST_CASE("Every table of the catalogue has a sum or a checksum in each row") {
    const test::TempArchive archive;
    Catalogue catalogue = must(Catalogue::open(archive.paths.catalogue(), Catalogue::Access::read));
    Statement query = must(catalogue.connection().prepare(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('text', 'dictionary', 'table_checksum') "
        "AND name NOT LIKE 'sqlite_%'"));
    while (must(query.step())) {
        const std::string table = query.text(0);
        CAPTURE(table);
        CHECK(std::any_of(summed_tables().begin(), summed_tables().end(),
                          [&](const SummedTable& summed) { return summed.name == table; }));
    }
}

TEST_CASE("Changes that the catalogue has forgotten are damage, and more than the note tells are none") {
    const Sample sample;
    const std::int64_t changes = read_lock_note(sample.archive.paths.lock()).changes;
    CHECK(changes == 2);
    write_lock_note(sample.archive.paths.lock(), changes + 3);
    const CheckReport report = must(check_archive(sample.archive.paths));
    REQUIRE_FALSE(report.sound());
    CHECK(report.findings.front().message.find("3 of 5") != std::string::npos);
    sample.repair();
    CHECK(sample.sound());
    test::write_bytes(sample.archive.paths.lock(), "");
    CHECK(sample.sound());
}

TEST_CASE("A damaged segment is not merged, which would make its damage look sound") {
    const Sample sample;
    test::flip_byte(sample.segment(1) + "/docdata.glass", 3000);
    {
        Writer writer = sample.archive.writer();
        CHECK(writer.compact().error().code == core::ErrorCode::archive_damaged);
    }
    CHECK_FALSE(sample.sound());
    sample.repair();
    must(sample.archive.writer().compact());
    CHECK(sample.sound());
}
