#include "indexer/readers/python_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "collect.h"
#include "indexer/readers/python_literal.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

using Strings = std::vector<std::string>;

Collected read(std::string_view text, std::size_t step = 1000000, std::size_t limit = max_record_bytes) {
    return collect(read_python, text, {"a.txt", step, limit});
}

}  // namespace

TEST_CASE("Each line with a list is a record") {
    const Collected got =
        read("content: ['قال «\\xa0الميناء\\xa0»', \"it's\", '\\u0627\\n\\'']\ncontent: []\ncontent: ['أخير']\n");
    REQUIRE(got.records.size() == 3);
    CHECK(got.records.at(0).body == "قال «\u00A0الميناء\u00A0»\nit's\nا\n'");
    CHECK(got.records.at(1).body.empty());
    CHECK(got.records.at(2).ordinal == 3);
}

TEST_CASE("Dicts are records, over one line or several, in a list or not") {
    const std::string text =
        GENERATE(as<std::string>(), "{'title': 'أ', 'content': ['١', '٢']}\n{'title': u'ب', 'content': '٣'}\n",
                 "[{'title': 'أ', 'content': ['١', '٢']}, {'title': 'ب', 'content': '٣'}]",
                 "[{'title': 'أ',\n  'content': ['١',\n              '٢']},\n {'title': 'ب', 'content': '٣'}]\n",
                 "\xEF\xBB\xBF{u'title': 'أ', 'content': ('١', '٢',), 'x': None},\n{'title': 'ب', 'content': \"٣\", "
                 "'y': {'z': [1.5, -2]}}");
    CAPTURE(text);
    const Collected got = read(text, 3);
    CHECK(got.refusals.empty());
    REQUIRE(got.titles() == Strings{"أ", "ب"});
    CHECK(got.records.at(0).body == "١\n٢");
    CHECK(got.records.at(1).body == "٣");
}

TEST_CASE("Values of Python become JSON") {
    struct Case {
        std::string python;
        std::string json;
    };
    const auto [python, json] = GENERATE(values<Case>({
        {"['a', \"b\\\"\", '\"', '\\\\']", R"(["a","b\"","\"","\\"])"},
        {"[None, True, False, nan, 5, 1L, -2, 1.5, 007]", R"([null,true,false,null,5,1,-2,"1.5","007"])"},
        {"{1: (), 'a': (1,)}", R"({"1":[],"a":[1]})"},
        {"datetime.datetime(2019, 6, 26, 11, 30, 5)", "\"2019-06-26T11:30\""},
        {"datetime.date(2019, 6, 26)", "\"2019-06-26\""},
        {"[ObjectId('5d')]", R"([["5d"]])"},
        {R"(b'\xd8\xa7')", "\"\xD8\xA7\""},
        {R"('\ud83d\ude00 \ud83d \U0001f600')", "\"😀 \uFFFD 😀\""},
        {R"(r'\n' '\t\101\q')", R"("\\n""\u0009A\\q")"},
    }));
    CAPTURE(python);
    const PythonJson got = python_to_json(python);
    CHECK(got.reason.empty());
    CHECK(got.json == json);
}

TEST_CASE("What is no value is refused and reading goes on with the next line") {
    struct Case {
        std::string line;
        std::string reason;
    };
    const auto [line, why] = GENERATE(values<Case>({
        {"content: ['مقطوع", "bad Python value"},
        {"content: ['أ', ", "bad Python value"},
        {"{'title': 'أ'", "bad Python value"},
        {"{'title': foo}", "bad Python value"},
        {"{'title': 'أ'])", "bad Python value"},
        {"{'title': '\\x'}", "bad Python value"},
        {"{'x': 'أ'}", "no article fields"},
        {"سطر", "bad Python value"},
        {"{'title': '\xC7\xE1'}", "not UTF-8"},
        {"{'title': '" + std::string(2000, 'x') + "'}", "record too large"},
        {"{'title': " + std::string(100, '[') + std::string(100, ']') + "}", "nested too deep"},
    }));
    CAPTURE(line);
    const std::string good = "content: ['أ']\n";
    const Collected got = read(good + line + "\n" + good, 7, 1000);
    CHECK(got.records.size() == 2);
    REQUIRE_FALSE(got.refusals.empty());
    CHECK(got.refusals.at(0).reason == why);
    CHECK(got.refusals.at(0).line == 2);
    CHECK(describe(read(good + line + "\n" + good, 1, 1000)) == describe(got));
}

TEST_CASE("Values of Python are told from JSON and text") {
    for (const std::string_view start : {"content: ['أ']", "content: []", "['أ', 'ب']", "{'title': 'أ'}", "{u'a': 1}",
                                         "[{'title': 'أ'}]", "body = [\"it's\"]"}) {
        CAPTURE(start);
        CHECK(looks_like_python(start));
    }
    for (const std::string_view start :
         {"", "{\"a\": 1}", "[1, 2]", "[\"a\"]", "قال: [صورة]", "{خبر}", "a: b", "[صورة] خبر", "{}"}) {
        CAPTURE(start);
        CHECK_FALSE(looks_like_python(start));
    }
}
