// Snippets and marked titles: what is marked is what stands in the original, and nothing is shown that does not.
#include "search/snippet.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "query_cases.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

MarkedText passage(std::string_view query, std::string_view body, std::size_t words) {
    text::Analyzer analyzer;
    return SnippetMaker(parse(query)->root, analyzer).passage(body, words);
}

MarkedText whole(std::string_view query, std::string_view title) {
    text::Analyzer analyzer;
    return SnippetMaker(parse(query)->root, analyzer).whole(title);
}

// The text with its highlights in brackets, and … where it was cut.
std::string shown(const MarkedText& marked) {
    std::string out = marked.cut_before ? "…" : "";
    std::size_t at = 0;
    for (const Highlight& highlight : marked.highlights) {
        out += marked.text.substr(at, highlight.begin - at);
        out += '[' + marked.text.substr(highlight.begin, highlight.end - highlight.begin) + ']';
        at = highlight.end;
    }
    return out + marked.text.substr(at) + (marked.cut_after ? "…" : "");
}

std::string numbers(std::size_t from, std::size_t to) {
    std::string out;
    for (std::size_t i = from; i < to; ++i)
        out += (i == from ? "" : " ") + std::to_string(i);
    return out;
}

struct Marking {
    std::string query;
    std::string text;
    std::string shown;
};

}  // namespace

TEST_CASE("whole words are marked as they stand in the original") {
    const std::vector<Marking> markings = {
        {"سوق", "في السوق القديم", "في [السوق] القديم"},
        {"سوق", "السوقُ، وَسُوقٌ", "[السوقُ]، [وَسُوقٌ]"},
        {"كتاب", "كتـــاب جديد", "[كتـــاب] جديد"},
        {"كتاب", "الكِتَابُ.", "[الكِتَابُ]."},
        {"\"سوق\"", "السوق سوق", "السوق [سوق]"},
        {"\"سوق الأحد\"", "سوق الاحد", "[سوق] [الاحد]"},
        {"لا", "\uFEFB بد", "[\uFEFB] بد"},  // a ligature of lam and alef
        {"الله", "محمد ﷺ", "محمد [ﷺ]"},
        {"صلى الله", "محمد ﷺ قال", "محمد [ﷺ] قال"},  // one character that stands for four words
        {"عبدالله", "السيد عبد  الله هنا", "السيد [عبد الله] هنا"},
        {"tunis", "À TUNIS, Tunis.", "À [TUNIS], [Tunis]."},
        {"1432", "سنة ١٤٣٢هـ", "سنة [١٤٣٢]هـ"},
        {"\"سوق الأحد\"", "سوق، الأحد سوق", "[سوق]، [الأحد] سوق"},
        {"\"سوق الأحد\"", "الأحد سوق وبسوق الأحد", "الأحد سوق [وبسوق] [الأحد]"},
        {"\"سوق الأحد\" الأحد", "الأحد سوق", "[الأحد] سوق"},
        {"كتا*", "كِتابات والكتاب كُتُب كتا", "[كِتابات] والكتاب كُتُب [كتا]"},
        {"\"سوق كتا*\"", "سوق كتابات سوق", "[سوق] [كتابات] سوق"},
        {"سوق NEAR/2 كتاب", "كتاب 1 2 3 والسوق 4 كتـاب", "كتاب 1 2 3 [والسوق] 4 [كتـاب]"},
        {"\"سوق الأحد\" NEAR/2 (كتا* OR معرض)", "سوق معرض 1 سوق الأحد", "سوق [معرض] 1 [سوق] [الأحد]"},
        {"سوق country:DZ source:كتاب", "سوق كتاب DZ", "[سوق] كتاب DZ"},
        {"سوق -كتاب", "سوق كتاب", "[سوق] كتاب"},
        {"سوق OR كتاب", "سوق كتاب", "[سوق] [كتاب]"},
        {"سوق", "لا شيء", "لا شيء"},
        {"سوق", "", ""},
        {"سوق", " \t\n", ""},
        {"سوق", "  في\n\n\tسوق \r\n", "في [سوق]"},
        {"سوق", "!!!", "!!!"},
        {"سوق", "(«سوق»)", "(«[سوق]»)"},
    };
    for (const Marking& marking : markings) {
        INFO(marking.query << " in " << marking.text);
        CHECK(shown(whole(marking.query, marking.text)) == marking.shown);
        CHECK(shown(passage(marking.query, marking.text, 30)) == marking.shown);
    }
}

TEST_CASE("with --strict only the spelling typed is marked") {
    text::Analyzer analyzer;
    const auto query = parse("أحمد", {false, false, true});
    CHECK(shown(SnippetMaker(query->root, analyzer).whole("احمد أَحمد أحـمد")) == "احمد [أَحمد] [أحـمد]");
}

TEST_CASE("a passage is cut around the matches") {
    const std::string before = numbers(100, 200);
    const std::string behind = numbers(200, 300);
    CHECK(shown(passage("سوق", before + " سوق " + behind, 8)) == "…195 196 197 198 199 [سوق] 200 201…");
    CHECK(shown(passage("سوق", "سوق " + behind, 4)) == "[سوق] 200 201 202…");
    CHECK(shown(passage("سوق", before + " سوق", 4)) == "…197 198 199 [سوق]");
    CHECK(shown(passage("معدوم", before, 4)) == "100 101 102 103…");
    CHECK(shown(passage("سوق", "سوق", 1)) == "[سوق]");
    CHECK(shown(passage("سوق", before + " سوق " + behind, 1)) == "…[سوق]…");
    // Marks of the words at the ends are kept, those of the words cut off are not.
    CHECK(shown(passage("سوق", "99 (100) 101, «سوق»، (300) 400 500", 4)) == "…(100) 101, «[سوق]»، (300)…");
    // A mark at a line's beginning, or a sign at its end that is joined to what follows, is no mark of the word.
    CHECK(shown(passage("سوق", "99\n\u0301«سوق 100", 1)) == "…«[سوق]…");
    CHECK(shown(passage("سوق", "99 سوق»\u0600\n100", 1)) == "…[سوق]»…");
}

TEST_CASE("the passage with most of the different words is taken, whole") {
    const std::string gap = " " + numbers(100, 140) + " ";
    const std::string body = "سوق سوق سوق" + gap + "سوق 1 2 3 4 5 كتاب" + gap + "كتاب";
    const std::string both = shown(passage("سوق كتاب", body, 8));
    CHECK(both.find("[سوق] 1 2 3 4 5 [كتاب]") != std::string::npos);
    // Also where the words are as far apart as a passage is long.
    const std::string wide = shown(passage("سوق كتاب", gap + "سوق 1 2 3 4 5 6 كتاب" + gap, 8));
    CHECK(wide == "…[سوق] 1 2 3 4 5 6 [كتاب]…");
}

TEST_CASE("words of any length leave a passage of bounded size") {
    std::string giant;
    for (int i = 0; i < 100'000; ++i)
        giant += "ب";
    for (const std::string& body : {giant + " سوق", "سوق " + giant, giant + " سوق " + giant, "سوق " + giant + " سوق"}) {
        const MarkedText marked = passage("سوق", body, 30);
        CHECK(marked.text.size() < 5000);
        CHECK((marked.cut_before || marked.cut_after));
        for (const Highlight& highlight : marked.highlights)
            CHECK(marked.text.substr(highlight.begin, highlight.end - highlight.begin) == "سوق");
        CHECK_FALSE(marked.highlights.empty());
    }
    // Cut within a word, but not between a letter and its marks.
    std::string marked_giant;
    for (int i = 0; i < 10'000; ++i)
        marked_giant += "\u0628\u064E\u0651";
    for (const std::string shift : {"", "a", "ab", "abc", "abcd", "abcde"}) {
        const MarkedText marked = passage("سوق", shift + " " + marked_giant, 30);
        CHECK(marked.text.size() < 5000);
        CHECK(marked.text.substr(marked.text.size() - 6) == "\u0628\u064E\u0651");
    }
    const MarkedText matched = passage('"' + giant.substr(0, 400) + '"', giant, 30);
    CHECK(matched.text.size() < 5000);
}

namespace {

// White space as in a snippet: one space for each run of it, none at the ends.
std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!space) out += c;
        if (space && !out.empty() && out.back() != ' ') out += ' ';
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

bool on_boundary(const std::string& text, std::size_t at) {
    return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

// Whether `at` is where ICU would let a reader's character begin.
bool on_grapheme_boundary(const std::string& text, std::size_t at) {
    UErrorCode status = U_ZERO_ERROR;
    UText* const bytes = utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status);
    UBreakIterator* const graphemes = ubrk_open(UBRK_CHARACTER, "ar", nullptr, 0, &status);
    ubrk_setUText(graphemes, bytes, &status);
    const bool boundary = U_SUCCESS(status) && ubrk_isBoundary(graphemes, static_cast<std::int32_t>(at)) != 0;
    ubrk_close(graphemes);
    utext_close(bytes);
    return boundary;
}

// Whether `passage` stands somewhere in `line` where neither of its ends parts a grapheme.
bool is_whole(const std::string& line, const std::string& passage) {
    for (std::size_t at = line.find(passage); at != std::string::npos; at = line.find(passage, at + 1)) {
        if (on_grapheme_boundary(line, at) && on_grapheme_boundary(line, at + passage.size())) return true;
    }
    return false;
}

// What is wrong with a passage, or nothing.
std::string fault_of(const MarkedText& marked, const std::string& body) {
    const std::string line = one_line(body);
    const std::size_t at = line.find(marked.text);
    if (at == std::string::npos) return "not part of the body";
    if (!on_boundary(marked.text, 0)) return "begins within a character";
    if (!is_whole(line, marked.text)) return "parts a letter from its marks";
    if (!marked.cut_before && at != 0) return "does not begin at the beginning";
    if (!marked.cut_after && line.substr(line.size() - marked.text.size()) != marked.text)
        return "does not end at the end";
    if (!marked.cut_before && !marked.cut_after && line != marked.text) return "is not the whole";
    std::size_t last = 0;
    for (const Highlight& highlight : marked.highlights) {
        if (highlight.begin < last || highlight.begin >= highlight.end) return "highlights out of order";
        if (highlight.end > marked.text.size()) return "a highlight outside of the text";
        if (!on_boundary(marked.text, highlight.begin) || !on_boundary(marked.text, highlight.end))
            return "a split character";
        last = highlight.end;
    }
    return {};
}

// Whether each highlight is a word that the query asks for.
bool marks_matches_only(const MarkedText& marked, const Query& query) {
    text::Analyzer analyzer;
    SnippetMaker maker(query.root, analyzer);
    return std::all_of(marked.highlights.begin(), marked.highlights.end(), [&](const Highlight& highlight) {
        return !maker.whole(marked.text.substr(highlight.begin, highlight.end - highlight.begin)).highlights.empty();
    });
}

}  // namespace

TEST_CASE("a passage without its marks is part of the body, whatever the body is") {
    const std::vector<std::string> pieces = {
        "سوق",
        "السُّوقِ",
        "كتـــاب",
        "كتاب",
        "ﷺ",
        "\uFEFB",
        "الله",
        "عبد الله",
        "أ.ف.ب",
        "Tunis",
        "1,234.5",
        "١٤٣٢هـ",
        "🎉",
        "漢字",
        "«",
        "»",
        "...",
        "،",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u200F",
        "\u00A0",
        "\u064B",
        "ـ\u0651",
        "...\u0301\u0302\u0303\u0304\u0305\u0306",
        "👩\u200D🚀",
        "«\u064E\u0651\u064E\u0651\u064E\u0651»",
        "\u0600",
        "e\u0301",
        "ﷲ",
        "-",
        "'",
        "a",
        "بببببببببببببببببببببببببببببببببببببببببببببببببببببببببببببببببببببببببببب"};
    const std::vector<std::string> queries = {
        "سوق", "صلى الله عليه وسلم", "\"كتاب\"", "tunis OR 1234", "افب", "عبدالله سوق", "e", "لا", "漢", "معدوم"};
    std::mt19937 random(2011);
    std::size_t highlights = 0;
    for (int round = 0; round < 4000; ++round) {
        std::string body;
        for (std::size_t left = random() % 60; left > 0; --left)
            body += pieces[random() % pieces.size()] + (random() % 3 == 0 ? "" : " ");
        const auto query = parse(queries[random() % queries.size()]);
        REQUIRE(query);
        const std::size_t words = 1 + random() % 40;
        text::Analyzer analyzer;
        const MarkedText marked = SnippetMaker(query->root, analyzer).passage(body, words);
        INFO("query " << query->typed << ", " << words << " words, body [" << body << "], passage [" << marked.text
                      << "]");
        REQUIRE(fault_of(marked, body).empty());
        REQUIRE(marks_matches_only(marked, *query));
        highlights += marked.highlights.size();
    }
    CHECK(highlights > 2000);
}
