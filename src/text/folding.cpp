#include "text/folding.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <stdexcept>

#include "text/utf8.h"

namespace arshif::text {

constinit std::array<std::atomic<const FoldingPage*>, folding_pages> folding_table{};

namespace {

constexpr char32_t deleted = 0;

constexpr char32_t tatweel = 0x0640;
constexpr char32_t alef = 0x0627;
constexpr char32_t heh = 0x0647;
constexpr char32_t yeh = 0x064A;
constexpr char32_t kaf = 0x0643;
constexpr char32_t arabic_decimal_separator = 0x066B;
constexpr char32_t arabic_thousands_separator = 0x066C;
constexpr char32_t arabic_percent_sign = 0x066A;

struct Range {
    char32_t first;
    char32_t last;
};

// Harakat, Quranic annotation and honorifics; not the signs among them that are no marks (end of ayah, sajdah, rub).
constexpr std::array<Range, 8> arabic_marks = {{{0x0610, 0x061A},
                                                {0x064B, 0x065F},
                                                {0x0670, 0x0670},
                                                {0x06D6, 0x06DC},
                                                {0x06DF, 0x06E8},
                                                {0x06EA, 0x06ED},
                                                {0x0898, 0x089F},
                                                {0x08D3, 0x08FF}}};

bool is_arabic_mark(char32_t c) {
    return std::any_of(arabic_marks.begin(), arabic_marks.end(),
                       [c](const Range& range) { return c >= range.first && c <= range.last; });
}

// One letter for a family of letters that the press uses for one another.
char32_t family_of(char32_t c) {
    switch (c) {
        case 0x0622:  // alef with madda
        case 0x0623:  // alef with hamza above
        case 0x0625:  // alef with hamza below
        case 0x0671:  // alef wasla
        case 0x0672:
        case 0x0673:
        case 0x0675:
            return alef;
        case 0x0649:  // alef maksura
        case 0x06CC:  // Farsi yeh
        case 0x06CD:
        case 0x06D0:
        case 0x06D2:  // yeh barree
        case 0x06D3:
            return yeh;
        case 0x06A9:  // keheh
        case 0x06AA:
            return kaf;
        case 0x0629:  // teh marbuta
        case 0x06BE:  // heh doachashmee
        case 0x06C0:
        case 0x06C1:  // heh goal
        case 0x06C2:
        case 0x06C3:
        case 0x06D5:
            return heh;
        default:
            return c;
    }
}

// The steps that follow NFKC casefolding, for one code point: `deleted`, or what replaces it.
char32_t fold_letter(char32_t c) {
    if (c < 0x0300) return c;
    if (c == tatweel || is_arabic_mark(c)) return deleted;
    if (c == arabic_decimal_separator) return U'.';
    if (c == arabic_thousands_separator) return U',';
    if (c == arabic_percent_sign) return U'%';
    const int digit = u_charDigitValue(static_cast<UChar32>(c));
    if (digit >= 0) return U'0' + static_cast<char32_t>(digit);
    return family_of(c);
}

const icu::Normalizer2& nfkc_casefold() {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const instance = icu::Normalizer2::getNFKCCasefoldInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("the data files of ICU are missing");
    return *instance;
}

icu::UnicodeString casefolded(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString folded = nfkc_casefold().normalize(text, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalise a text");
    return folded;
}

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// Each code point of `text` replaced by map(code point), where `deleted` deletes it.
template <typename Map>
icu::UnicodeString mapped(const icu::UnicodeString& text, Map map) {
    icu::UnicodeString out;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        const char32_t folded = c == 0 ? 0 : map(static_cast<char32_t>(c));
        if (folded != deleted || c == 0) out.append(static_cast<UChar32>(folded));
    }
    return out;
}

bool is_ascii_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

// The class of a code point that is its own folding.
CharClass class_of_folded(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    if (is_ascii_digit(c)) return CharClass::digit;
    if (u_hasBinaryProperty(code, UCHAR_IDEOGRAPHIC)) return CharClass::ideograph;
    const std::uint32_t category = U_GET_GC_MASK(code);
    if ((category & U_GC_M_MASK) != 0) return CharClass::combining;
    if ((category & (U_GC_L_MASK | U_GC_NL_MASK | U_GC_NO_MASK)) == 0) return CharClass::separator;
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(code, &status);
    if (script == USCRIPT_ARABIC) return CharClass::arabic;
    return script == USCRIPT_LATIN ? CharClass::latin : CharClass::letter;
}

bool is_word_letter(CharClass c) {
    return c == CharClass::latin || c == CharClass::letter || c == CharClass::combining || c == CharClass::digit;
}

// The class of two neighbours within one folding.
CharClass join_classes(CharClass first, CharClass second) {
    if (first == CharClass::ideograph || second == CharClass::ideograph) return CharClass::compound;
    if (first == second) return first;
    if (second == CharClass::combining) return first;
    if (first == CharClass::combining && second != CharClass::separator) return second;
    if (!is_word_letter(first) || !is_word_letter(second)) return CharClass::compound;
    return first == CharClass::latin || second == CharClass::latin ? CharClass::latin : CharClass::letter;
}

CharClass class_of_folding(char32_t c, const icu::UnicodeString& folded) {
    if (folded.isEmpty()) {
        const bool belongs_to_base = c == tatweel || (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
        return belongs_to_base ? CharClass::mark : CharClass::ignorable;
    }
    CharClass joined = class_of_folded(static_cast<char32_t>(folded.char32At(0)));
    for (std::int32_t i = folded.moveIndex32(0, 1); i < folded.length(); i = folded.moveIndex32(i, 1)) {
        joined = join_classes(joined, class_of_folded(static_cast<char32_t>(folded.char32At(i))));
    }
    return joined;
}

Folding make_folding(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    const icu::UnicodeString folded = mapped(casefolded(icu::UnicodeString(code)), fold_letter);
    Folding folding;
    folding.char_class = class_of_folding(c, folded);
    std::string utf8;
    folded.toUTF8String(utf8);
    // An Arabic mark changes only hamza carriers, and only if it is one of those that compose.
    const bool stands_alone = nfkc_casefold().hasBoundaryBefore(code);
    const bool harmless_mark = utf8.empty() && (c < 0x0653 || c > 0x0655);
    if (utf8.size() > folding.text.size() || !(stands_alone || harmless_mark)) {
        folding.length = Folding::by_icu;
        return folding;
    }
    folding.length = static_cast<std::uint8_t>(utf8.size());
    std::memcpy(folding.text.data(), utf8.data(), utf8.size());
    return folding;
}

}  // namespace

const FoldingPage& make_folding_page(std::size_t number) {
    auto page = std::make_unique<FoldingPage>();
    for (std::size_t i = 0; i < folding_page_size; ++i) {
        (*page)[i] = make_folding(static_cast<char32_t>(number * folding_page_size + i));
    }
    const FoldingPage* expected = nullptr;
    if (folding_table[number].compare_exchange_strong(expected, page.get(), std::memory_order_acq_rel)) {
        return *page.release();
    }
    return *expected;  // another thread was faster
}

void fold_in_context(std::string_view piece, std::string& out) {
    icu::UnicodeString folded = mapped(casefolded(from_utf8(piece)), fold_letter);
    // A deleted tatweel may have stood between a letter and the accent that now composes with it.
    UErrorCode status = U_ZERO_ERROR;
    if (!nfkc_casefold().isNormalized(folded, status)) folded = mapped(casefolded(folded), fold_letter);
    folded.toUTF8String(out);
}

void fold_spelling(std::string_view text, std::string& out) {
    const auto without_marks = [](char32_t c) { return is_deleted_mark(c) ? deleted : c; };
    mapped(casefolded(from_utf8(text)), without_marks).toUTF8String(out);
}

bool is_deleted_mark(char32_t code_point) {
    return code_point == tatweel || is_arabic_mark(code_point) ||
           u_hasBinaryProperty(static_cast<UChar32>(code_point), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

}  // namespace arshif::text
