// What the tests of countries in text share: the countries of a sentence in one string, and tables of such sentences.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "recognise/text_countries.h"

namespace arshif::recognise::test {

// The codes of the countries found, in the order of the alphabet, with a space between.
inline std::string codes(const std::vector<MentionedCountry>& countries) {
    std::vector<std::string> sorted;
    for (const MentionedCountry& country : countries)
        sorted.push_back(country.country);
    std::sort(sorted.begin(), sorted.end());
    std::string joined;
    for (const std::string& code : sorted)
        joined += (joined.empty() ? "" : " ") + code;
    return joined;
}

inline std::string found(std::string_view body, std::string_view country = {}) {
    ArticleText text;
    text.body = body;
    text.country = country;
    return codes(find_countries(text).mentioned);
}

struct Case {
    std::string_view body;
    std::string_view codes;
};

inline void check(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        CAPTURE(one.body);
        CHECK(found(one.body) == one.codes);
    }
}

}  // namespace arshif::recognise::test
