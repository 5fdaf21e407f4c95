// Words as numbers: the finder of dates folds every word of a text into 64 bits and looks those up.
//
// A key holds up to 12 letters, five bits each, the first one lowest, so that taking off a proclitic is a shift. Arabic
// letters are folded as text::fold does (hamza on alef, final yeh and heh), Latin ones to lower case without accents.
// Thread safety: pure functions over tables that are built once.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace arshif::recognise {

using WordKey = std::uint64_t;

constexpr unsigned letter_bits = 5;
constexpr std::size_t max_key_letters = 12;
constexpr WordKey letter_mask = (WordKey{1} << letter_bits) - 1;
constexpr WordKey latin_bit = WordKey{1} << 63U;
constexpr WordKey number_bit = WordKey{1} << 62U;

// What a character is to the cutter of words. Those below `mark` are letters and hold their five bits.
enum class Letter : std::uint8_t {
    none = 0,
    alef = 1,
    beh = 2,
    feh = 20,
    kaf = 22,
    lam = 23,
    waw = 27,
    last = 31,
    vowel,    // a mark, tatweel, joiner or bidi control: no part of the spelling
    tanween,  // the mark that makes an adverb
    tatweel,
    foreign,  // a letter that no word of the tables has
    digit,
    space,
    line_end,
    mark,  // anything else
};

// The code of a character, what its digit counts, and how it is written plainly if it is a mark.
struct Character {
    Letter letter = Letter::mark;
    std::uint8_t value = 0;  // of a digit; the plain form of a mark; for a ligature, its second letter
    bool latin = false;
    std::uint8_t bytes = 1;
};

// The character that begins at `at`, which must be inside the text. Bytes that are not UTF-8 are a mark.
Character character_at(std::string_view text, std::size_t at);

// The code of a character of one byte.
using AsciiLetters = std::array<Character, 0x80>;
const AsciiLetters& ascii_letters();

// The code of a character of two bytes whose lead byte is D8 to DB.
using ArabicLetters = std::array<Character, std::size_t{4} * 64>;
const ArabicLetters& arabic_letters();

constexpr WordKey number_key(std::int32_t number) {
    return number_bit | static_cast<WordKey>(number);
}

// The key of one word or number of a table; 0 for one that has no key.
WordKey word_key(std::string_view word);

}  // namespace arshif::recognise
