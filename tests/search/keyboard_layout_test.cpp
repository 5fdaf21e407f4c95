// Text typed on another layout, and back.
#include "search/keyboard_layout.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace arshif::search;

namespace {

bool is_among(const std::vector<std::string>& texts, const std::string& text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

TEST_CASE("keys of a Latin layout give the Arabic that was meant") {
    const auto [typed, meant] = GENERATE(table<std::string, std::string>({
        {"hg[.hzv", "الجزائر"},    // QWERTY
        {"hg^:hwv", "الجزائر"},    // AZERTY
        {"hgsu,]dm", "السعودية"},  // , ] are letters
        {"hgsu;$d,", "السعودية"},  // AZERTY
        {",.hvm hg]hogdm", "وزارة الداخلية"},
        {"lwv", "مصر"},
        {"fghl", "بلام"},
        {"b", "لا"},            // one key, two letters
        {"Hpl]", "أحمد"},       // shifted
        {"QWERTY", "ضصثقلإإ"},  // capitals that have no letter of their own
        {"2011 lwv", "2011 مصر"},
        {"âc", "جضؤ"},  // the dead circumflex arrives on the letter behind it
    }));
    CAPTURE(typed);
    const std::vector<std::string> others = other_layouts(typed);
    CHECK(others.size() == latin_layouts);
    CHECK(is_among(others, meant));
}

TEST_CASE("Arabic letters give the Latin that was meant") {
    CHECK(is_among(other_layouts("لاشةشنخ"), "bamako"));
    CHECK(is_among(other_layouts("بشؤثلاخخن"), "facebook"));
    CHECK(is_among(other_layouts("لاضكضنخ"), "bamako"));  // AZERTY
}

TEST_CASE("what no layout changes stays") {
    for (const std::string& other : other_layouts("2011"))
        CHECK(other == "2011");
    CHECK(other_layouts("").size() == latin_layouts);
}
