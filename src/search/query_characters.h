// A query as code points with their places, and the few classes of characters that its syntax knows.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::search {

struct Characters {
    std::u32string points;
    std::vector<std::size_t> offsets;  // in bytes, of each point and of the end
};

// The code points of `text`, which is well-formed UTF-8 of less than 2 GB.
Characters decode(std::string_view text);

// Bidi marks, joiners, soft hyphens: they are pasted along with text and mean nothing to a query.
bool is_ignorable(char32_t c);

// White space of every width, and control characters.
bool is_space(char32_t c);

bool is_letter(char32_t c);

bool is_letter_or_digit(char32_t c);

// A vowel sign or another mark above or below a letter.
bool is_combining(char32_t c);

// Whether the two, one behind the other, are read as one character: a letter and its mark, what joiners join.
bool joins_grapheme(char32_t before, char32_t c);

enum class Script { none, arabic, latin, other };

// The script of a letter; none for what several scripts share, as the tatweel.
Script script_of(char32_t c);

// A letter that is written from right to left.
bool is_right_to_left(char32_t c);

// The ASCII character that a fullwidth one stands for; others as they are.
constexpr char32_t narrow(char32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

}  // namespace arshif::search
