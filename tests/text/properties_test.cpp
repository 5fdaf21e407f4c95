// What must hold for every text: checked on random ones, well-formed and not.
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "random_text.h"
#include "text/normaliser.h"
#include "text/tokeniser.h"
#include "text/utf8.h"

namespace {

using namespace arshif::text;
using arshif::text::test::RandomText;

constexpr std::uint32_t rounds = 3000;

// NFKC casefolding of the whole text by ICU, with nothing of ours but the letters and marks it must not hold.
icu::UnicodeString casefolded(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    REQUIRE(U_SUCCESS(status));
    icu::UnicodeString folded = casefold->normalize(icu::UnicodeString::fromUTF8(text), status);
    REQUIRE(U_SUCCESS(status));
    return folded;
}

// The steps after casefolding, written down once more from their description.
icu::UnicodeString with_families(const icu::UnicodeString& text) {
    const auto in = [](UChar32 c, UChar32 first, UChar32 last) { return c >= first && c <= last; };
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        const bool mark = in(c, 0x610, 0x61A) || c == 0x640 || in(c, 0x64B, 0x65F) || c == 0x670 ||
                          in(c, 0x6D6, 0x6DC) || in(c, 0x6DF, 0x6E8) || in(c, 0x6EA, 0x6ED) || in(c, 0x898, 0x89F) ||
                          in(c, 0x8D3, 0x8FF);
        if (mark) continue;
        static const icu::UnicodeString from = icu::UnicodeString::fromUTF8("أإآٱٲٳٵىیېۍےۓکڪہھەۀةۃۂ٫٬٪");
        static const icu::UnicodeString to = icu::UnicodeString::fromUTF8("اااااااييييييككههههههه.,%");
        const std::int32_t family = from.indexOf(c);
        const std::int32_t digit = u_charDigitValue(c);
        if (family >= 0) {
            out.append(to.char32At(family));
        } else {
            out.append(digit >= 0 ? '0' + digit : c);
        }
    }
    return out;
}

std::string folded_by_icu(const std::string& text) {
    std::string once;
    with_families(casefolded(text)).toUTF8String(once);
    std::string twice;
    with_families(casefolded(once)).toUTF8String(twice);
    return twice;
}

std::vector<std::string> surfaces_of(const std::string& text) {
    Tokens tokens;
    Tokeniser().tokenise(text, tokens);
    std::vector<std::string> surfaces;
    for (const Token& token : tokens)
        surfaces.emplace_back(token.surface);
    return surfaces;
}

// Whether a token was put together from several, or stands for a piece of what a character stands for.
bool is_joined(const std::string& folded_slice, TokenKind kind) {
    return kind != TokenKind::number && folded_slice.find_first_of(" .\n\t\r") != std::string::npos;
}

void check_places(const std::string& text) {
    Tokens tokens;
    Tokeniser().tokenise(text, tokens);
    std::uint32_t last = 0;
    for (const Token& token : tokens) {
        REQUIRE(token.begin < token.end);
        REQUIRE(token.end <= text.size());
        REQUIRE(token.begin >= last);
        REQUIRE_FALSE(token.surface.empty());
        REQUIRE(check_utf8(token.surface).valid);
        REQUIRE(check_utf8(std::string_view(text).substr(token.begin, token.end - token.begin)).valid);
        REQUIRE(token.surface.size() <= longest_word * 4);
        last = token.begin;
    }
}

// Whether a mark follows the place.
bool parts_a_mark(const std::string& text, std::size_t place) {
    if (place >= text.size()) return false;
    const char* at = text.data() + place;
    const auto next = static_cast<UChar32>(decode(at, text.data() + text.size()));
    return (U_GET_GC_MASK(next) & U_GC_M_MASK) != 0;
}

TEST_CASE("Folding a text is what ICU and the letter families give for the whole of it") {
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        RandomText random(seed);
        const std::string text = seed % 2 == 0 ? random.unicode(30) : random.arabic(60);
        CAPTURE(seed, text);
        REQUIRE(fold(text) == folded_by_icu(text));
    }
}

TEST_CASE("Folding twice is folding once") {
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        RandomText random(seed + rounds);
        for (const std::string& text : {random.unicode(40), random.arabic(40), random.bytes(80)}) {
            const std::string once = fold(text);
            CAPTURE(seed, text);
            REQUIRE(check_utf8(once).valid);
            REQUIRE(fold(once) == once);
        }
    }
}

TEST_CASE("A name folds to letters, digits and single spaces, and twice is once") {
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        const std::string name = fold_name(RandomText(seed).arabic(30));
        CAPTURE(seed, name);
        REQUIRE(fold_name(name) == name);
        REQUIRE(name.find("  ") == std::string::npos);
        REQUIRE((name.empty() || (name.front() != ' ' && name.back() != ' ')));
    }
}

TEST_CASE("Tokens lie in the text, in order, between characters and their marks") {
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        RandomText random(seed);
        for (const std::string& text : {random.arabic(80), random.unicode(40), random.bytes(200)}) {
            CAPTURE(seed, text);
            check_places(text);
        }
        const std::string text = random.arabic(80);
        Tokens tokens;
        Tokeniser().tokenise(text, tokens);
        for (const Token& token : tokens) {
            CAPTURE(seed, text, token.surface);
            REQUIRE_FALSE(parts_a_mark(text, token.end));
            REQUIRE_FALSE(parts_a_mark(text, token.begin));
        }
    }
}

TEST_CASE("A surface is the folding of the piece it was cut from") {
    std::size_t compared = 0;
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        RandomText random(seed);
        const std::string text = seed % 2 == 0 ? random.arabic(80) : random.unicode(40);
        Tokens tokens;
        Tokeniser().tokenise(text, tokens);
        for (const Token& token : tokens) {
            const std::string slice = text.substr(token.begin, token.end - token.begin);
            std::string expected = fold(slice);
            const bool several = expected.size() > token.surface.size() && slice.size() <= 4;  // one character
            if (is_joined(expected, token.kind) || several) continue;
            if (token.kind == TokenKind::number) {
                expected.erase(std::remove(expected.begin(), expected.end(), ','), expected.end());
            }
            CAPTURE(seed, text, slice);
            REQUIRE(token.surface == first_code_points(expected, longest_word));
            ++compared;
        }
    }
    CHECK(compared > rounds);
}

TEST_CASE("Cutting a folded text gives the same words as cutting the text") {
    for (std::uint32_t seed = 0; seed < rounds; ++seed) {
        const std::string text = RandomText(seed).arabic(120);
        CAPTURE(seed, text);
        REQUIRE(surfaces_of(fold(text)) == surfaces_of(text));
    }
}

TEST_CASE("Hostile runs of marks and invisible characters are folded in linear time") {
    std::string text = "e";
    for (int i = 0; i < 200000; ++i)
        text += i % 2 == 0 ? "\u0301" : "\u0323";
    for (int i = 0; i < 200000; ++i)
        text += i % 3 == 0 ? "\u064E" : "\u0651";
    text += "\u0301";
    const std::string folded = fold(text);
    CHECK(folded.size() > 100000);
    CHECK(check_utf8(folded).valid);
}

}  // namespace
