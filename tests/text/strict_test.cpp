// Spellings compared letter by letter, and words with proclitics written onto them.
#include "text/strict.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "text/proclitic_forms.h"

using namespace arshif::text;

TEST_CASE("A word is written as another if its letters are the same and the marks typed are there") {
    struct Pair {
        std::string typed;
        std::string found;
        bool same;
    };
    const Pair pairs[] = {
        {"أحمد", "أحمد", true},       {"أحمد", "احمد", false},       {"احمد", "أحمد", false},  {"احمد", "ٱحمد", false},
        {"مدرسة", "مدرسه", false},    {"على", "علي", false},         {"كتاب", "كِتَابٌ", true},   {"كِتاب", "كِتَابٌ", true},
        {"كِتَابٌ", "كِتاب", false},      {"كَتاب", "كِتاب", false},       {"لمّا", "لما", false},    {"لمَّا", "لمَّا", true},
        {"كتاب", "كتـــاب", true},    {"كتـاب", "كتاب", true},       {"لا", "\uFEFB", true},   {"أ\u0654", "أ", false},
        {"ا\u0654حمد", "أحمد", true}, {"عبد الله", "عبدالله", true}, {"Tunis", "TUNIS", true}, {"1432", "١٤٣٢", false},
        {"کتاب", "كتاب", false},      {"كتاب", "كتابا", false},      {"", "", true},           {"", "كتاب", false},
    };
    for (const Pair& pair : pairs) {
        CAPTURE(pair.typed, pair.found);
        CHECK(is_written_as(pair.typed, pair.found) == pair.same);
    }
    CHECK(is_written_as("كتا", "كِتاب", Extent::beginning));
    CHECK(is_written_as("كِت", "كِتاب", Extent::beginning));
    CHECK_FALSE(is_written_as("كَت", "كِتاب", Extent::beginning));
    CHECK_FALSE(is_written_as("كتابا", "كتاب", Extent::beginning));
    CHECK_FALSE(is_written_as("ك", std::string(2000, 'a')));
}

TEST_CASE("Proclitics are written onto a word one by one and together, and lam joins the article") {
    const auto joined = [](const std::string& word) {
        std::string out;
        std::vector<std::string> forms = with_proclitics(word);
        std::sort(forms.begin(), forms.end());
        for (const std::string& form : forms)
            out += (out.empty() ? "" : " ") + form;
        return out;
    };
    CHECK(joined("سوق") == "بسوق فبسوق فسوق فكسوق فلسوق كسوق لسوق وبسوق وسوق وكسوق ولسوق");
    CHECK(joined("السوق") ==
          "بالسوق فالسوق فبالسوق فكالسوق فلالسوق فللسوق كالسوق لالسوق للسوق والسوق وبالسوق وكالسوق ولالسوق وللسوق");
    const std::vector<std::string> language = with_proclitics("اللغه");
    CHECK(std::find(language.begin(), language.end(), "للغه") != language.end());
    CHECK(std::find(language.begin(), language.end(), "لللغه") == language.end());
    for (const char* word : {"tunis", "2011", "covid", "", "g8"}) {
        CAPTURE(word);
        CHECK(with_proclitics(word).empty());
    }
}
