// Which words hold together without white space between them: covid-19, l'expression, 10:30.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/tokeniser.h"

namespace arshif::search {

// Whether the characters between two terms hold them together as one word: covid-19, l'expression, AT&T, 10:30, aps.dz.
// Arabic words are never held together: الجزائر-المغرب, الجزائر:توقيف are words side by side that lack a space.
bool ties(std::string_view gap, text::TokenKind before, text::TokenKind after);

// Whether an asterisk behind the byte `end` of the query makes a truncation of the word that ends there.
bool is_truncated(std::string_view query, std::size_t end);

// Whether the bytes [begin, end) of the query hold an asterisk.
bool has_asterisk(std::string_view query, std::size_t begin, std::size_t end);

}  // namespace arshif::search
