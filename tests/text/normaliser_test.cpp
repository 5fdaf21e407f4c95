#include "text/normaliser.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace {

using arshif::text::check_utf8;
using arshif::text::fold;
using arshif::text::fold_name;
using arshif::text::strip_marks;

using Cases = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("Spellings of one word fold to one form") {
    const Cases cases = {
        {"أحمد", "احمد"}, {"إسلام", "اسلام"}, {"آسيا", "اسيا"},    {"ٱلله", "الله"},   {"مستشفى", "مستشفي"},
        {"علی", "علي"},   {"کتاب", "كتاب"},   {"ڪتاب", "كتاب"},    {"مدينة", "مدينه"}, {"ہوا", "هوا"},
        {"ھوا", "هوا"},   {"مُحَمَّدٌ", "محمد"},   {"مـحـمـد", "محمد"}, {"هٰذا", "هذا"},     {"مسؤول", "مسؤول"},
        {"شئون", "شئون"}, {"جزء", "جزء"},
    };
    for (const auto& [written, folded] : cases) {
        CAPTURE(written);
        CHECK(fold(written) == folded);
    }
}

TEST_CASE("Presentation forms, ligatures and invisible characters fold away") {
    const Cases cases = {
        {"\uFEFB", "لا"},
        {"\uFEF7", "لا"},
        {"\uFDF2", "الله"},
        {"\uFDFA", "صلي الله عليه وسلم"},
        {"\uFEE3\uFEA4\uFEE4\uFEAA", "محمد"},
        {"\u202Bكلمة\u202C", "كلمه"},
        {"مي\u200Cخواهم", "ميخواهم"},
        {"\uFEFFنص", "نص"},
        {"نص\u00A0آخر", "نص اخر"},
        {"ﬁＡß", "fiass"},
        {"و\u0654", "ؤ"},
        {"ا\u0653", "ا"},
        {"e\u0301", "é"},
        {"CAFÉ", "café"},
    };
    for (const auto& [written, folded] : cases) {
        CAPTURE(written);
        CHECK(fold(written) == folded);
    }
}

TEST_CASE("Digits of every script and the signs of numbers fold to ASCII") {
    CHECK(fold("٠١٢٣٤٥٦٧٨٩") == "0123456789");
    CHECK(fold("۰۱۲۳۴۵۶۷۸۹") == "0123456789");
    CHECK(fold("१२３") == "123");
    CHECK(fold("٣٫٥ ١٬٢٣٤ ٥٠٪") == "3.5 1,234 50%");
}

TEST_CASE("White space and punctuation stay when a text is folded") {
    CHECK(fold("قال: «نعم»،\n\tثم مضى؟") == "قال: «نعم»،\n\tثم مضي؟");
    CHECK(fold(std::string("a\0b", 3)) == std::string("a\0b", 3));
    CHECK(fold("").empty());
}

TEST_CASE("Invalid bytes fold to replacement characters and swallow nothing") {
    CHECK(fold("a\xFFz") == "a\uFFFDz");
    CHECK(fold("a\xD9") == "a\uFFFD");
    CHECK(fold("\xD9 b") == "\uFFFD b");
    CHECK(fold("\xE2\x80 x") == "\uFFFD x");
    CHECK(fold("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(fold("\xC0\xAF") == "\uFFFD\uFFFD");
}

TEST_CASE("A name folds to its words with single spaces") {
    CHECK(fold_name("  الشَّرق   الأوسط ") == "الشرق الاوسط");
    CHECK(fold_name("«القدس-العربي»!") == "القدس العربي");
    CHECK(fold_name("France 24 (عربي)") == "france 24 عربي");
    CHECK(fold_name("e\u0301cole") == "école");
    CHECK(fold_name("।क्षे") == "क्षे");
    CHECK(fold_name("…").empty());
    CHECK(fold_name("").empty());
}

TEST_CASE("Stripping marks keeps the letters as they were typed") {
    CHECK(strip_marks("إِلَى") == "إلى");
    CHECK(strip_marks("عَلِيّ") == "علي");
    CHECK(strip_marks("مـديـنـة\u200F") == "مدينة");
    CHECK(strip_marks("ﻻ É") == "ﻻ É");
    CHECK(strip_marks("a\xFF") == "a\uFFFD");
}

TEST_CASE("The first fault of UTF-8 is found") {
    CHECK(check_utf8("").valid);
    CHECK(check_utf8("صحيفة 中文 😀 plain ascii text").valid);
    CHECK(check_utf8(std::string("a\0b", 3)).valid);
    const std::vector<std::pair<std::string, std::size_t>> faults = {
        {"abc\xFF", 3},
        {"صح\xD9", 4},
        {"\xC0\x80", 0},          // overlong
        {"x\xE0\x80\x80", 1},     // overlong
        {"xx\xED\xA0\x80", 2},    // surrogate
        {"\xF4\x90\x80\x80", 0},  // above U+10FFFF
        {"\xF0\x9F\x98", 0},      // cut off
        {"0123456789abcdef\x80 tail", 16},
    };
    for (const auto& [text, place] : faults) {
        CAPTURE(text);
        CHECK_FALSE(check_utf8(text).valid);
        CHECK(check_utf8(text).fault == place);
    }
}

TEST_CASE("The first fault of UTF-8 is found in long texts, wherever it lies and whatever a piece of it is cut from") {
    std::string clean;
    while (clean.size() < 20'000)
        clean += "صحيفة 中文 😀 plain ";
    CHECK(check_utf8(clean).valid);
    for (const std::size_t near : {std::size_t{0}, std::size_t{4096}, std::size_t{8192}, clean.size() - 4}) {
        for (std::size_t at = near; at < near + 4; ++at) {
            CAPTURE(at);
            std::size_t begin = at;  // of the character that the fault is put before
            while ((static_cast<unsigned char>(clean[begin]) & 0xC0U) == 0x80U)
                --begin;
            const std::string text = clean.substr(0, begin) + "\xFF" + clean.substr(begin) + "\xFF";
            CHECK_FALSE(check_utf8(text).valid);
            CHECK(check_utf8(text).fault == begin);
        }
    }
    CHECK(check_utf8(clean + std::string(10'000, '\x80')).fault == clean.size());
    CHECK(check_utf8(std::string(10'000, '\x80')).fault == 0);
    CHECK(check_utf8(clean.substr(0, clean.size() - 8)).fault == clean.size() - 11);  // a last character cut off
}

}  // namespace
