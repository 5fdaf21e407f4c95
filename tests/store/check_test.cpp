#include "store/check.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <functional>
#include <regex>
#include <string>
#include <vector>

#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace fs = std::filesystem;

namespace {

// Twelve articles in two segments, one of them an alias, one dead; closed again.
class Sample {
public:
    Sample() {
        Writer writer = archive.writer();
        archive.add(writer, "a", 6);
        must(writer.commit(test::TempArchive::change_with_alias(
            writer, {test::made_article("b1", "نص الخبر"), test::made_article("b2", "نص آخر")})));
        must(writer.catalogue().connection().execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        for (const SegmentInfo& segment : must(writer.catalogue().segments()))
            segments.push_back(segment.name);
    }
    void alter(const std::string& sql) const { archive.alter(sql); }
    CheckReport check() const { return must(check_archive(archive.paths)); }

    test::TempArchive archive;
    std::vector<std::string> segments;
};

// Whether damage is reported that has `what` in it, without what an article is called besides its number.
bool names(const CheckReport& report, const std::string& what) {
    static const std::regex called(" \\([^)]*\\)");
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const Finding& finding) {
        const std::string message = std::regex_replace(finding.message, called, "");
        return finding.severity == Severity::damage && message.find(what) != std::string::npos;
    });
}

std::string messages(const CheckReport& report) {
    std::string all;
    for (const Finding& finding : report.findings)
        all += finding.message + "\n";
    return all;
}

}  // namespace

TEST_CASE("A clean archive is sound and counted") {
    const Sample sample;
    const CheckReport report = sample.check();
    CAPTURE(messages(report));
    CHECK(report.sound());
    CHECK(report.findings.empty());
    CHECK(report.articles == 7);
    CHECK(report.aliases == 1);
    CHECK(report.segments == 2);
    CHECK(report.dead == 1);
}

TEST_CASE("A flipped byte anywhere in a segment is found, and the file is named") {
    const Sample sample;
    for (const std::string& segment : sample.segments) {
        for (const std::string& file : must(list_folder(sample.archive.paths.segment(segment)))) {
            const std::string path = sample.archive.paths.segment(segment) + "/" + file;
            const auto size = static_cast<std::size_t>(fs::file_size(path));
            for (const std::size_t offset : {std::size_t{0}, size / 3, size - 1}) {
                if (size == 0) continue;
                CAPTURE(path, offset);
                test::flip_byte(path, offset);
                const CheckReport report = sample.check();
                CHECK_FALSE(report.sound());
                CHECK(names(report, "segments/" + segment + "/" + file));
                test::flip_byte(path, offset);
            }
        }
    }
    CHECK(sample.check().sound());
}

TEST_CASE("Files that are missing or cut, and whole segments that are gone, are named") {
    struct Row {
        const char* what;
        std::function<void(const std::string& folder)> harm;
        const char* named;
    };
    const std::vector<Row> rows = {
        {"no vocabulary", [](const auto& folder) { fs::remove(folder + "/vocabulary"); }, "/vocabulary"},
        {"cut vocabulary", [](const auto& folder) { fs::resize_file(folder + "/vocabulary", 10); }, "/vocabulary"},
        {"longer file", [](const auto& folder) { fs::resize_file(folder + "/iamglass", 5000); }, "/iamglass"},
        {"cut postings", [](const auto& folder) { fs::resize_file(folder + "/postlist.glass", 0); }, "/postlist.glass"},
        {"no segment", [](const auto& folder) { fs::remove_all(folder); }, ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        const Sample sample;
        row.harm(sample.archive.paths.segment(sample.segments[1]));
        const CheckReport report = sample.check();
        CAPTURE(messages(report));
        CHECK_FALSE(report.sound());
        CHECK(names(report, "segments/" + sample.segments[1] + row.named));
        CHECK_FALSE(names(report, "segments/" + sample.segments[0]));
    }
}

TEST_CASE("Catalogue rows that contradict each other or the segments are named", "[large]") {
    struct Row {
        std::string sql;
        std::string named;
    };
    const std::vector<Row> rows = {
        {"UPDATE article SET title = 'x' WHERE id = 3", "article 3: its row"},
        {"UPDATE article SET date = '2011-05-22' WHERE id = 5", "article 5: its row"},
        {"DELETE FROM article WHERE id = 4", "article 4: it is in a segment but not in the catalogue"},
        {"UPDATE article SET alias_of = 99 WHERE id = 9", "article 9: it is an alias"},
        {"UPDATE article SET alias_of = 9 WHERE id = 9", "article 9: it is an alias"},
        {"UPDATE article SET alias_of = NULL WHERE id = 9", "article 9: it is in the catalogue but in no segment"},
        {"DELETE FROM tombstone", "article 2: it is in a segment"},
        {"INSERT INTO tombstone VALUES (5)", "article 5"},
        {"UPDATE segment SET articles = 99 WHERE first = 1", "holds 6 documents"},
        {"DELETE FROM segment WHERE first = 7", "article 7: it is in the catalogue but in no segment"},
        {"UPDATE segment_file SET checksum = checksum + 1 WHERE name = 'vocabulary'", "/vocabulary"},
        {"DELETE FROM text WHERE id = 6", "no text"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.sql);
        const Sample sample;
        sample.alter(row.sql);
        const CheckReport report = sample.check();
        CAPTURE(messages(report));
        CHECK_FALSE(report.sound());
        CHECK(names(report, row.named));
    }
}

TEST_CASE("A damaged text names the articles that carry it, whatever its own number") {
    const Sample sample;
    // Article 5 carries the text of number 3, as after a correction; 7 and its alias share theirs.
    sample.alter("UPDATE text SET id = 30 WHERE id = 5; UPDATE article SET text = 30 WHERE id = 5");
    sample.alter("UPDATE text SET body = x'00' || substr(body, 2) WHERE id = 30");
    sample.alter("UPDATE text SET length = length + 1 WHERE id = 7");
    const CheckReport report = sample.check();
    CAPTURE(messages(report));
    CHECK(names(report, "article 5: its text"));
    CHECK(names(report, "article 7: its text"));
    CHECK(names(report, "article 9: its text"));
    CHECK_FALSE(names(report, "article 30"));
}

TEST_CASE("A digest that is not the text's is damage") {
    const Sample sample;
    sample.alter("UPDATE text SET digest = zeroblob(16) WHERE id = 4");
    CHECK(names(sample.check(), "article 4: its text"));
}

TEST_CASE("Damage to the pages of the catalogue is a finding, not a failure to look") {
    const Sample sample;
    const std::string whole = test::read_bytes(sample.archive.paths.catalogue());
    int found = 0;
    for (std::size_t offset = 8192; offset < whole.size(); offset += 8192) {
        std::string bytes = whole;
        bytes.replace(offset, 64, std::string(64, '\xAA'));  // the head of a page
        test::write_bytes(sample.archive.paths.catalogue(), bytes);
        CAPTURE(offset);
        const core::Result<CheckReport> report = check_archive(sample.archive.paths);
        if (!report) {
            // Only the versions could not be read: then there is nothing to compare with.
            CHECK(report.error().code == core::ErrorCode::archive_version);
            continue;
        }
        CHECK_FALSE(report->sound());
        CHECK(names(*report, "catalogue"));
        ++found;
    }
    CHECK(found > 5);
}

TEST_CASE("What an interrupted write left is only a note") {
    const Sample sample;
    test::write_bytes(sample.archive.paths.segment("0077/postlist.glass"), "half");
    test::write_bytes(sample.archive.paths.scratch() + "/3/x", "half");
    const CheckReport report = sample.check();
    CHECK(report.sound());
    REQUIRE(report.findings.size() == 2);
    CHECK(report.findings[0].severity == Severity::note);
    CHECK(report.findings[0].message.find("segments/0077") != std::string::npos);
    CHECK(report.findings[1].message.find("scratch") != std::string::npos);
}

TEST_CASE("Where there is no archive, there is nothing to check") {
    const test::TempFolder folder;
    CHECK(check_archive({folder.at("nowhere")}).error().code == core::ErrorCode::archive_missing);
    const Sample sample;
    sample.alter("PRAGMA user_version = 99");
    CHECK(check_archive(sample.archive.paths).error().code == core::ErrorCode::archive_version);
}
