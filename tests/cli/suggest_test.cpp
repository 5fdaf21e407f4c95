// What search offers where it finds little, on the sample corpus.
#include <catch2/catch.hpp>

#include "golden.h"
#include "json_schema.h"
#include "sandbox.h"

using namespace arshif::test;

namespace {

using Words = std::vector<std::string>;

const Sandbox& sample() {
    static const Sandbox sandbox;
    static const std::string imported = sandbox.done({"index", sample_corpus()});
    return sandbox;
}

}  // namespace

TEST_CASE("search offers other queries on standard error") {
    std::string told;
    for (const char* query : {"الجزاير", "hg[.hzv", "سوق Bamako", "\"hg[.hzv\" -القمح", "القطلر", "title:القطلر",
                              "مكافحة الجراذ", "hgl:hvu", "القمح", "ققققق", "الجزاير OR القمح", "it's الجزاير"}) {
        const Outcome outcome = sample().arshif({"search", "--format", "ids", "--limit", "1", "--", query});
        told += std::string("$ search ") + query + "\n" + sample().without_paths(outcome.err);
    }
    require_golden("suggestions.text", told);
}

TEST_CASE("suggestions are part of a page in JSON, as the schema says") {
    const auto query = GENERATE(as<std::string>{}, "الجزاير", "hg[.hzv", "سوق Bamako", "القمح", "ققققق", "");
    CAPTURE(query);
    const Json schema = Json::parse(read_file(ARSHIF_SOURCE_DIR "/schema/output.schema.json"));
    const Outcome outcome = sample().arshif({"search", query, "--format", "json", "--quiet"});
    CHECK(outcome.err.empty());
    const Json page = Json::parse(outcome.out);
    CHECK(violation(schema, "search_page", page).value_or("nothing") == "nothing");
    CHECK(page["suggestions"].empty() == (query == "القمح" || query == "ققققق" || query.empty()));
    for (const Json& suggestion : page["suggestions"]) {
        CHECK(suggestion["articles"] == sample().count(suggestion["query"].get<std::string>()));
        Json spoiled = suggestion;
        spoiled["reason"] = "whim";
        CHECK(violation(schema, "suggestion", spoiled));
    }
}

TEST_CASE("suggestions can be switched off and never change what is found") {
    const Words search = {"search", "سوق Bamako", "--format", "ids"};
    const Outcome loud = sample().arshif(search);
    REQUIRE(contains(loud.err, "In Arabic: arshif search 'سوق باماكو'"));
    for (const char* option : {"--no-suggest", "--quiet"}) {
        Words without = search;
        without.emplace_back(option);
        const Outcome outcome = sample().arshif(without);
        CHECK_FALSE(contains(outcome.err, "In Arabic"));
        CHECK(outcome.out == loud.out);
        CHECK(outcome.status == loud.status);
    }
    const Json page = Json::parse(sample().arshif({"search", "Bamako", "--format", "json", "--no-suggest"}).out);
    CHECK(page["suggestions"].empty());
}

TEST_CASE("a suggestion can be pasted into a shell and asks within the same filters") {
    const Outcome quoted = sample().arshif({"search", "it's الجزاير"});
    CHECK(contains(quoted.err, "'it'\\''s الجزائر'"));

    const Outcome outcome = sample().arshif({"search", "الجزاير", "--country", "DZ,تونس", "--from", "2010", "--exact"});
    const std::string lead = "Did you mean: arshif ";
    const std::size_t at = outcome.err.find(lead);
    REQUIRE(at != std::string::npos);
    CHECK(contains(outcome.err, "--country 'DZ' --country 'تونس' --from '2010' --exact --archive '"));
    const std::string pasted = outcome.err.substr(at + lead.size(), outcome.err.find('\n', at) - at - lead.size());
    const Outcome again = run({{"/bin/sh", "-c", ARSHIF_BINARY " " + pasted + " --format ids"}});
    CHECK(again.status == 0);
    CHECK(again.out ==
          sample().done({"search", "الجزائر", "--country", "DZ,TN", "--from", "2010", "--exact", "--format", "ids"}));
}
