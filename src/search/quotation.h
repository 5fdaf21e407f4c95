// Pairs of quotation marks in a query: which mark closes which.
//
// Marks come in kinds ("…" “…” „…“ «…» ‹…› ''…''); a kind inside another is part of the quoted text. Thread safety:
// pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace arshif::search {

// Whether `c` opens or closes a quotation. Apostrophes do only in pairs, which the caller looks for.
bool is_quotation_mark(char32_t c);

// Whether `c` usually closes one, so that it means nothing if there was none.
bool is_closing_mark(char32_t c);

struct ClosingMark {
    std::size_t index = 0;  // of its first character
    std::size_t width = 1;  // in characters: two for ''
};

// The mark that closes the one at `open`, if any. `word_start`: whether `open` begins a word; only there may a mark
// that usually closes open a quotation (»…« is typed by those who see them mirrored).
std::optional<ClosingMark> closing_mark(std::u32string_view chars, std::size_t open, bool word_start);

}  // namespace arshif::search
