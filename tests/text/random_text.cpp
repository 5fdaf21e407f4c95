#include "random_text.h"

#include "text/utf8.h"

namespace arshif::text::test {

namespace {

const std::u32string letters = U"ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآءئؤٱپگیکہ";
const std::u32string marks = U"\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u0670\u0653\u0654\u0655\u0640";
const std::u32string others =
    U"aBzÉé0123456789٠١٢٣٤٥٦٧٨٩۴۵.,،؛؟:/-()«»'\"٫٬٪\u200C\u200D\u200E\u200F\u00A0\t\nﻻﻷﷲﺔﻫ中文";
// Around what composes, decomposes, reorders or disappears.
const std::u32string delicate =
    U"e\u0301\u0323\u0327a\u0308\u030Aﬁßİı\u1100\u1161\u11A8가각\u0344\u0F71\u0F72\u0958क\u093C\u0338<=>"
    U"\u034F\u00ADΣςϓ\u0345ά㎏Ⅷĳŉẞʼn\uFE0F\u0653اوي";

}  // namespace

char32_t RandomText::arabic_code_point() {
    const std::size_t kind = below(100);
    if (kind < 60) return letters[below(letters.size())];
    if (kind < 70) return marks[below(marks.size())];
    if (kind < 85) return U' ';
    return others[below(others.size())];
}

char32_t RandomText::unicode_code_point() {
    const std::size_t kind = below(100);
    if (kind < 45) return delicate[below(delicate.size())];
    if (kind < 60) return arabic_code_point();
    const std::size_t limit = kind < 95 ? 0x10000 : 0x110000;
    const auto code_point = static_cast<char32_t>(below(limit));
    return code_point >= 0xD800 && code_point < 0xE000 ? U' ' : code_point;
}

std::string RandomText::arabic(std::size_t code_points) {
    std::string text;
    for (std::size_t i = 0; i < code_points; ++i)
        append_utf8(text, arabic_code_point());
    return text;
}

std::string RandomText::unicode(std::size_t code_points) {
    std::string text;
    for (std::size_t i = 0; i < code_points; ++i)
        append_utf8(text, unicode_code_point());
    return text;
}

std::string RandomText::bytes(std::size_t count) {
    std::string text = arabic(count / 4);
    for (std::size_t i = 0; i < count / 4 && !text.empty(); ++i) {
        const std::size_t place = below(text.size());
        if (below(2) == 0) {
            text[place] = static_cast<char>(below(256));
        } else {
            text.erase(place, 1);
        }
    }
    return text;
}

}  // namespace arshif::text::test
