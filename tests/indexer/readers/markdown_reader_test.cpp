#include "indexer/readers/markdown_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "collect.h"
#include "indexer/readers/front_matter.h"
#include "indexer/readers/markdown_text.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

core::Record only(const std::string& text) {
    const Collected got = collect(read_markdown, text, {"a.md"});
    REQUIRE(got.refusals.empty());
    REQUIRE(got.records.size() == 1);
    return got.records.front();
}

}  // namespace

TEST_CASE("Markdown with front matter is one article") {
    const core::Record record = only(
        "\xEF\xBB\xBF---\r\ntitle: \"*ذكرى مسافر*. الينبوع 2(6)\"\r\nauthor:\r\ndate: 1907-07-12\r\n"
        "bibliography: a.bib\r\n---\r\n\r\n#  ذكرى مسافر \r\n\r\n قال **المسافر** كذا\r\n");
    CHECK(record.title == "ذكرى مسافر. الينبوع 2(6)");
    CHECK(record.author.empty());
    CHECK(record.date == "1907-07-12");
    CHECK(record.body == "قال المسافر كذا");
    CHECK(record.ordinal == 0);
}

TEST_CASE("Front matter is taken as it is meant") {
    struct Case {
        std::string line;
        std::vector<std::string> values;
    };
    const auto [line, values] = GENERATE(Catch::Generators::values<Case>({
        {"k: خبر: عاجل", {"خبر: عاجل"}},
        {"k: 'it''s'", {"it's"}},
        {R"(k: "أ \"ب\" \u062c" # تعليق)", {"أ \"ب\" ج"}},
        {"k: أ # تعليق", {"أ"}},
        {"k: ~", {""}},
        {"k: [أ, \"ب, ج\", 'د']", {"أ", "ب, ج", "د"}},
        {"k: [أ,\n  ب]", {"أ", "ب"}},
        {"k:\n  - أ\n  - \"ب\"", {"أ", "ب"}},
        {"k:\n- أ\n- name: ب\n  mail: x", {"أ", "ب"}},
        {"k:\n  name: أ\n  mail: x", {"أ"}},
        {"k: |\n  أ\n  ب", {"أ\nب"}},
        {"k: >-\n  أ\n  ب\n\n  ج", {"أ ب\nج"}},
        {"k: أ\n  ب", {"أ ب"}},
        {"\"k\": أ", {"أ"}},
    }));
    CAPTURE(line);
    const std::string text = "---\na: 1\n" + line + "\nz: 2\n---\nنص";
    const FrontMatter got = read_front_matter(text);
    REQUIRE(got.entries.size() == 3);
    CHECK(got.entries.at(1).key == "k");
    CHECK(got.entries.at(1).values == values);
    CHECK(got.entries.at(2).key == "z");
}

TEST_CASE("TOML between plus signs is read, and rules are no front matter") {
    const FrontMatter got = read_front_matter("+++\ntitle = \"ع\"\ntags = [\"أ\", \"ب\"]\n+++\nنص");
    REQUIRE(got.entries.size() == 2);
    CHECK(got.entries.at(1).values == std::vector<std::string>{"أ", "ب"});
    CHECK(read_front_matter("---\ntitle: ع\nنص").end == 0);
    CHECK(read_front_matter("--- قال\n---\n").end == 0);
    CHECK(looks_like_front_matter("---\ntitle: ع\n"));
    CHECK_FALSE(looks_like_front_matter("---\nقال: كذا\n---\n"));
}

TEST_CASE("Marks of Markdown go and the text stays") {
    struct Case {
        std::string markdown;
        std::string text;
    };
    const auto [markdown, text] = GENERATE(values<Case>({
        {"**أ** *ب* __ج__ _د_ ~~ه~~ `و`", "أ ب ج د ه و"},
        {"5*3 و 2 * 4 و a_b_c", "5*3 و 2 * 4 و a_b_c"},
        {"\\*أ\\*", "*أ*"},
        {"[نص](http://x.example/a_(b)) و[آخر][1]", "نص وآخر"},
        {"[قال] و[أ](ب", "[قال] و[أ](ب"},
        {"أ![صورة](a.png)ب[^1]", "أب"},
        {"[![صورة](a.png)](b) أ", "أ"},
        {"أ\n\n[1]: http://x.example\n[^1]: حاشية", "أ\nحاشية"},
        {"> اقتباس\n\n- بند\n* آخر", "اقتباس\nبند\nآخر"},
        {"أ\n---\nب\n```\nج\n```\n| د | ه |\n|---|---|", "أ\nب\nج\n| د | ه |"},
        {"أ<!-- لا --> <b>ب</b> &amp; ج", "أ ب & ج"},
        {"أ\n\n## باب {#b}\n\nب", "أ\nباب\nب"},
    }));
    CAPTURE(markdown);
    CHECK(markdown_text(markdown).body == text);
}

TEST_CASE("The first heading is the title where the front matter has none, and a line where it says something else") {
    CHECK(only("# عنوان\n\nنص\n").title == "عنوان");
    CHECK(only("# عنوان\n\nنص\n").body == "نص");
    CHECK(only("---\ntitle: آخر\n---\n# عنوان\nنص\n").body == "عنوان\nنص");
    CHECK(only("---\ntitle: ع\ndescription: موجز\n---\n").body == "موجز");
    CHECK(only("---\ntags: [أ, ب]\ncategories: [ج, د]\ndate: [2001-01-01, 2002-01-01]\n---\nن").category == "ج, د");
    CHECK(only("---\ndate: [2001-01-01, 2002-01-01]\n---\nن").date == "2001-01-01");
}
