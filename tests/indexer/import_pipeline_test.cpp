#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "newsroom.h"
#include "store/fault_points.h"
#include "store/snapshot.h"

using namespace arshif;
using store::ImportCounts;
using test::json_line;
using test::must;
using test::Newsroom;

namespace {

// Articles of some dozen words, every seventh the text of an earlier one.
std::string made_export(std::uint32_t seed, int count, std::size_t words = 20) {
    test::MadeText text(seed);
    std::string lines;
    std::string body;
    for (int i = 0; i < count; ++i) {
        if (i % 7 != 6) body = text.words(words);
        lines += json_line("n" + std::to_string(i), body, i % 3 == 0 ? ",\"country\":\"DZ\"" : "");
    }
    return lines;
}

std::atomic<int> built_chunks;
std::atomic<int> built_beside_first_commit;

// Keeps the first commit of an import from going on until those of a commit are built and no more come, or for two
// minutes: a slow machine may take long for a chunk.
void wait_in_first_commit(std::string_view point) {
    if (point == "after chunk") ++built_chunks;
    if (point != "before segment sync" || built_beside_first_commit != 0) return;
    constexpr int most_waits = 240;
    int before = -1;
    for (int waits = 0; waits < most_waits && (built_chunks < 20 || before != built_chunks); ++waits) {
        before = built_chunks;
        std::this_thread::sleep_for(std::chrono::milliseconds(500));
    }
    built_beside_first_commit.store(built_chunks);
}

}  // namespace

TEST_CASE("However many threads build it, the archive is the same") {
    std::vector<std::string> listings;
    for (const unsigned jobs : {1U, 4U}) {
        Newsroom room;
        room.file("a.jsonl", made_export(1, 2500));
        room.file("b.jsonl", made_export(2, 700));
        indexer::ImportOptions options = room.options();
        options.origin = "o";
        options.jobs = jobs;
        const indexer::ImportSummary summary = room.import(options);
        CHECK(summary.counts.added + summary.counts.duplicate == 3200);
        listings.push_back(room.listing());
        room.check_sound();
        CHECK(must(store::Snapshot::open(room.archive.paths)).articles() == summary.counts.added);
    }
    REQUIRE(listings[0].size() > 100000);
    CHECK((listings[0] == listings[1]));
}

TEST_CASE("However little memory it may take, the archive is the same", "[large]") {
    std::vector<std::string> listings;
    for (const std::size_t memory : {std::size_t{0}, indexer::default_import_memory}) {
        Newsroom room;
        room.file("a.jsonl", made_export(1, 2500, 400));
        indexer::ImportOptions options = room.options();
        options.origin = "o";
        options.memory = memory;
        CHECK(room.import(options).counts.refused == 0);
        listings.push_back(room.listing());
        room.check_sound();
    }
    REQUIRE(listings[0].size() > 100000);
    CHECK((listings[0] == listings[1]));
}

TEST_CASE("Memory is shared out so that all threads fit in, with fewer threads and smaller chunks where it is little") {
    constexpr std::size_t megabyte = std::size_t{1} << 20U;
    constexpr unsigned jobs = 64;
    unsigned last_jobs = 0;
    std::size_t last_chunk = 0;
    for (const std::size_t memory : {std::size_t{0}, 64 * megabyte, 128 * megabyte, 512 * megabyte, 8192 * megabyte}) {
        CAPTURE(memory);
        const indexer::MemoryShare share = indexer::share_memory(memory, jobs);
        CHECK(share.jobs >= std::max(1U, last_jobs));
        CHECK(share.jobs <= jobs);
        CHECK(share.chunk_bytes >= std::max(megabyte, last_chunk));
        CHECK(share.built_bytes + share.jobs * share.chunk_bytes <= std::max(memory, indexer::least_import_memory));
        last_jobs = share.jobs;
        last_chunk = share.chunk_bytes;
    }
    CHECK(last_jobs == jobs);
    CHECK(indexer::share_memory(std::size_t{1} << 30U, 2).jobs == 2);
    CHECK(indexer::share_memory(0, 0).jobs == 1);
}

TEST_CASE("While a commit lasts no more chunks are built than half of one that follows", "[large]") {
    Newsroom room;
    room.file("a.jsonl", made_export(8, 36000));
    indexer::ImportOptions options = room.options();
    options.jobs = 2;
    built_chunks = built_beside_first_commit = 0;
    store::set_fault_handler(&wait_in_first_commit);
    const indexer::ImportSummary summary = room.import(options);
    store::set_fault_handler(nullptr);
    CHECK(summary.counts.added + summary.counts.duplicate == 36000);
    // Those of a commit, half as many, one in each thread that builds, and one for each in the queue.
    CHECK(built_beside_first_commit >= 20);
    CHECK(built_beside_first_commit <= 30 + 2 + 2);
    room.check_sound();
}

TEST_CASE("An interrupted import keeps what it read, and the next goes on from there") {
    Newsroom room;
    room.file("a.jsonl", made_export(3, 3000));
    room.stop_after = 700;
    const indexer::ImportSummary first = room.import();
    CHECK(first.interrupted);
    const std::int64_t taken = first.counts.added + first.counts.duplicate;
    CHECK(taken >= 700);
    CHECK(taken < 3000);
    CHECK(room.count("article") == taken);
    CHECK(room.count("import WHERE finished IS NULL") == 1);
    room.check_sound();

    room.stop_after = std::int64_t{1} << 60U;
    const indexer::ImportSummary second = room.import();
    CHECK_FALSE(second.interrupted);
    CHECK(second.counts.unchanged == taken);
    CHECK(second.counts.added + second.counts.duplicate == 3000 - taken);
    CHECK(room.count("article") == 3000);
    CHECK(room.count("import WHERE finished IS NULL") == 1);
    room.check_sound();
    Newsroom whole;
    whole.file("a.jsonl", made_export(3, 3000));
    whole.import();
    CHECK((whole.listing() == room.listing()));
}

TEST_CASE("A dictionary is trained once there is text enough, and all texts stay readable") {
    Newsroom room;
    room.file("a.jsonl", made_export(4, 200));
    room.import();
    CHECK(room.count("dictionary") == 0);
    room.file("b.jsonl", made_export(5, 2600, 300));
    indexer::ImportOptions options = room.options();
    options.paths = {room.inputs.at("b.jsonl")};
    room.import(options);
    CHECK(room.count("dictionary") == 1);
    CHECK(room.count("text WHERE dictionary IS NULL") > 200);
    CHECK(room.count("text WHERE dictionary = 1") > 300);
    room.check_sound();

    room.file("c.jsonl", json_line("later", "نص لاحق"));
    options.paths = {room.inputs.at("c.jsonl")};
    room.import(options);
    CHECK(room.count("dictionary") == 1);
    store::Catalogue catalogue = room.catalogue();
    CHECK(must(catalogue.text(room.article("later").text)).dictionary == 1);
    CHECK(must(catalogue.body(room.article("later").text)) == "نص لاحق");
}

TEST_CASE("An import that cannot write ends with an error, and the archive is as it was") {
    for (const unsigned jobs : {1U, 4U}) {
        Newsroom room;
        room.file("a.jsonl", made_export(6, 50));
        room.import();
        room.file("a.jsonl", made_export(7, 20000, 5));
        indexer::ImportOptions options = room.options();
        options.jobs = jobs;
        {
            store::Writer writer = room.archive.writer();
            std::filesystem::remove_all(room.archive.paths.scratch());  // where the workers would build
            CHECK_FALSE(indexer::import_articles(writer, options, room.observer).ok());
        }
        CHECK(room.count("article") == 50);
        room.check_sound();
        CHECK(room.import(options).counts.refused == 0);
        CHECK(room.count("article") == 20000);
        room.check_sound();
    }
}

TEST_CASE("Everything changed at once is replaced, and the dead leave with the merge") {
    Newsroom room;
    room.file("a.jsonl", made_export(8, 1500));
    room.import();
    room.file("a.jsonl", made_export(9, 1500));
    const indexer::ImportSummary summary = room.import();
    CHECK(summary.counts.updated == 1500);
    CHECK(room.count("article") == 1500);
    const std::int64_t alive = room.count("article WHERE alias_of IS NULL");
    CHECK(room.count("tombstone") * 8 < alive);
    CHECK(must(store::Snapshot::open(room.archive.paths)).articles() == alive);
    room.check_sound();
}

TEST_CASE("Very long and very many words end in an archive, not in a failure") {
    Newsroom room;
    std::string word;
    while (word.size() < 300000)
        word += "كتاب";
    std::string different;
    for (int i = 0; i < 50000; ++i)
        different += "ك" + std::to_string(i) + "ب ";
    room.file("a.jsonl", json_line("long", word) + json_line("many", different) + json_line("signs", "؟!؟"));
    CHECK(room.import().counts == ImportCounts{3, 0, 0, 0, 0});
    room.check_sound();
}
