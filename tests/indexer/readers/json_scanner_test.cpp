#include "indexer/readers/json_scanner.h"

#include <catch2/catch.hpp>
#include <string>

using namespace arshif::indexer;
using Found = JsonScanner::Found;
using Lines = JsonScanner::Lines;

namespace {

// Gives the scanner one byte more at a time.
Found scan_bytewise(JsonScanner& scanner, const std::string& text) {
    for (std::size_t size = 0; size <= text.size(); ++size) {
        const Found found = scanner.scan(std::string_view(text).substr(0, size), false);
        if (found != Found::more) return found;
    }
    return scanner.scan(text, true);
}

}  // namespace

TEST_CASE("The end of a value is found through strings, escapes and nesting") {
    const std::string value =
        GENERATE(as<std::string>(), R"({})", R"([])", R"("")", R"({"a":1})", R"({"a":"}"})", R"({"a":"\"}"})",
                 R"({"a":"\\"})", R"({"a":"\\\"}","b":[{"c":"]"}]})", R"(["{", "[", "\u0022]"])",
                 "{\n \"a\" : [1,\n{\n}\n]\n}", R"("a\"b")", R"({"خبر":"نص طويل فيه {أقواس} و[أخرى] لا تعني شيئا"})");
    const Lines lines = GENERATE(Lines::free, Lines::first_may);
    CAPTURE(value);
    const std::string text = value + R"( , {"next": "one"})";
    JsonScanner at_once(lines);
    REQUIRE(at_once.scan(text, true) == Found::whole);
    CHECK(at_once.position() == value.size());
    JsonScanner bytewise(lines);
    REQUIRE(scan_bytewise(bytewise, text) == Found::whole);
    CHECK(bytewise.position() == value.size());
}

TEST_CASE("A value that does not end asks for more") {
    const std::string value = GENERATE(as<std::string>(), "{", "[", "\"", R"({"a)", R"({"a\)", R"({"a":[})", R"("a\")");
    CAPTURE(value);
    JsonScanner scanner(Lines::free);
    CHECK(scanner.scan(value, true) == Found::more);
}

TEST_CASE("In JSON Lines a line break ends a value that is not whole") {
    struct Case {
        std::string text;
        std::size_t end;
    };
    const auto [text, end] = GENERATE(values<Case>({
        {"{\"a\":1\n}", 6},
        {"{\"a\":\"x\n\"}", 7},
        {"{\"a\":\"x\\\n\"}", 8},
        {"{\n}", 1},
    }));
    CAPTURE(text);
    JsonScanner scanner(Lines::end_it);
    CHECK(scan_bytewise(scanner, text) == Found::line_end);
    CHECK(scanner.position() == end);
}

TEST_CASE("A record that was cut off shows where the next one begins") {
    struct Case {
        std::string text;
        Lines lines;
        std::size_t next;
    };
    const auto [text, lines, next] = GENERATE(values<Case>({
        {"{\"a\":1\n{\"a\":2}", Lines::first_may, 7},         // no brace
        {"{\"a\":1,\n{\"a\":2}", Lines::first_may, 8},        // cut behind a comma
        {"{\"a\":\"x\n{\"a\":2}", Lines::first_may, 8},       // no quotation mark
        {"{\n\"a\":\"x\"\n{\"a\":2}", Lines::first_may, 10},  // over several lines
        {"{\"a\":1\n  {\"a\":2}", Lines::free, 9},            // in a list
        {"{\"a\":\"x},\n  {\"a\":2}", Lines::free, 12},       // in a list, no quotation mark
        {"{\"a\":\"x } , \r\n\t{ \"a\":2}", Lines::free, 15},
    }));
    CAPTURE(text);
    JsonScanner scanner(lines);
    CHECK(scan_bytewise(scanner, text) == Found::new_record);
    CHECK(scanner.position() == next);
}

TEST_CASE("Line breaks that a pretty printer writes break nothing") {
    const std::string text =
        GENERATE(as<std::string>(), "{\n\"a\":\n{\n\"b\":1\n}\n}", "{\"a\": [\n{\"b\":1},\n{\"b\":2}\n]\n}",
                 "{\"a\": [\n{\"b\":1},\n\n{\"b\":\n{\"c\":2}}]}", "{\r\n\"a\":1\r\n,\"b\":2\r\n}");
    CAPTURE(text);
    JsonScanner scanner(Lines::first_may);
    CHECK(scan_bytewise(scanner, text) == Found::whole);
    CHECK(scanner.position() == text.size());
}

TEST_CASE("A raw line break in a string of a list does not end the string") {
    JsonScanner scanner(Lines::free);
    const std::string text = "{\"a\":\"one\n{two},\n three\"}";
    CHECK(scan_bytewise(scanner, text) == Found::whole);
    CHECK(scanner.position() == text.size());
}

TEST_CASE("Depth is followed to the end and reported") {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    JsonScanner fit(Lines::free);
    CHECK(fit.scan(nested(JsonScanner::max_depth), true) == Found::whole);
    CHECK_FALSE(fit.too_deep());
    JsonScanner deep(Lines::free);
    CHECK(deep.scan(nested(JsonScanner::max_depth + 1), true) == Found::whole);
    CHECK(deep.too_deep());
}

TEST_CASE("Bytes that were discarded are not needed to go on") {
    const std::string text = R"({"a":"xxxxxxxxxxxxxxxx","b":[1,2,3]} )";
    JsonScanner scanner(Lines::free);
    std::size_t gone = 0;
    for (std::size_t size = 4; size <= text.size(); size += 4) {
        const Found found = scanner.scan(std::string_view(text).substr(gone, size - gone), false);
        if (found == Found::whole) break;
        const std::size_t passed = scanner.position();
        scanner.discard(passed);
        gone += passed;
    }
    CHECK(gone + scanner.position() == text.size() - 1);
}
