// Did-you-mean: the words of an archive that a word may be a slip for.
//
// A slip anywhere is made and looked up; two slips are looked for among the words that begin alike. Under proclitics
// the bare word is corrected. Thread safety: as ArchiveWords.
#pragma once

#include <string_view>
#include <vector>

#include "search/archive_words.h"
#include "search/suggestion.h"

namespace arshif::search {

// Words of the archive that are near enough to a folded one, in no order; the word itself is not among them. Longer
// words may differ by more.
std::vector<Spelling> similar_words(std::string_view surface, const ArchiveWords& words);

// The word as two words of the archive that were run together. The cost is that of the lost space.
std::vector<Spelling> split_words(std::string_view surface, const ArchiveWords& words);

}  // namespace arshif::search
