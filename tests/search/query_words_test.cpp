// How the words of a query are analysed, which of them are searched for, and where they stand in it.
#include <catch2/catch.hpp>

#include "query_cases.h"

using namespace arshif::search;
using namespace arshif::search::test;

namespace {

void check(std::initializer_list<Case> cases, const ParseOptions& options = {}) {
    for (const Case& c : cases) {
        INFO("query: " << c.query);
        CHECK(shape_of(c.query, options) == c.shape);
    }
}

// The slices of `query` that the terms and phrases of `node` came from.
void collect_slices(const Node& node, std::string_view query, std::vector<std::string>& out) {
    if (!node.words.empty()) out.emplace_back(query.substr(node.begin, node.end - node.begin));
    for (const Node& child : node.children)
        collect_slices(child, query, out);
}

}  // namespace

TEST_CASE("a tree prints surface forms and stems") {
    const auto query = parse("Tunis \"Gafsa BEJA\" title:x -y");
    REQUIRE(query);
    CHECK(to_string(*query) == "all(term(tunis→tunis) phrase(\"gafsa beja\") title:term(x→x) exclude(term(y→y)))");
}

TEST_CASE("a term carries what was typed, its forms and its code") {
    const auto query = parse("(Tunis،)");
    REQUIRE(query);
    REQUIRE(query->root.children.size() == 1);
    const QueryTerm& term = query->root.children[0].words.at(0);
    CHECK(term.typed == "Tunis");
    CHECK(term.surface == "tunis");
    CHECK(term.stem == "tunis");
    CHECK(term.code == arshif::text::token_code("tunis", "tunis"));
    CHECK_FALSE(term.stop);
}

TEST_CASE("words that the analyzer joins across white space are one operand") {
    check({
        {"عبد الله", "all(term(عبدالله))"},
        {"سوق عبد الله تونس", "all(term(سوق) term(عبدالله) term(تونس))"},
        {"سوق -عبد الله تونس", "all(term(سوق) exclude(term(عبدالله)) term(تونس))"},
        {"سوق OR عبد الله تونس", "all(any(term(سوق) term(عبدالله)) term(تونس))"},
        {"سوق عبد الله OR تونس", "all(term(سوق) any(term(عبدالله) term(تونس)))"},
        {"title:عبد الله تونس", "all(title:term(عبدالله) term(تونس))"},
        {"\"سوق عبد الله\"", "all(phrase(\"سوق عبدالله\"))"},
        {"أ ف ب", "all(term(افب))"},
        {"أ.ف.ب", "all(term(افب))"},
    });
    const auto query = parse("سوق -عبد الله تونس");
    REQUIRE(query);
    std::vector<std::string> slices;
    collect_slices(query->root, query->typed, slices);
    CHECK(slices == std::vector<std::string>{"سوق", "عبد الله", "تونس"});
}

TEST_CASE("operators and quotations end the text that is analysed as one") {
    check({
        {"عبد -الله", "all(term(عبد) exclude(term(الله)))"},
        {"عبد (الله)", "all(term(عبد) term(الله))"},
        {"عبد \"الله\"", "all(term(عبد) phrase(\"الله\"))"},
        {"عبد OR الله", "all(any(term(عبد) term(الله)))"},
    });
}

TEST_CASE("one typed word of several terms is a phrase if they hold together") {
    check({
        {"covid-19 l'expression", "all(phrase(\"covid 19\") phrase(\"l expression\"))"},
        {"كوفيد-19", "all(phrase(\"كوفيد 19\"))"},
        {"1432هـ", "all(phrase(\"1432 ه\"))"},
        {"٢٠١١/٥/٢١", "all(phrase(\"2011 5 21\"))"},
        {"R&D", "all(phrase(\"r d\"))"},
        {"سوق OR covid-19 تونس", "all(any(term(سوق) phrase(\"covid 19\")) term(تونس))"},
        {"سوق -covid-19", "all(term(سوق) exclude(phrase(\"covid 19\")))"},
        {"title:covid-19", "all(title:phrase(\"covid 19\"))"},
    });
}

TEST_CASE("Arabic words that lack a space between them are words side by side") {
    check({
        {"سوق-تونس", "all(term(سوق) term(تونس))"},
        {"سوق/تونس", "all(term(سوق) term(تونس))"},
        {"سوق،تونس", "all(term(سوق) term(تونس))"},
        {"كتاب -سوق-تونس قفصة", "all(term(كتاب) exclude(all(term(سوق) term(تونس))) term(قفصه))"},
        {"كتاب OR سوق-تونس قفصة", "all(any(term(كتاب) all(term(سوق) term(تونس))) term(قفصه))"},
        {"title:سوق-تونس", "all(title:term(سوق) title:term(تونس))"},
    });
}

TEST_CASE("stop words are not searched for") {
    check({
        {"سوق في تونس", "all(term(سوق) term(تونس))"},
        {"سوق و تونس", "all(term(سوق) term(تونس))"},
        {"سوق (في من) تونس", "all(term(سوق) term(تونس))"},
        {"في أو تونس", "all(term(تونس))"},
        {"سوق (في OR تونس) قفصة", "all(term(سوق) term(تونس) term(قفصه))"},
        {"سوق title:من", "all(term(سوق))"},
        {"\"في تونس\" من", "all(phrase(\"في تونس\"))"},
        {"سوق \"في\"", "all(term(سوق) phrase(\"في\"))"},
    });
    const auto query = parse("سوق في تونس");
    REQUIRE(query);
    CHECK_FALSE(query->only_stop_words);
    CHECK(query->warnings.empty());
}

TEST_CASE("a query of stop words alone searches for them") {
    check({
        {"في", "all(term(في))"},
        {"من في", "all(term(من) term(في))"},
        {"في -تونس", "all(term(في) exclude(term(تونس)))"},
        {"من أو في", "all(any(term(من) term(في)))"},
        {"أو", "all(term(او))"},
        {"title:(من في)", "all(title:term(من) title:term(في))"},
    });
    for (const char* text : {"في", "من أو في", "في -تونس", "أو"}) {
        INFO("query: " << text);
        const auto query = parse(text);
        REQUIRE(query);
        CHECK(query->only_stop_words);
        CHECK(query->warnings ==
              std::vector<std::string>{"There are only stop words to search for; they are searched for all the same."});
    }
}

TEST_CASE("an exclusion and an alternative keep stop words that are all they have") {
    check({
        {"سوق -في", "all(term(سوق) exclude(term(في)))"},
        {"سوق -(في تونس)", "all(term(سوق) exclude(term(تونس)))"},
        {"سوق -(في من)", "all(term(سوق) exclude(all(term(في) term(من))))"},
        {"سوق OR (في -تونس)", "all(any(term(سوق) all(term(في) exclude(term(تونس)))))"},
    });
}

TEST_CASE("a proclitic written before a quotation is not searched for") {
    check({
        {"سوق لـ\"تونس\"", "all(term(سوق) phrase(\"تونس\"))"},
        {"سوق ب«تونس»", "all(term(سوق) phrase(\"تونس\"))"},
        {"سوق ل''تونس''", "all(term(سوق) phrase(\"تونس\"))"},
        {"سوق ب \"تونس\"", "all(term(سوق) term(ب) phrase(\"تونس\"))"},
        {"ب\"\"", "all(term(ب))"},
    });
}

TEST_CASE("with --any words side by side are alternatives") {
    check(
        {
            {"سوق تونس", "all(any(term(سوق) term(تونس)))"},
            {"سوق", "all(term(سوق))"},
            {"سوق تونس -قفصة", "all(any(term(سوق) term(تونس)) exclude(term(قفصه)))"},
            {"سوق -قفصة تونس (-باجة)", "all(any(term(سوق) term(تونس)) exclude(term(قفصه)) exclude(term(باجه)))"},
            {"سوق AND تونس قفصة", "all(any(all(term(سوق) term(تونس)) term(قفصه)))"},
            {"سوق في تونس", "all(any(term(سوق) term(تونس)))"},
            {"سوق \"تونس قفصة\"", "all(any(term(سوق) phrase(\"تونس قفصه\")))"},
            {"سوق-تونس covid-19", "all(any(term(سوق) term(تونس) phrase(\"covid 19\")))"},
            {"من في", "all(any(term(من) term(في)))"},
        },
        ParseOptions{true, false});
}

TEST_CASE("with --exact every word is meant as typed") {
    check(
        {
            {"سوق تونس", "all(phrase(\"سوق\") phrase(\"تونس\"))"},
            {"سوق في تونس", "all(phrase(\"سوق\") phrase(\"في\") phrase(\"تونس\"))"},
            {"سوق -تونس OR قفصة", "error at 7: an exclusion cannot be one of the alternatives of OR"},
            {"title:سوق -تونس", "all(title:phrase(\"سوق\") exclude(phrase(\"تونس\")))"},
            {"covid-19 \"سوق تونس\"", "all(phrase(\"covid 19\") exact(\"سوق تونس\"))"},
            {"سوق-تونس", "all(phrase(\"سوق\") phrase(\"تونس\"))"},
        },
        ParseOptions{false, true});
    CHECK(shape_of("سوق تونس", ParseOptions{true, true}) == "all(any(phrase(\"سوق\") phrase(\"تونس\")))");
}

TEST_CASE("the same word twice in a group counts once") {
    check({
        {"سوق تونس سوق", "all(term(سوق) term(تونس))"},
        {"أحمد احمد", "all(term(احمد))"},
        {"سوق \"سوق\" title:سوق", "all(term(سوق) phrase(\"سوق\") title:term(سوق))"},
        {"سوق OR سوق", "all(term(سوق))"},
        {"سوق (تونس (سوق (تونس)))", "all(term(سوق) term(تونس))"},
        {"كتاب -سوق -سوق", "all(term(كتاب) exclude(term(سوق)))"},
        {"سوق (سوق OR تونس)", "all(term(سوق) any(term(سوق) term(تونس)))"},
    });
}

TEST_CASE("nodes know the bytes of the query that they came from") {
    const std::string text = "tunis (gafsa OR \"beja nord\") -title:x";
    const auto query = parse(text);
    REQUIRE(query);
    const Node& root = query->root;
    CHECK(root.begin == 0);
    CHECK(root.end == text.size());
    REQUIRE(root.children.size() == 3);
    CHECK(root.children[1].begin == text.find("gafsa"));
    CHECK(root.children[1].end == text.find(')'));
    CHECK(root.children[2].begin == text.find('-'));
    CHECK(root.children[2].end == text.size());
    std::vector<std::string> slices;
    collect_slices(root, text, slices);
    CHECK(slices == std::vector<std::string>{"tunis", "gafsa", "\"beja nord\"", "x"});
}
