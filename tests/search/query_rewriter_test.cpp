// Where the words of a query stand, and queries with other words in their places.
#include "search/query_rewriter.h"

#include <catch2/catch.hpp>

#include "search/query_parser.h"

using namespace arshif;
using namespace arshif::search;

namespace {

Query parsed(std::string_view typed, const ParseOptions& options = {}) {
    text::Analyzer analyzer;
    core::Result<Query> query = parse_query(typed, options, analyzer);
    REQUIRE(query);
    return std::move(*query);
}

std::string words_of(std::string_view typed) {
    const Query query = parsed(typed);
    std::string out;
    for (const TypedWord& word : searched_words(query)) {
        out += query.typed.substr(word.begin, word.end - word.begin);
        out += word.exact ? word.quoted ? "\" " : "= " : word.grouped ? "| " : " ";
    }
    return out;
}

}  // namespace

TEST_CASE("the words of a query stand where they were typed, less what it excludes") {
    const auto [typed, words] = GENERATE(table<std::string, std::string>({
        {"سوق قفصة", "سوق قفصة "},
        {"سُوق -قفصة معرض", "سُوق معرض "},
        {"\"سوق سوق الأحد\" سوق", "سوق\" سوق\" الأحد\" سوق "},
        {"سوق OR معرض", "سوق| معرض| "},
        {"title:سوق معرض", "سوق| معرض "},
        {"سوق -(معرض OR كتاب) NOT باجة", "سوق "},
        {"N'Djamena", "N= Djamena= "},
        {"عبد الله", "عبد الله "},
        {"", ""},
    }));
    CAPTURE(typed);
    CHECK(words_of(typed) == words);
}

TEST_CASE("words are side by side where nothing that means anything stands between") {
    const auto [typed, beside] = GENERATE(table<std::string, bool>({
        {"New York", true},
        {"New  -  York", true},
        {"New-York", true},
        {"New (York)", false},
        {"New OR York", false},
        {"New \"York\"", false},
        {"\"New York\"", true},
    }));
    CAPTURE(typed);
    const Query query = parsed(typed);
    const std::vector<TypedWord> words = searched_words(query);
    REQUIRE(words.size() == 2);
    CHECK(side_by_side(query, words[0], words[1]) == beside);
    CHECK_FALSE(side_by_side(query, words[1], words[0]));
}

TEST_CASE("replacements are made in their places, in any order") {
    CHECK(rewritten("a bb c", {{5, 6, "C"}, {0, 1, "AAA"}}) == "AAA bb C");
    CHECK(rewritten("a bb c", {{2, 4, ""}}) == "a  c");
    CHECK(rewritten("a", {}) == "a");
}

TEST_CASE("a suggestion keeps the letters that were typed where folding would take them") {
    const auto [typed, surface, spelt] = GENERATE(table<std::string, std::string, std::string>({
        {"المدرصة", "المدرسه", "المدرسة"},
        {"أحمط", "احمد", "أحمد"},
        {"الحُكوممة", "الحكومه", "الحكومة"},
        {"قرى", "قري", "قرى"},
        {"كلمة", "كلب", "كلب"},
        {"Facebok", "facebook", "Facebook"},
        {"س", "سسس", "سسس"},
        {"", "سوق", "سوق"},
        {"سوق", "", ""},
    }));
    CAPTURE(typed);
    CHECK(respelled(typed, surface) == spelt);
}
