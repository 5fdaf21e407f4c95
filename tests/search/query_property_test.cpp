// Whatever is typed, the parser answers with a tree in normal form or with an error inside the query.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "query_cases.h"
#include "search/query_normal_form.h"

using namespace arshif::search;
using namespace arshif::search::test;

namespace {

// Pieces of syntax and words, glued together at random.
constexpr std::array<std::string_view, 64> pieces = {
    " ",      " ",        " ",       "سوق",    "تونس",      "في",       "عبد الله", "أ ف ب",    "covid-19", "1432هـ",
    "tunis",  "\"",       "\"",      "«",      "»",         "“",        "”",        "„",        "‹",        "›",
    "''",     "'",        "-",       " -",     "−",         "–",        "+",        "(",        ")",        " OR ",
    " أو ",   "|",        " AND ",   "&",      " NOT ",     "title:",   "العنوان:", "country:", "DZ",       "date:",
    "2011..", "أوت 2009", "source:", "القسم:", "mentions:", " NEAR/5 ", " NEAR ",   " قرب/3 ",  " NEAR/0 ", "*",
    "سو*",    "مالي",     "..",      "البلد:", "\u066D",    "foo:",     ":",        "،",        "؟",        "\u200F",
    "\u00A0", "ـ",        "\xD8",    "*",
};

std::string random_query(std::mt19937& random) {
    std::string out;
    const std::size_t length = std::uniform_int_distribution<std::size_t>(0, 24)(random);
    for (std::size_t i = 0; i < length; ++i) {
        std::size_t piece = std::uniform_int_distribution<std::size_t>(0, pieces.size() - 1)(random);
        // Errors that end the reading early are kept rare, or little else would be seen.
        const std::string_view text = pieces.at(piece);
        const bool fatal = text == "foo:" || text == "\xD8" || text == " NEAR/0 ";
        const bool often_fatal = text == "*" || text == "date:" || text == "country:" || text == "mentions:";
        if ((fatal && random() % 8 != 0) || (often_fatal && random() % 3 != 0)) piece = 0;
        out += pieces.at(piece);
    }
    return out;
}

// What is wrong with a node by itself, or nothing.
std::string own_fault(const Node& node, const Query& query) {
    if (node.begin > node.end || node.end > query.typed.size()) return "places outside the query";
    const bool has_words = node.kind == NodeKind::term || node.kind == NodeKind::phrase;
    const bool is_leaf = has_words || node.kind == NodeKind::condition;
    if (is_leaf != node.children.empty() || has_words == node.words.empty()) return "words and children do not fit";
    if ((node.kind == NodeKind::condition) != is_condition_field(node.field)) return "a field out of place";
    if (node.kind == NodeKind::near && (node.children.size() < 2 || node.distance == 0)) return "nothing near";
    if (node.kind == NodeKind::term && node.words.size() != 1) return "a term of several words";
    if (node.kind == NodeKind::exclude && node.children.size() != 1) return "an exclusion of several";
    const bool is_group = node.kind == NodeKind::all || node.kind == NodeKind::any;
    if (is_group && node.children.size() < 2) return "a small group";
    const auto not_typed = [&query](const QueryTerm& word) {
        return word.surface.empty() || query.typed.find(word.typed) == std::string::npos;
    };
    return std::any_of(node.words.begin(), node.words.end(), not_typed) ? "a word not typed" : "";
}

// What is wrong with the children of a node, or nothing.
std::string fault_of_children(const Node& parent, const Query& query) {
    for (const Node& child : parent.children) {
        const bool words = child.kind == NodeKind::term || child.kind == NodeKind::phrase;
        if (parent.kind == NodeKind::near && !words && child.kind != NodeKind::any) return "NEAR of something else";
        if (child.kind == parent.kind) return "a group in a group of its kind";
        if (child.kind == NodeKind::exclude && parent.kind != NodeKind::all) return "an exclusion out of place";
        if (parent.kind != NodeKind::all && only_excludes(child)) return "a group of exclusions";
        const auto same = [&child](const Node& other) { return same_meaning(child, other); };
        if (parent.kind != NodeKind::near && std::count_if(parent.children.begin(), parent.children.end(), same) != 1)
            return "the same child twice";
        std::string fault = own_fault(child, query);
        if (fault.empty()) fault = fault_of_children(child, query);
        if (!fault.empty()) return fault;
    }
    return {};
}

std::string fault_of(const Query& query) {
    if (query.root.kind != NodeKind::all) return "the root is no all";
    if (query.root.begin != 0 || query.root.end != query.typed.size()) return "the root is not the whole query";
    if (!query.root.children.empty() && only_excludes(query.root)) return "only exclusions";
    return fault_of_children(query.root, query);
}

// What is wrong with the answer to `text`, or nothing.
std::string fault_of(const std::string& text, const ParseOptions& options) {
    const auto query = parse(text, options);
    if (!query)
        return query.error().offset.value_or(text.size() + 1) <= text.size() ? "" : "an error outside the query";
    if (shape_of(text, options) != without_stems(to_string(*query))) return "read in two ways";
    return fault_of(*query);
}

}  // namespace

TEST_CASE("any string is read into a tree in normal form or refused inside itself") {
    std::mt19937 random(20110521);
    int read_count = 0;
    constexpr int rounds = 20'000;
    for (int i = 0; i < rounds; ++i) {
        const std::string text = random_query(random);
        const ParseOptions options{i % 4 == 1, i % 5 == 1};
        INFO("query: " << text);
        REQUIRE(fault_of(text, options).empty());
        if (parse(text, options)) ++read_count;
    }
    CHECK(read_count > rounds / 10);
    CHECK(read_count < rounds * 9 / 10);
}

TEST_CASE("what an analyzer has read before does not change the tree") {
    std::mt19937 random(7);
    for (int i = 0; i < 500; ++i) {
        const std::string text = random_query(random);
        INFO("query: " << text);
        arshif::text::Analyzer fresh;
        const auto query = parse_query(text, {}, fresh);
        CHECK((query ? without_stems(to_string(*query)) : "refused") ==
              (parse(text) ? shape_of(text) : std::string("refused")));
    }
}
