// How likely one word was typed for another: an edit distance that knows which letters are mistaken for each other.
//
// The table is data/confusions.tsv. Thread safety: pure functions over a table that is built once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace arshif::search {

// The cheapest way from one word to the other, counting 1 for a letter missing or too many, somewhat more for one
// exchanged, less where such slips are common, and neighbours swapped as one slip; a slip in the first letter counts
// more. Stops at `limit` and gives something greater then. Folded code points.
double edit_cost(std::u32string_view typed, std::u32string_view meant, double limit);

// The letters, as UTF-8, that may be missing in a word of this script or stand in the place of others.
const std::vector<std::string_view>& alphabet_of(char32_t letter);

// The letters that are often typed for this one, as UTF-8.
const std::vector<std::string>& confused_with(std::string_view letter);

// Letters that are written onto the front of a word, and their combinations, longest first; folded.
const std::vector<std::string>& proclitic_forms();

}  // namespace arshif::search
