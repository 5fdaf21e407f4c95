// Other spellings of the same word in the same script: foreign names, whose sounds Arabic writes in several ways, and
// words whose long vowels and hamza vary.
//
// The table is data/foreign_letters.tsv. Thread safety: as ArchiveWords.
#pragma once

#include <string_view>
#include <vector>

#include "search/archive_words.h"
#include "search/suggestion.h"

namespace arshif::search {

// Spellings that the archive has, for a folded word that it lacks, in no order.
std::vector<Spelling> variants_of_unknown(std::string_view surface, const ArchiveWords& words);

// The same for a word that it has: only those that occur as often and differ little. Exchanges of sounds only in names
// that a table knows, and of vowels besides in long stems, since they make other words of native ones.
std::vector<Spelling> variants_of_known(std::string_view surface, const ArchiveWords& words);

}  // namespace arshif::search
