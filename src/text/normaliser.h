// The search normaliser: what two spellings must share to be the same word.
//
// NFKC casefold (ICU), then marks and tatweel deleted, the alef, yeh, kaf and heh families folded, digits of every
// script made ASCII (the table and its evidence: docs/ARCHITECTURE.md, "text"). The stored text is never changed by it.
// Input and output are UTF-8; invalid bytes become U+FFFD. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace arshif::text {

// The whole text folded. White space and punctuation stay as they are (compatibility forms of them are decomposed).
std::string fold(std::string_view text);

// As fold, for names that are looked up in tables: besides, anything that is no letter or digit becomes a space, and
// runs of spaces become one, without any at the ends.
std::string fold_name(std::string_view text);

// Deletes only marks, tatweel and default-ignorable characters: the spelling as typed, hamza and final yeh intact.
std::string strip_marks(std::string_view text);

// Whether the whole text is well-formed UTF-8; otherwise the byte offset of the first fault.
struct Utf8Check {
    bool valid = true;
    std::size_t fault = 0;
};
Utf8Check check_utf8(std::string_view text);

}  // namespace arshif::text
