#include "store/snapshot.h"

#include <xapian.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "store/record.h"
#include "temp_archive.h"

using namespace arshif;
using namespace arshif::store;
using test::must;

namespace {

// The identifiers of all documents that a snapshot reads, dead ones left out.
std::set<std::string> identifiers(const Snapshot& snapshot) {
    std::set<std::string> all;
    const Xapian::Database& database = snapshot.database();
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        const std::int64_t id = snapshot.article_id(*at);
        if (std::binary_search(snapshot.dead().begin(), snapshot.dead().end(), id)) continue;
        const Record record = must(decode_record(database.get_document(*at).get_data()));
        CHECK(must(snapshot.catalogue().find_id(id)).value().article.identifier == record.identifier);
        all.insert(record.identifier);
    }
    return all;
}

// Enough of a segment's articles for it to be rewritten. (Compacting would wait for readers, to give back the log's
// space.)
void remove_and_merge(Writer& writer, const std::vector<std::int64_t>& ids) {
    Change change;
    change.dead = ids;
    change.loose_texts = ids;
    must(writer.commit(std::move(change)));
    must(writer.maintain(1));
    REQUIRE(must(writer.catalogue().tombstones()).empty());
}

std::size_t folders(const ArchivePaths& paths) {
    return must(list_folder(paths.segments())).size();
}

}  // namespace

TEST_CASE("A snapshot of an empty archive is empty") {
    const test::TempArchive archive;
    const Snapshot snapshot = must(Snapshot::open(archive.paths));
    CHECK(snapshot.articles() == 0);
    CHECK(snapshot.segments().empty());
    CHECK(identifiers(snapshot).empty());
    CHECK(snapshot.frequency("كتاب") == 0);
    CHECK_FALSE(snapshot.shares_code("كتاب", 1));
}

TEST_CASE("Documents of several segments are the rows they were") {
    test::TempArchive archive;
    {
        Writer writer = archive.writer();
        archive.add(writer, "a", 3);
        archive.add(writer, "b", 5);
        archive.add(writer, "c", 1);
    }
    const Snapshot snapshot = must(Snapshot::open(archive.paths));
    CHECK(snapshot.segments().size() == 3);
    CHECK(snapshot.articles() == 9);
    CHECK(identifiers(snapshot) == std::set<std::string>{"a1", "a2", "a3", "b1", "b2", "b3", "b4", "b5", "c1"});
    CHECK(snapshot.frequency("عنوان") == 9);
}

TEST_CASE("A snapshot stays as it was while a writer adds, removes and merges") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    archive.add(writer, "a", 3);
    archive.add(writer, "b", 3);
    const Snapshot before = must(Snapshot::open(archive.paths));
    const std::set<std::string> seen = identifiers(before);
    remove_and_merge(writer, {1, 2, 4});
    archive.add(writer, "c", 2);

    CHECK(identifiers(before) == seen);
    CHECK(before.articles() == 6);
    CHECK(before.dead().empty());
    CHECK(must(before.catalogue().body(1)).size() > 20);
    CHECK(must(before.catalogue().find_identifier("c1")).empty());
    CHECK(identifiers(must(Snapshot::open(archive.paths))) == std::set<std::string>{"a3", "b2", "b3", "c1", "c2"});
}

TEST_CASE("Segments in use stay on disk until nobody reads them, then the writer removes them") {
    test::TempArchive archive;
    {
        Writer writer = archive.writer();
        archive.add(writer, "a", 3);
        archive.add(writer, "b", 3);
        std::optional<Snapshot> reader = must(Snapshot::open(archive.paths));
        remove_and_merge(writer, {1});
        CHECK(folders(archive.paths) == 3);
        reader.reset();
        CHECK(folders(archive.paths) == 3);
    }
    CHECK(folders(archive.paths) == 2);
}

TEST_CASE("Segments in use when the writer ends are removed by the next one") {
    test::TempArchive archive;
    std::optional<Snapshot> reader;
    {
        Writer writer = archive.writer();
        archive.add(writer, "a", 3);
        archive.add(writer, "b", 3);
        reader = must(Snapshot::open(archive.paths));
        remove_and_merge(writer, {1});
    }
    CHECK(folders(archive.paths) == 3);
    {
        Writer writer = archive.writer();
        CHECK(folders(archive.paths) == 3);
        CHECK(identifiers(*reader).size() == 6);
        archive.add(writer, "c", 1);
    }
    reader.reset();
    CHECK(folders(archive.paths) == 4);
    { Writer writer = archive.writer(); }
    CHECK(folders(archive.paths) == 3);
}

TEST_CASE("Dead documents are listed and not counted") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    archive.add(writer, "a", 5);
    Change change;
    change.dead = {4, 2};
    must(writer.commit(std::move(change)));
    const Snapshot snapshot = must(Snapshot::open(archive.paths));
    CHECK(snapshot.dead() == std::vector<std::int64_t>{2, 4});
    CHECK(snapshot.articles() == 3);
    CHECK(identifiers(snapshot) == std::set<std::string>{"a1", "a3", "a5"});
}

TEST_CASE("The forms of all segments with a prefix come in order, one a form, with the articles that have it") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    test::TempArchive::add(writer, {test::made_article("1", "كتاب كتابة قلم")});
    test::TempArchive::add(writer, {test::made_article("2", "كتاب مدرسة كتب")});
    const Snapshot snapshot = must(Snapshot::open(archive.paths));
    std::vector<std::pair<std::string, std::uint32_t>> found;
    VocabularyEntry entry;
    for (const VocabularySource next = snapshot.forms("كت"); next(entry);)
        found.emplace_back(entry.surface, entry.frequency);
    CHECK(found == std::vector<std::pair<std::string, std::uint32_t>>{{"كتاب", 2}, {"كتابه", 1}, {"كتب", 1}});
}

TEST_CASE("A form shares its code if another form of any segment has it") {
    test::TempArchive archive;
    Writer writer = archive.writer();
    test::TempArchive::add(writer, {test::made_article("1", "كتاب")});
    test::TempArchive::add(writer, {test::made_article("2", "مدرسة")});
    const Snapshot snapshot = must(Snapshot::open(archive.paths));
    text::Analyzer analyzer;
    const text::TokenCode code = analyzer.analyze("كتاب").front().code;
    CHECK_FALSE(snapshot.shares_code("كتاب", code));
    CHECK(snapshot.shares_code("مدرسة", code));
}

TEST_CASE("A named segment that is gone is a damaged archive") {
    test::TempArchive archive;
    {
        Writer writer = archive.writer();
        archive.add(writer, "a", 3);
    }
    const std::string segment = must(list_folder(archive.paths.segments())).front();
    std::filesystem::remove_all(archive.paths.segment(segment));
    const core::Error error = Snapshot::open(archive.paths).error();
    CHECK(error.code == core::ErrorCode::archive_damaged);
    CHECK(error.message.find(segment) != std::string::npos);
}

TEST_CASE("Readers see whole commits while a writer commits and merges") {
    test::TempArchive archive;
    std::atomic<bool> done{false};
    std::thread writing([&] {
        Writer writer = must(Writer::open(archive.paths));
        for (int round = 0; round < 25; ++round) {
            archive.add(writer, "r" + std::to_string(round) + "-", 4);
            if (round % 3 == 2) must(writer.compact());
        }
        done = true;
    });
    int opened = 0;
    std::size_t last = 0;
    std::vector<std::string> faults;  // Catch's assertions belong to one thread at a time
    while (!done) {
        core::Result<Snapshot> snapshot = Snapshot::open(archive.paths);
        if (!snapshot) {
            faults.push_back(snapshot.error().message);
            continue;
        }
        std::size_t seen = 0;
        const Xapian::Database& database = snapshot->database();
        for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
            if (decode_record(database.get_document(*at).get_data())) ++seen;
        }
        if (seen % 4 != 0 || seen < last)
            faults.push_back("saw " + std::to_string(seen) + " after " + std::to_string(last));
        last = seen;
        ++opened;
    }
    writing.join();
    CHECK(faults == std::vector<std::string>());
    CHECK(opened > 0);
    CHECK(must(Snapshot::open(archive.paths)).articles() == 100);
}
