#include "store/writer.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "store/check.h"
#include "store/merge_policy.h"
#include "store/segment_merger.h"
#include "store/snapshot.h"
#include "store/statistics.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace fs = std::filesystem;

namespace {

std::vector<std::string> folders(const ArchivePaths& paths) {
    return must(list_folder(paths.segments()));
}

void check_sound(const ArchivePaths& paths) {
    const CheckReport report = must(check_archive(paths));
    for (const Finding& finding : report.findings)
        FAIL_CHECK(finding.message);
}

Change removal(const std::vector<std::int64_t>& ids) {
    Change change;
    change.dead = ids;
    change.loose_texts = ids;
    return change;
}

}  // namespace

TEST_CASE("A commit adds its articles, their texts and one segment") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    const std::vector<std::int64_t> ids = archive.add(writer, "a", 5);
    CHECK(ids == std::vector<std::int64_t>{1, 2, 3, 4, 5});
    CHECK(archive.add(writer, "b", 2) == std::vector<std::int64_t>{6, 7});
    const std::vector<SegmentInfo> segments = must(writer.catalogue().segments());
    REQUIRE(segments.size() == 2);
    CHECK(segments[0].articles == 5);
    CHECK(segments[1].first == 6);
    CHECK(folders(archive.paths) == std::vector<std::string>{segments[0].name, segments[1].name});
    CHECK(must(list_folder(archive.paths.scratch())).empty());
    CHECK(must(writer.catalogue().find_identifier("a3")).size() == 1);
    check_sound(archive.paths);
}

TEST_CASE("A commit that fails leaves the archive as it was") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    archive.add(writer, "a", 3);
    Change change = test::TempArchive::change_of(
        writer, {test::made_article("new", "نص جديد"), test::made_article("a1", "نص آخر")});
    CHECK_FALSE(writer.commit(std::move(change)).ok());  // a1 stands already
    CHECK(must(writer.catalogue().segments()).size() == 1);
    CHECK(must(writer.catalogue().find_identifier("new")).empty());
    CHECK(must(Snapshot::open(archive.paths)).articles() == 3);
    CHECK(archive.add(writer, "b", 1).size() == 1);
}

TEST_CASE("Removed articles stay as dead documents until their segment is merged") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    archive.add(writer, "a", 20);
    must(writer.commit(removal({7})));
    CHECK(must(writer.catalogue().tombstones()) == std::vector<std::int64_t>{7});
    CHECK_FALSE(must(writer.catalogue().find_id(7)).has_value());
    CHECK_FALSE(writer.catalogue().text(7).ok());
    must(writer.maintain(1));
    CHECK(must(writer.catalogue().tombstones()).size() == 1);  // one in twenty is no reason
    must(writer.commit(removal({8, 9})));
    must(writer.maintain(1));
    CHECK(must(writer.catalogue().tombstones()).empty());
    const std::vector<SegmentInfo> segments = must(writer.catalogue().segments());
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].articles == 17);
    CHECK(folders(archive.paths) == std::vector<std::string>{segments[0].name});
    check_sound(archive.paths);
}

TEST_CASE("A segment whose articles are all dead vanishes with its folder") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    archive.add(writer, "a", 2);
    must(writer.commit(removal({1, 2})));
    must(writer.maintain(1));
    CHECK(must(writer.catalogue().segments()).empty());
    CHECK(folders(archive.paths).empty());
    CHECK(archive.add(writer, "a", 1) == std::vector<std::int64_t>{3});
    check_sound(archive.paths);
}

TEST_CASE("Many small commits keep the number of segments in bounds", "[large]") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    for (int i = 0; i < 40; ++i) {
        archive.add(writer, "a" + std::to_string(i) + "-", 1);
        must(writer.maintain(1));
    }
    const std::vector<SegmentInfo> segments = must(writer.catalogue().segments());
    CHECK(segments.size() < 15);
    CHECK(folders(archive.paths).size() == segments.size());
    CHECK(must(Snapshot::open(archive.paths)).articles() == 40);
    check_sound(archive.paths);
}

TEST_CASE("Compacting leaves one segment without dead documents and no unused texts") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    for (const char* name : {"a", "b", "c"})
        archive.add(writer, name, 4);
    Change change = removal({2, 12});
    change.loose_texts.clear();
    must(writer.commit(std::move(change)));
    must(writer.compact());
    const std::vector<SegmentInfo> segments = must(writer.catalogue().segments());
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].articles == 10);
    CHECK_FALSE(writer.catalogue().text(2).ok());
    CHECK(folders(archive.paths).size() == 1);
    check_sound(archive.paths);
    must(writer.compact());
    CHECK(must(writer.catalogue().segments()) == segments);
}

TEST_CASE("Compacting writes the catalogue anew only where articles have left it") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    const auto times_written = [&] { return must(writer.catalogue().connection().number("PRAGMA schema_version")); };
    archive.add(writer, "a", 40);
    archive.add(writer, "b", 40);
    const std::int64_t before = times_written();
    must(writer.compact());
    CHECK(times_written() == before);
    must(writer.commit(removal({2})));
    must(writer.compact());
    CHECK(times_written() > before);
    check_sound(archive.paths);
}

TEST_CASE("What an interrupted write left is removed by the next writer") {
    test::TempArchive archive;
    std::string live;
    {
        Writer writer = archive.writer();
        archive.add(writer, "a", 2);
        live = must(writer.catalogue().segments()).front().name;
    }
    test::write_bytes(archive.paths.segment("0099/postlist.glass"), "half");
    test::write_bytes(archive.paths.segment("nonsense/x"), "half");
    test::write_bytes(archive.paths.scratch() + "/17/docdata.glass", "half");
    Writer writer = archive.writer();
    CHECK(folders(archive.paths) == std::vector<std::string>{live});
    CHECK(must(list_folder(archive.paths.scratch())).empty());
    check_sound(archive.paths);
}

TEST_CASE("Debris with the number of the next segment is not in its way") {
    test::TempArchive archive;
    test::write_bytes(archive.paths.segment(segment_name(1) + "/postlist.glass"), "half");
    Writer writer = archive.writer();
    archive.add(writer, "a", 2);
    CHECK(must(writer.catalogue().segments()).front().name == segment_name(1));
    check_sound(archive.paths);
}

TEST_CASE("A second writer is told who holds the archive") {
    test::TempArchive archive;
    {
        const Writer writer = archive.writer();
        const core::Error error = Writer::open(archive.paths).error();
        CHECK(error.code == core::ErrorCode::locked);
        CHECK(error.message.find("process " + std::to_string(::getpid())) != std::string::npos);
        CHECK(error.message.find(archive.paths.folder) != std::string::npos);
        CHECK_FALSE(error.hint.empty());
        CHECK(Snapshot::open(archive.paths).ok());
    }
    CHECK(Writer::open(archive.paths).ok());
}

TEST_CASE("A lock file that a dead process signed is no lock") {
    test::TempArchive archive;
    test::write_bytes(archive.paths.lock(), "process 1");
    Writer writer = archive.writer();
    CHECK(test::read_bytes(archive.paths.lock()) == "process " + std::to_string(::getpid()) + "\nchange 0\n");
}

TEST_CASE("The history of an import has its counts and refusals, and says whether it ended") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    const std::int64_t import = must(writer.begin_import("a\nb"));
    CHECK(must(statistics(archive.paths, writer.catalogue())).unfinished_imports == 1);
    Change change;
    change.import = import;
    change.counts = {1, 2, 3, 4, 5};
    change.refusals = {{"file.json", 7, 123, "bad JSON", "detail"}, {"empty.txt", 0, 0, "empty file", ""}};
    must(writer.commit(std::move(change)));
    Connection& connection = writer.catalogue().connection();
    CHECK(must(connection.single(
              "SELECT group_concat(added || ' ' || updated || ' ' || unchanged || ' ' || duplicate || ' ' || "
              "refused) FROM import")) == "1 2 3 4 5");
    CHECK(must(connection.single(
              "SELECT group_concat(path || ':' || line || '@' || offset || ' ' || reason, '; ') FROM refusal")) ==
          "file.json:7@123 bad JSON; empty.txt:0@0 empty file");
    Change last;
    last.import = import;
    last.import_finished = true;
    must(writer.commit(std::move(last)));
    CHECK(must(statistics(archive.paths, writer.catalogue())).unfinished_imports == 0);
    CHECK(must(statistics(archive.paths, writer.catalogue())).imports == 1);
}

TEST_CASE("Statistics count articles, not their aliases") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    std::vector<core::Article> articles;
    for (int i = 0; i < 4; ++i)
        articles.push_back(test::made_article("s" + std::to_string(i), "نص رقم " + std::to_string(i)));
    articles[1].country = {};
    articles[1].date = {{2009, 0, 0}, core::Basis::url};
    articles[2].date = {};
    Change change = test::TempArchive::change_of(writer, articles);
    change.articles[3].alias_of = 1;
    must(writer.commit(std::move(change)));
    const Statistics s = must(statistics(archive.paths, writer.catalogue()));
    CHECK(s.articles == 3);
    CHECK(s.aliases == 1);
    CHECK(s.words == 15);
    CHECK(s.undated == 1);
    CHECK(s.first_date == "2009");
    CHECK(s.last_date == "2011-05-21");
    CHECK(s.countries == ValueCounts{{"DZ", 2}, {"", 1}});
    CHECK(s.years == ValueCounts{{"", 1}, {"2009", 1}, {"2011", 1}});
    CHECK(s.sources == ValueCounts{{"الخبر", 3}});
    CHECK(s.origins == ValueCounts{{"مصدر", 4}});
    CHECK(s.segments == 1);
    CHECK(s.segment_bytes > 0);
    CHECK(s.catalogue_bytes > 0);
}
