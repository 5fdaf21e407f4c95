// Inputs that want to exhaust memory, stack or time. None of them may take more than a moment.
#include <catch2/catch.hpp>
#include <string>

#include "collect.h"
#include "indexer/readers/json_reader.h"
#include "pattern_source.h"

using namespace arshif;
using namespace arshif::indexer;
using test::PatternSource;

namespace {

using Strings = std::vector<std::string>;

std::string repeat(std::string_view part, std::size_t times) {
    std::string text;
    text.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i)
        text += part;
    return text;
}

}  // namespace

TEST_CASE("A million nested brackets end in a refusal") {
    constexpr std::size_t million = 1000000;
    struct Case {
        std::string text;
        std::string reason;
    };
    const auto [text, why] = GENERATE(values<Case>({
        {repeat("[", million), "truncated JSON"},
        {repeat("[", million) + repeat("]", million), "not an object"},
        {repeat("{\"a\":", million), "truncated JSON"},
        {"{\"title\":" + repeat("[", million) + repeat("]", million) + "}", "nested too deep"},
        {"[{\"title\":" + repeat("{\"a\":", million) + "1" + repeat("}", million) + "}]", "nested too deep"},
    }));
    CAPTURE(text.substr(0, 40));
    const Collected got = collect(read_json, text + "\n");
    CHECK(got.records.empty());
    REQUIRE_FALSE(got.refusals.empty());
    CHECK(got.refusals.back().reason == why);
}

TEST_CASE("Lines that all begin like the one before are refused in linear time", "[large]") {
    const std::string line =
        GENERATE(as<std::string>(), "{\n", "{\"a\":\n", "{\n\"a\":[\n", "{\n\"a\":\n", "{\"a\":\"\n", "[\n",
                 "{\"a\":[\n", "{\"a\":[{\"title\":\"x\n", "{\"articles\":[{\"title\":\"x\"},\n", "\"\n", "]\n",
                 "{\n\"a\":1\n", "{\"a\":1\n{\n\"a\":[\n", "[{\"a\":\"b\n},\n{\"");
    CAPTURE(line);
    const Collected got = collect(read_json, repeat(line, 200000));
    CHECK_FALSE(got.refusals.empty());
}

TEST_CASE("A line of 100 MB is passed over without being held") {
    PatternSource source("{\"title\":\"a\"}\n{\"title\":\"x\",\"body\":\"", "\xD8\xAE\xD8\xA8\xD8\xB1 ", 100 << 20,
                         "\"}\n{\"title\":\"b\"}\n");
    const Collected got = collect_from(read_json, source, {.record_limit = 1 << 20});
    CHECK(got.titles() == Strings{"a", "b"});
    CHECK(got.reasons() == Strings{"record too large"});
}

TEST_CASE("A list of millions of numbers is refused as one") {
    PatternSource source("[{\"title\":\"a\"}", ",7", 10 << 20, ",{\"title\":\"b\"}]");
    const Collected got = collect_from(read_json, source, {});
    CHECK(got.titles() == Strings{"a", "b"});
    CHECK(got.reasons() == Strings{"not an object"});
    CHECK(got.records.at(1).ordinal == 2 + (5 << 20));
}

TEST_CASE("An object of a million keys is read or refused like any other") {
    std::string members;
    for (int i = 0; i < 300000; ++i)
        members += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + ",";
    CHECK(collect(read_json, "{" + members + "\"title\":\"a\"}").titles() == Strings{"a"});
    const Collected none = collect(read_json, "{" + members + "\"z\":1}");
    REQUIRE(none.reasons() == Strings{"no article fields"});
    CHECK(none.refusals.at(0).detail.size() < 300);
}

TEST_CASE("NULs and other control bytes anywhere end in refusals") {
    const std::string nul(1, '\0');
    const std::string text =
        "{\"title\":\"a" + nul + "\"}\n" + nul + "\n{\"title\":\"b\"}\n{\"title\"" + nul + ":\"c\"}\n" + nul + nul;
    const Collected got = collect(read_json, text);
    CHECK(got.titles() == Strings{"b"});
    CHECK(got.refusals.size() == 4);
}

TEST_CASE("Escaped NULs in a record are kept") {
    const Collected got = collect(read_json, R"({"title":"a\u0000b"})");
    REQUIRE(got.records.size() == 1);
    CHECK(got.records.at(0).title == std::string("a\0b", 3));
}
