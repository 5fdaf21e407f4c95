#include "recognise/date_letters.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "text/normaliser.h"
#include "text/utf8.h"

namespace arshif::recognise {

namespace {

constexpr char32_t first_arabic = 0x0600;
constexpr char32_t last_arabic = 0x06FF;
constexpr char32_t first_form = 0xFE70;
constexpr char32_t last_form = 0xFEFC;
constexpr char32_t last_latin = 0x017F;
constexpr char32_t arabic_comma = 0x060C;
constexpr char32_t arabic_semicolon = 0x061B;
constexpr char32_t arabic_slash = 0x060D;
constexpr char32_t arabic_question_mark = 0x061F;
constexpr char32_t fathatan = 0x064B;
constexpr char32_t tatweel = 0x0640;
constexpr char32_t minus_sign = 0x2212;

// The folded letters in the order of their codes, from 1.
constexpr std::array<char16_t, 32> alphabet = {0,      0x0627, 0x0628, 0x062A, 0x062B, 0x062C, 0x062D, 0x062E,
                                               0x062F, 0x0630, 0x0631, 0x0632, 0x0633, 0x0634, 0x0635, 0x0636,
                                               0x0637, 0x0638, 0x0639, 0x063A, 0x0641, 0x0642, 0x0643, 0x0644,
                                               0x0645, 0x0646, 0x0647, 0x0648, 0x064A, 0x0621, 0x0624, 0x0626};

icu::UnicodeString folded(char32_t c) {
    std::string utf8;
    icu::UnicodeString(static_cast<UChar32>(c)).toUTF8String(utf8);
    return icu::UnicodeString::fromUTF8(text::fold(utf8));
}

std::uint8_t code_of(char16_t letter) {
    for (std::size_t i = 1; i < alphabet.size(); ++i) {
        if (alphabet.at(i) == letter) return static_cast<std::uint8_t>(i);
    }
    return 0;
}

Character mark(char plain) {
    return {Letter::mark, static_cast<std::uint8_t>(plain), false, 1};
}

// Punctuation, white space and what is not written in a word's key.
Character symbol(char32_t c) {
    const auto point = static_cast<UChar32>(c);
    if (c == U'\n' || c == U'\r' || c == 0x2028 || c == 0x2029 || c == 0x0085) return {Letter::line_end, 0, false, 1};
    if (u_isUWhiteSpace(point) != 0) return {Letter::space, 0, false, 1};
    if (u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0) return {Letter::vowel, 0, false, 1};
    if (c == arabic_comma) return mark(',');
    if (c == arabic_semicolon) return mark(';');
    if (c == arabic_question_mark) return mark('?');
    if (c == arabic_slash || c == 0x2044) return mark('/');
    if (c == minus_sign || u_charType(point) == U_DASH_PUNCTUATION) return mark('-');
    if (u_hasBinaryProperty(point, UCHAR_QUOTATION_MARK) != 0) return mark('"');
    if (u_isalpha(point) != 0) return {Letter::foreign, 0, false, 1};
    return mark(c < 0x80 ? static_cast<char>(c) : '?');
}

Character arabic(char32_t c) {
    if (c == tatweel) return {Letter::tatweel, 0, false, 1};
    if (c == fathatan) return {Letter::tanween, 0, false, 1};
    const std::int32_t digit = u_charDigitValue(static_cast<UChar32>(c));
    if (digit >= 0) return {Letter::digit, static_cast<std::uint8_t>(digit), false, 1};
    const icu::UnicodeString spelling = folded(c);
    if (spelling.isEmpty()) return {Letter::vowel, 0, false, 1};
    const std::uint8_t first = code_of(spelling[0]);
    if (first == 0) return symbol(c);
    return {static_cast<Letter>(first), spelling.length() > 1 ? code_of(spelling[1]) : std::uint8_t{0}, false, 1};
}

Character latin(char32_t c) {
    if (c >= U'0' && c <= U'9') return {Letter::digit, static_cast<std::uint8_t>(c - U'0'), false, 1};
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
    const auto lower = static_cast<char32_t>(u_tolower(static_cast<UChar32>(c)));
    icu::UnicodeString parts;
    if (U_FAILURE(status) || decomposer->getDecomposition(static_cast<UChar32>(lower), parts) == 0) {
        parts = icu::UnicodeString(static_cast<UChar32>(lower));
    }
    const char16_t base = parts[0];
    if (base >= u'a' && base <= u'z') return {static_cast<Letter>(base - u'a' + 1), 0, true, 1};
    return symbol(c);
}

template <typename Table, typename Make>
Table filled(char32_t first, Make make) {
    Table table;
    for (std::size_t i = 0; i < table.size(); ++i)
        table.at(i) = make(first + static_cast<char32_t>(i));
    return table;
}

using LatinTable = std::array<Character, last_latin + 1>;
using FormTable = std::array<Character, last_form - first_form + 1>;

Character of_code_point(char32_t c) {
    static const auto latin_letters = filled<LatinTable>(0, latin);
    static const auto forms = filled<FormTable>(first_form, arabic);
    if (c <= last_latin) return latin_letters[c];
    if (c >= first_arabic && c <= last_arabic) return arabic_letters()[c - first_arabic];
    if (c >= first_form && c <= last_form) return forms.at(c - first_form);
    return symbol(c);
}

}  // namespace

const AsciiLetters& ascii_letters() {
    static const auto table = filled<AsciiLetters>(0, latin);
    return table;
}

const ArabicLetters& arabic_letters() {
    static const auto table = filled<ArabicLetters>(first_arabic, arabic);
    return table;
}

Character character_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return ascii_letters()[lead];
    const char* next = text.data() + at;
    Character character = of_code_point(text::decode(next, text.data() + text.size()));
    character.bytes = static_cast<std::uint8_t>(next - (text.data() + at));
    return character;
}

WordKey word_key(std::string_view word) {
    WordKey key = 0;
    std::size_t letters = 0;
    std::int32_t number = -1;
    for (std::size_t at = 0; at < word.size();) {
        const Character c = character_at(word, at);
        at += c.bytes;
        if (c.letter == Letter::digit) {
            number = (number < 0 ? 0 : number * 10) + c.value;
        } else if (c.letter <= Letter::last) {
            if (letters == max_key_letters) return 0;
            key |= static_cast<WordKey>(c.letter) << (letter_bits * letters++);
            if (c.latin) key |= latin_bit;
        }
    }
    return number >= 0 ? number_key(number) : key;
}

}  // namespace arshif::recognise
