// The words that a query does not search for. They stay in the index and count inside quotes.
//
// Tested on the word as typed, presentation forms and marks removed but letters not folded: علي (a name) is not على (a
// preposition). Thread safety: pure.
#pragma once

#include <string_view>

namespace arshif::text {

// Whether the word as typed (UTF-8, marks allowed) is a stop word, alone or after a proclitic و or ف.
bool is_stop_word(std::string_view typed);

// Whether the word as typed makes a question of the query that it stands in; some words do only as the first.
bool asks_question(std::string_view typed, bool first);

}  // namespace arshif::text
