#include "indexer/readers/blank.h"

#include <catch2/catch.hpp>
#include <string>

using arshif::indexer::is_blank;

TEST_CASE("Texts of white space and invisible characters are blank") {
    const std::string text =
        GENERATE(as<std::string>(), "", " ", " \t\r\n\v\f", "\u00A0\u00A0 \n", "\uFEFF", "\u200F\u200E\u200B",
                 "\u2028\u202F", "\u2066\u2069", "\u3000", "\u061C", "\u00AD", std::string(3, '\0'));
    CAPTURE(text);
    CHECK(is_blank(text));
}

TEST_CASE("Texts with anything visible are not blank") {
    const std::string text = GENERATE(as<std::string>(), "a", " \u00A0.", "خ", "\u200Fخ", "\u2010", "\u2030", "\u205E",
                                      "\xC2", "\xE2\x80", "\xFF", "؛");
    CAPTURE(text);
    CHECK_FALSE(is_blank(text));
}
