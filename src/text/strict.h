// Whether two words are written alike, letter by letter: the comparison behind `search --strict`.
//
// Letters are the same as they are written: hamza, final yeh, teh marbuta and digits of different scripts count, while
// presentation forms, ligatures, capitals, tatweel and whatever stands between the letters do not. Vowel signs count
// where they were typed: a word that was typed without any is written as the text has it. Thread safety: a pure
// function.
#pragma once

#include <string_view>

namespace arshif::text {

enum class Extent { whole, beginning };

// Whether `found`, a slice of a text, is written as `typed`, or begins so.
bool is_written_as(std::string_view typed, std::string_view found, Extent extent = Extent::whole);

}  // namespace arshif::text
