// arshif search, count, show, stats and batch on the sample corpus, compared with golden files.
#include <catch2/catch.hpp>
#include <fstream>
#include <regex>

#include "golden.h"
#include "sandbox.h"

using namespace arshif::test;

namespace {

using Words = std::vector<std::string>;

// One archive of the sample corpus for all cases of this file: none changes it.
const Sandbox& sample() {
    static const Sandbox sandbox;
    static const std::string imported = sandbox.done({"index", sample_corpus()});
    return sandbox;
}

std::string printed(const Words& arguments) {
    return sample().without_paths(with_short_scores(sample().done(arguments)));
}

}  // namespace

TEST_CASE("search prints what it found in each of its formats") {
    const auto format = GENERATE(as<std::string>{}, "text", "json", "jsonl", "csv", "ids");
    require_golden("search-words." + format, printed({"search", "أسعار القمح", "--limit", "5", "--format", format}));
    require_golden("search-phrase." + format, printed({"search", "\"مكافحة الإرهاب\" -الجراد", "--sort", "newest",
                                                       "--limit", "4", "--format", format}));
    require_golden("search-filters." + format, printed({"search", "", "--country", "DZ,تونس", "--from", "2011", "--to",
                                                        "2015-06", "--format", format}));
}

TEST_CASE("show prints an article and where each piece of it came from") {
    const auto [name, id] = GENERATE(table<std::string, std::string>({
        {"show-record", "gulf-008"},  // its text is another paper's too
        {"show-path", "DZ/sada-al-qasba/2011-05-21-tamanrasset-arkan.txt"},
        {"show-unknown", "3fa9c1d27be64508.txt"},
    }));
    require_golden(name + ".text", printed({"show", id}));
    require_golden(name + ".json", printed({"show", id, "--format", "json"}));
}

TEST_CASE("stats prints what the archive holds") {
    const std::regex sizes("[0-9.]+ MB");
    require_golden("stats.text", std::regex_replace(printed({"stats", "--all"}), sizes, "SIZE MB"));
    Json stats = Json::parse(printed({"stats", "--format", "json"}));
    for (const char* key : {"catalogue_bytes", "segment_bytes"})
        stats[key] = "SIZE";
    require_golden("stats.json", stats.dump(2) + "\n");
}

TEST_CASE("batch prints a TREC run") {
    const std::string topics = sample().write("topics.tsv", "1\tأسعار القمح\n\nسؤال 2\t\"مكافحة الإرهاب\"\n3\tققققق\n");
    require_golden("batch.run", printed({"batch", "--depth", "3", topics}));
}

TEST_CASE("what batch ranks is what search ranks") {
    const std::string query = "ميناء الجراد";
    const std::string topics = sample().write("one.tsv", "7\t" + query + "\n");
    Words from_batch;
    for (const std::string& line : lines_of(sample().done({"batch", topics}))) {
        std::istringstream columns(line);
        std::string topic, q0, id, rank, score, run, more;
        REQUIRE(columns >> topic >> q0 >> id >> rank >> score >> run);
        CHECK_FALSE(columns >> more);
        CHECK(topic == "7");
        CHECK(q0 == "Q0");
        CHECK(run == "arshif");
        from_batch.push_back(id);
        CHECK(rank == std::to_string(from_batch.size()));
    }
    REQUIRE(from_batch.size() > 10);
    Words from_search = lines_of(sample().done({"search", query, "--limit", "1000", "--format", "ids"}));
    for (std::string& id : from_search)
        id = std::regex_replace(id, std::regex(" "), "%20");
    CHECK(from_batch == from_search);
}

TEST_CASE("count agrees with the pages of search") {
    const auto arguments =
        GENERATE(Words{"القمح"}, Words{"\"مكافحة الإرهاب\""}, Words{"ميناء OR مرفأ"}, Words{"ميناء -بيروت"},
                 Words{"سفير", "--exact"}, Words{"قطار مدرسة", "--any"}, Words{"", "--mentions", "ML"},
                 Words{"", "--from", "2011-05", "--to", "2011"},
                 Words{"", "--from", "1974-05", "--to", "1983", "--overlap", "--undated"}, Words{"title:السوق"});
    CAPTURE(arguments);
    Words count = arguments;
    count.insert(count.begin(), "count");
    const long expected = std::stol(sample().done(count));
    REQUIRE(expected > 0);
    Words newest = arguments;
    newest.insert(newest.begin(), "search");
    newest.insert(newest.end(), {"--sort", "newest", "--format", "jsonl", "--limit", "3"});
    Words paged;
    for (std::size_t offset = 0; offset < static_cast<std::size_t>(expected) + 3; offset += 3) {
        Words page = newest;
        page.insert(page.end(), {"--offset", std::to_string(offset)});
        const Outcome outcome = sample().arshif(page);
        CHECK(outcome.status == (offset < static_cast<std::size_t>(expected) ? 0 : 1));
        for (const std::string& line : lines_of(outcome.out))
            paged.push_back(line);
    }
    newest.back() = "1000";
    CHECK(paged == lines_of(sample().done(newest)));
    CHECK(paged.size() == static_cast<std::size_t>(expected));
}

TEST_CASE("articles that a range of dates leaves out for want of a date are counted on standard error") {
    const Outcome dated = sample().arshif({"search", "", "--from", "1974-05", "--to", "2000"});
    CHECK(contains(dated.err, "6 without a date left out (--undated includes them)"));
    CHECK(contains(dated.err, "1 left out whose date only overlaps the range (--overlap includes them)"));
    const Outcome all = sample().arshif({"search", "", "--from", "1974-05", "--to", "2000", "--undated", "--overlap"});
    CHECK_FALSE(contains(all.err, "left out"));
}

TEST_CASE("no hits on request are still a number of matches") {
    const Outcome none = sample().arshif({"search", "القمح", "--limit", "0", "--format", "json"});
    CHECK(none.status == 0);
    const Json page = Json::parse(none.out);
    CHECK(page["hits"].empty());
    CHECK(page["matches"] == sample().count("القمح"));
    CHECK(contains(none.err, "found"));
    CHECK_FALSE(contains(none.err, "nothing"));
}

TEST_CASE("the words of a query may be one argument or several") {
    CHECK(sample().done({"search", "أسعار", "القمح", "--format", "ids"}) ==
          sample().done({"search", "أسعار القمح", "--format", "ids"}));
    CHECK(sample().done({"search", "القمح", "--title", "ميناء", "--format", "ids"}) ==
          sample().done({"search", "القمح title:(ميناء)", "--format", "ids"}));
}

TEST_CASE("explain tells how a query was understood, on standard error") {
    const Outcome outcome = sample().arshif({"search", "القمح", "--explain", "--format", "ids"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.err, "term(القمح"));
    CHECK_FALSE(contains(outcome.out, "term("));
}
