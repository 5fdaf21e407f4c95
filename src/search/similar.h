// Articles like a given one: its most telling words, asked for together.
//
// Thread safety: as the snapshot and the analyzer. The search itself is Searcher::similar.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "search/filters.h"
#include "search/query_tree.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace arshif::search {

// How many words stand for an article.
constexpr std::size_t max_telling_words = 40;

struct TellingWord {
    QueryTerm term;     // as it stands first in the article
    double weight = 0;  // of an occurrence elsewhere, for how often the article has it
};

// The words, one a stem, that tell a text from the other articles: frequent here and rare elsewhere, those of the title
// counting more. Stop words, numbers, single letters and words of no other article are none. The most telling first.
std::vector<TellingWord> telling_words(std::string_view title, std::string_view body, const store::Snapshot& snapshot,
                                       text::Analyzer& analyzer);

// The words as a query, for the marks of snippets.
Query query_of(const std::vector<TellingWord>& words);

struct SimilarRequest {
    std::int64_t article = 0;  // in the catalogue, not an alias; it is not among the hits, copies of it are
    std::vector<TellingWord> words;
    Filters filters;
    std::size_t limit = 10;
    std::size_t offset = 0;
};

}  // namespace arshif::search
