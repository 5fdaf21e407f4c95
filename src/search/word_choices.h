// What may stand in a query in the place of a word, or of words side by side: the choices that the parts of the
// suggester find, weighed against each other.
//
// Thread safety: as ArchiveWords and the analyzer.
#pragma once

#include <string>
#include <vector>

#include "search/archive_words.h"
#include "search/query_rewriter.h"
#include "search/query_tree.h"
#include "search/suggestion.h"
#include "text/analyzer.h"

namespace arshif::search {

struct Choice {
    Reason reason = Reason::spelling;
    std::string replacement;  // as it should be typed
    double score = 0;         // greater is likelier
};

// A place in the query and what to write there instead, the likeliest first; never empty.
struct Slot {
    std::size_t first = 0;  // [first, last): of the words
    std::size_t last = 0;
    bool wrong = false;   // the archive lacks a word of it, or hardly has it
    bool listed = false;  // a name that a table knows
    std::vector<Choice> choices;
};

// A typed word, and what the archive knows of it.
struct KnownWord {
    TypedWord word;
    std::uint32_t articles = 0;
    bool unknown() const { return articles == 0 && !word.term.stop; }
};

std::vector<KnownWord> look_up(std::vector<TypedWord> typed, const ArchiveWords& words);

// The slots of a query. Those of several words may overlap those of single ones.
std::vector<Slot> find_slots(const Query& query, const std::vector<KnownWord>& typed, const ArchiveWords& words,
                             text::Analyzer& analyzer);

}  // namespace arshif::search
