// Names in Latin letters and the Arabic for them: from a table of well-known ones, else by the sounds that the letters
// may stand for.
//
// The tables are data/gazetteer.tsv, recognise's countries and data/latin_letters.tsv. Thread safety: pure functions
// and, for the archive, as ArchiveWords.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "search/archive_words.h"
#include "search/suggestion.h"

namespace arshif::search {

// The most words that a name in the tables has.
constexpr std::size_t longest_latin_name = 4;

// The Arabic spellings, as the tables write them, of a name of one or more words in English, French or a
// transliteration; none for an unknown one. A country of the same name comes last (Hollande is a president, too).
std::vector<std::string> arabic_names(std::string_view latin);

// Whether a folded Arabic word is a name in the tables, or half of one of two words.
bool is_well_known(std::string_view surface);

// The words of the archive that may spell a word of Latin letters, in no order.
std::vector<Spelling> transliterations(std::string_view latin, const ArchiveWords& words);

}  // namespace arshif::search
