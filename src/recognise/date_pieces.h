// Cuts the text of a date into numbers, words and marks.
//
// The text must have been folded (text::fold), so that digits are ASCII and bidi marks are gone.
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::recognise {

struct DatePiece {
    enum class Kind : std::uint8_t { number, word, mark, end };

    Kind kind = Kind::end;
    std::string text;
    std::int64_t value = 0;    // of a number of up to max_digits, else -1
    char32_t mark = 0;         // dashes of every kind are '-', commas ',', slashes '/'
    bool after_space = false;  // white space stands before it

    std::size_t digits() const { return kind == Kind::number ? text.size() : 0; }
    bool is_mark(char32_t c) const { return kind == Kind::mark && mark == c; }
};

constexpr std::size_t max_digits = 14;

// The pieces of the text, and one of kind `end` after them.
std::vector<DatePiece> cut_date(std::string_view folded);

}  // namespace arshif::recognise
