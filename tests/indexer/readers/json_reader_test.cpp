#include "indexer/readers/json_reader.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "collect.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

using Strings = std::vector<std::string>;

Collected read(std::string_view text, const Options& options = {}) {
    return collect(read_json, text, options);
}

std::vector<std::uint32_t> ordinals(const Collected& collected) {
    std::vector<std::uint32_t> all;
    for (const core::Record& record : collected.records)
        all.push_back(record.ordinal);
    return all;
}

}  // namespace

TEST_CASE("Every way of putting articles into JSON gives the same articles") {
    const std::string text = GENERATE(
        as<std::string>(),
        // JSON Lines: with and without a last line break, blank lines, CR LF, commas, a byte order mark, record
        // separators
        "{\"title\":\"a\",\"body\":\"1\"}\n{\"title\":\"b\",\"body\":\"2\"}\n{\"title\":\"c\",\"body\":\"3\"}\n",
        "{\"title\":\"a\",\"body\":\"1\"}\n{\"title\":\"b\",\"body\":\"2\"}\n{\"title\":\"c\",\"body\":\"3\"}",
        "\n\n{\"title\":\"a\",\"body\":\"1\"}\r\n\r\n{\"title\":\"b\",\"body\":\"2\"}\r\n  "
        "{\"title\":\"c\",\"body\":\"3\"}\r\n \n",
        "{\"title\":\"a\",\"body\":\"1\"},\n{\"title\":\"b\",\"body\":\"2\"},\n{\"title\":\"c\",\"body\":\"3\"},\n",
        "\xEF\xBB\xBF{\"title\":\"a\",\"body\":\"1\"}\n\xEF\xBB\xBF{\"title\":\"b\",\"body\":\"2\"}\n{\"title\":\"c\","
        "\"body\":\"3\"}\n",
        "\x1E{\"title\":\"a\",\"body\":\"1\"}\n\x1E{\"title\":\"b\",\"body\":\"2\"}\n\x1E{\"title\":\"c\",\"body\":"
        "\"3\"}\n",
        // several on a line, and none on a line of its own
        R"({"title":"a","body":"1"}{"title":"b","body":"2"} {"title":"c","body":"3"})",
        // objects over several lines
        "{\n  \"title\": \"a\",\n  \"body\": \"1\"\n}\n{\n  \"title\": \"b\",\n  \"body\": \"2\"\n}\n{\n  \"title\": "
        "\"c\",\n  \"body\": \"3\"\n}\n",
        // first on one line, then over several
        "{\"title\":\"a\",\"body\":\"1\"}\n{\n  \"title\": \"b\",\n  \"body\": \"2\"\n}\n{\n\"title\": \"c\",\n  "
        "\"body\": \"3\"\n}\n",
        // arrays
        R"([{"title":"a","body":"1"},{"title":"b","body":"2"},{"title":"c","body":"3"}])",
        "[\n  {\n    \"title\": \"a\",\n    \"body\": \"1\"\n  },\n  {\n    \"title\": \"b\",\n    \"body\": \"2\"\n  "
        "},\n  {\n    \"title\": \"c\",\n    \"body\": \"3\"\n  }\n]\n",
        "\xEF\xBB\xBF[{\"title\":\"a\",\"body\":\"1\"},\n{\"title\":\"b\",\"body\":\"2\"},\n{\"title\":\"c\",\"body\":"
        "\"3\"},]",
        // several arrays, empty ones among them
        "[{\"title\":\"a\",\"body\":\"1\"}][{\"title\":\"b\",\"body\":\"2\"},{\"title\":\"c\",\"body\":\"3\"}]",
        "[]\n[\n{\"title\":\"a\",\"body\":\"1\"}\n][\n{\"title\":\"b\",\"body\":\"2\"}\n]\n[ "
        "]\n[{\"title\":\"c\",\"body\":\"3\"}]\n",
        // wrapped
        R"({"articles":[{"title":"a","body":"1"},{"title":"b","body":"2"},{"title":"c","body":"3"}]})",
        "{\"articles\": "
        "[\n{\"title\":\"a\",\"body\":\"1\"},\n{\"title\":\"b\",\"body\":\"2\"},\n{\"title\":\"c\",\"body\":\"3\"}\n]"
        "\n}\n",
        R"({"status":"ok","n":[1,2],"source":{"name":"x"},"tags":[],"articles":[{"title":"a","body":"1"},{"title":"b","body":"2"},{"title":"c","body":"3"}],"next":null})",
        R"({"authors":[{"name":"x"},{"name":"y"}],"old":[{"title":"a","body":"1"}],"new":[{"title":"b","body":"2"},{"title":"c","body":"3"}]})",
        "{\"articles\":[{\"title\":\"a\",\"body\":\"1\"}]}\n{\"articles\":[{\"title\":\"b\",\"body\":\"2\"},{\"title\":"
        "\"c\",\"body\":\"3\"}]}\n");
    CAPTURE(text);
    const Collected got = read(text);
    CHECK(got.titles() == Strings{"a", "b", "c"});
    CHECK(got.reasons().empty());
    CHECK(ordinals(got) == std::vector<std::uint32_t>{1, 2, 3});
    for (const core::Record& record : got.records) {
        CHECK(record.path == "input.json");
        CHECK(text.at(record.offset) == '{');
        CHECK(text.find("\"" + record.title + "\"", record.offset) < record.offset + 16);
    }
}

TEST_CASE("An article with lists of objects beside its body is an article") {
    const std::string text =
        GENERATE(as<std::string>(), R"({"title":"a","classes":[{"key":"k","value":"v"}],"full_text":"1"})",
                 R"({"url":"u","classes":[{"title":"k"}],"title":"a","full_text":"1"})",
                 R"({"title":"a","comments":[{"author":"x","text":"y"}],"body":"1"})",
                 R"({"title":"a","classes":[{"key":"k","mapping":"posttype"}],"description":"1"})");
    CAPTURE(text);
    const Collected got = read(text + "\n" + text);
    CHECK(got.titles() == Strings{"a", "a"});
    CHECK(got.reasons().empty());
    CHECK(got.records.at(0).body == "1");
}

TEST_CASE("One object alone has no ordinal, unless its file may grow") {
    struct Case {
        std::string path;
        std::string text;
        std::uint32_t ordinal;
    };
    const auto [path, text, ordinal] = GENERATE(values<Case>({
        {"a.json", R"({"title":"a"})", 0},
        {"a.txt", " {\"title\":\"a\"}\n\n", 0},
        {"a.json", "{\n\"title\":\"a\"\n}\n", 0},
        {"a.jsonl", R"({"title":"a"})", 1},
        {"a.ndjson", R"({"title":"a"})", 1},
        {"a.json", R"([{"title":"a"}])", 1},
        {"a.json", R"({"articles":[{"title":"a"}]})", 1},
        {"a.json", "{\"title\":\"a\"}\nnonsense\n", 1},
        {"a.json", "{\"title\":\"a\"}\n[]\n", 1},
    }));
    CAPTURE(path, text);
    const Collected got = read(text, {.path = path});
    REQUIRE(got.titles() == Strings{"a"});
    CHECK(got.records.at(0).ordinal == ordinal);
    CHECK(got.records.at(0).path == path);
}

TEST_CASE("A broken line is refused with its place, and the next lines are read") {
    const std::string broken =
        GENERATE(as<std::string>(), "{\"title\":\"x", "{\"title\":\"x\"", "{\"title\":\"x\",", "{\"title\":", "{",
                 "{\"title\" \"x\"}", "{\"title\":\"x\\ud800\"}", "nonsense", "]", "}", "[ERROR] timeout",
                 "{\"title\":[{\"a\":1}", "{\"a\":\"x\"}}", "{\"a\":[1,2}", "{\"title\":\"x\\");
    CAPTURE(broken);
    const std::string good_a = R"({"title":"a","body":"1"})";
    const std::string good_b = R"({"title":"b","body":"2"})";
    const std::string good_c = R"({"title":"c","body":"3"})";
    SECTION("in the middle") {
        const Collected got = read(good_a + "\n" + broken + "\n" + good_b + "\n" + good_c + "\n");
        CHECK(got.titles() == Strings{"a", "b", "c"});
        REQUIRE_FALSE(got.refusals.empty());
        CHECK(got.refusals.front().line == 2);
        CHECK(got.refusals.front().offset == good_a.size() + 1);
        CHECK(got.refusals.front().path == "input.json");
        for (const Refusal& refusal : got.refusals)
            CHECK(refusal.line == 2);
        CHECK(got.records.at(1).ordinal == 2 + got.refusals.size());
    }
    SECTION("at the end") {
        const Collected got = read(good_a + "\n" + good_b + "\n" + broken);
        CHECK(got.titles() == Strings{"a", "b"});
        REQUIRE_FALSE(got.refusals.empty());
        CHECK(got.refusals.front().line == 3);
    }
}

TEST_CASE("The first line may be the broken one") {
    const std::string broken =
        GENERATE(as<std::string>(), "{\"title\":\"x", "{\"title\":\"x\"", "{\"title\":\"x\",",
                 "{\"title\":", "{\"title\" \"x\"}", "nonsense", "}", "{\"title\":\"x\",\"tags\":[1");
    CAPTURE(broken);
    std::string text = broken + "\n";
    for (int i = 0; i < 5; ++i)
        text += "{\"title\":\"" + std::to_string(i) + "\",\"body\":\"x\"}\n";
    const Collected got = read(text);
    CHECK(got.titles() == Strings{"0", "1", "2", "3", "4"});
    REQUIRE(got.refusals.size() == 1);
    CHECK(got.refusals.front().line == 1);
    CHECK(got.records.front().ordinal == 2);
}

TEST_CASE("A broken object in a list is refused, and the next ones are read") {
    const std::string broken = GENERATE(as<std::string>(), R"({"title" "x"})", R"({"title":"x","body":"\ud800"})",
                                        R"({"title":"x})", R"({"title":"x","body":"y})", R"({"title":"x, "body":"y"})",
                                        "{\"title\":\"x\",\"body\":\"raw\nbreak\"}", R"({"title":"x","body":"y")",
                                        R"({"title":"x")", R"({"title":"said "yes" to"})", R"({"title":"x"]})");
    CAPTURE(broken);
    const Collected got = read("[\n  {\"title\":\"a\",\"body\":\"1\"},\n  " + broken +
                               ",\n  {\"title\":\"b\",\"body\":\"2\"},\n  {\"title\":\"c\",\"body\":\"3\"}\n]\n");
    CHECK(got.titles() == Strings{"a", "b", "c"});
    REQUIRE_FALSE(got.refusals.empty());
    CHECK(got.refusals.front().line == 3);
}

TEST_CASE("Refused objects keep their ordinals") {
    const Collected got = read(R"([{"title":"a"},{"foo":1},7,"x",{"title":"b"},null,{"title":"c"}])");
    CHECK(got.titles() == Strings{"a", "b", "c"});
    CHECK(ordinals(got) == std::vector<std::uint32_t>{1, 5, 7});
    CHECK(got.reasons() == Strings{"no article fields", "not an object", "not an object"});
    CHECK_THAT(got.refusals.at(0).detail, Catch::Contains("foo"));
    CHECK_THAT(got.refusals.at(1).detail, Catch::Contains("2 values"));
    CHECK(got.refusals.at(1).offset == 25);
}

TEST_CASE("What was complete in a cut-off file is delivered, the rest refused") {
    struct Case {
        std::string text;
        Strings titles;
        std::uint64_t offset;
    };
    const auto [text, titles, offset] = GENERATE(values<Case>({
        {R"([{"title":"a"},{"title":"b"})", {"a", "b"}, 28},
        {R"([{"title":"a"},{"title":"b"},)", {"a", "b"}, 29},
        {R"([{"title":"a"},{"title":"b)", {"a"}, 15},
        {R"([{"title":"a"},{)", {"a"}, 15},
        {R"([)", {}, 1},
        {"{\"title\":\"a\"}\n{\"title\":\"b\"", {"a"}, 14},
        {R"({"articles":[{"title":"a"},{"title":"b"},{"ti)", {"a", "b"}, 41},
        {R"({"articles":[{"title":"a"},{"title":"b"}])", {"a", "b"}, 41},
        {R"({"articles":[{"title":"a"},{"title":"b"}],"next)", {"a", "b"}, 47},
        {R"({"title":"a","body":"b)", {}, 0},
    }));
    CAPTURE(text);
    const Collected got = read(text);
    CHECK(got.titles() == titles);
    CHECK(got.reasons() == Strings{"truncated JSON"});
    CHECK(got.refusals.at(0).offset == offset);
}

TEST_CASE("A record that is not UTF-8 is refused at the byte, the others are read") {
    const std::string first = "{\"title\":\"a\"}\n";
    const Collected got = read(first + "{\"title\":\"\xC7\xE1\xCE\xC8\xD1\"}\n{\"title\":\"c\"}\n");
    CHECK(got.titles() == Strings{"a", "c"});
    REQUIRE(got.reasons() == Strings{"not UTF-8"});
    CHECK(got.refusals.at(0).offset == first.size() + 10);
    CHECK(got.refusals.at(0).line == 2);
    CHECK_THAT(got.refusals.at(0).detail, Catch::Contains("iconv"));
}

TEST_CASE("The line of a fault inside an object over several lines is counted") {
    const Collected got = read("[\n{\n\"title\":\"a\"},\n{\n\"title\":\n\"\xFF\"}\n]");
    REQUIRE(got.reasons() == Strings{"not UTF-8"});
    CHECK(got.refusals.at(0).line == 6);
}

TEST_CASE("What holds no articles is refused or gives nothing") {
    struct Case {
        std::string text;
        Strings reasons;
    };
    const auto [text, reasons] = GENERATE(values<Case>({
        {"", {"empty file"}},
        {" \n\t", {"empty file"}},
        {"\xEF\xBB\xBF", {"empty file"}},
        {"[]", {}},
        {"[]\n[]", {}},
        {"42", {"not an object"}},
        {"\"a string\"", {"not an object"}},
        {"null", {"not an object"}},
        {"true\nfalse\n", {"not an object", "not an object"}},
        {"خبر عاجل", {"bad JSON"}},
        {"{}", {"no article fields"}},
        {"[{}]", {"no article fields"}},
        {"[[{\"title\":\"a\"}]]", {"not an object"}},
        {R"({"a":1,"b":[1,2]})", {"no article fields"}},
        {R"({"a":1,"b":[{"c":1},{"d":1}]})", {"no article fields", "no article fields"}},
        {"\xEF\xBB", {"bad JSON"}},
    }));
    CAPTURE(text);
    const Collected got = read(text);
    CHECK(got.titles().empty());
    CHECK(got.reasons() == reasons);
}

TEST_CASE("A record with an empty body is handed over") {
    const Collected got = read(R"([{"title":"a","body":""},{"content":[]},{"title":"b"}])");
    REQUIRE(got.records.size() == 3);
    for (const core::Record& record : got.records)
        CHECK(record.body.empty());
    CHECK(got.refusals.empty());
}

TEST_CASE("A sink that has enough stops the reader") {
    const std::string text = GENERATE(as<std::string>(), "{\"title\":\"a\"}\n{\"title\":\"b\"}\n{\"title\":\"c\"}\nx\n",
                                      R"([{"title":"a"},{"title":"b"},{"title":"c"},7])",
                                      R"({"articles":[{"title":"a"},{"title":"b"},{"title":"c"},7]})");
    CAPTURE(text);
    int taken = 0;
    int refused = 0;
    const RecordSink sink{[&](core::Record&&) { return ++taken < 2; }, [&](Refusal&&) { ++refused; }};
    MemorySource source(text);
    CHECK(read_json({"a.json", &source}, sink).ok());
    CHECK(taken == 2);
    CHECK(refused == 0);
}

TEST_CASE("A failure to read is an error, and what came before it has been delivered") {
    class Failing final : public ByteSource {
    public:
        core::Result<std::size_t> read(char* into, std::size_t size) override {
            constexpr std::string_view text = "[{\"title\":\"a\"},{\"title\":\"b";
            if (read_ || size < text.size()) return core::Error{core::ErrorCode::cannot_read, "cannot read x", "", {}};
            read_ = true;
            std::copy(text.begin(), text.end(), into);
            return text.size();
        }

    private:
        bool read_ = false;
    };
    Failing source;
    int taken = 0;
    const RecordSink sink{[&](core::Record&&) { return ++taken > 0; }, [](Refusal&&) {}};
    const core::Result<void> result = read_json({"a.json", &source}, sink);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error().code == core::ErrorCode::cannot_read);
    CHECK(taken == 1);
}

TEST_CASE("A record over the limit is refused with its place and passed over") {
    const std::string huge = "{\"title\":\"huge\",\"body\":\"" + std::string(5000, 'x') + "\\\"}{\"}";
    const std::string text = GENERATE_COPY(as<std::string>(), "{\"title\":\"a\"}\n" + huge + "\n{\"title\":\"b\"}\n",
                                           "[{\"title\":\"a\"}," + huge + ",\n{\"title\":\"b\"}]",
                                           "{\n\"title\":\"a\"\n}\n" + huge + "\n{\n\"title\":\"b\"\n}",
                                           "{\"articles\":[{\"title\":\"a\"}," + huge + ",{\"title\":\"b\"}]}");
    const std::size_t step = GENERATE(1U, 100U, 100000U);
    CAPTURE(text.substr(0, 60), step);
    const Collected got = read(text, {.step = step, .record_limit = 4096});
    CHECK(got.titles() == Strings{"a", "b"});
    REQUIRE(got.reasons() == Strings{"record too large"});
    CHECK(got.refusals.at(0).offset == text.find(huge));
    CHECK(got.records.at(1).ordinal == 3);
}

TEST_CASE("A wrapper may be larger than any record") {
    std::string text = R"({"about":{"a":["]}"]},"articles":[)";
    for (int i = 0; i < 2000; ++i) {
        text += (i > 0 ? ", " : "");
        text += "{\"title\":\"" + std::to_string(i) + "\",\"body\":\"x\"}";
    }
    text += R"(],"more":[{"title":"last"}]})";
    const std::size_t step = GENERATE(10U, 1000U, 1000000U);
    CAPTURE(step);
    const Collected got = read(text, {.step = step, .record_limit = 4096});
    CHECK(got.refusals.empty());
    REQUIRE(got.records.size() == 2001);
    CHECK(got.records.back().title == "last");
}

TEST_CASE("However the stream is cut into reads, the same comes out") {
    std::mt19937 random(20110521);  // NOLINT(cert-msc51-cpp): the same cases every time
    const Strings pieces = {"{",
                            "}",
                            "[",
                            "]",
                            "\"",
                            ",",
                            ":",
                            "\n",
                            "\r\n",
                            " ",
                            "\\",
                            "\\\"",
                            "\xEF\xBB\xBF",
                            "\xEF",
                            "\xFF",
                            "{\"title\":\"a\",\"body\":\"1\"}",
                            "{\"title\":\"ب\"}\n",
                            "{\"articles\":[",
                            "],\n",
                            "},\n{\"",
                            "\"title\":",
                            "\"body\":[\"x\",\"y\"]",
                            "null",
                            "12",
                            "x",
                            "{\"foo\":1}",
                            "\\ud800",
                            "خبر",
                            "{\"title\":\"" + std::string(300, 'y') + "\"}",
                            std::string(150, ' ')};
    std::size_t records = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const std::size_t count = random() % 30;
        for (std::size_t i = 0; i < count; ++i)
            text += pieces[random() % pieces.size()];
        const std::string whole = describe(read(text, {.record_limit = 250}));
        for (const std::size_t step :
             {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{7}, 1 + random() % 100}) {
            CAPTURE(text, step);
            const Collected cut = read(text, {.step = step, .record_limit = 250});
            records += cut.records.size();
            REQUIRE(describe(cut) == whole);
        }
    }
    CHECK(records > 1000);
}
