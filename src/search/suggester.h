// Offers other queries where one finds little: slips, the wrong keyboard layout, other spellings and other names, all
// of them words that the archive has. What was typed is never replaced by itself.
//
// Refers to the snapshot, the searcher and the analyzer; belongs to their thread.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "search/filters.h"
#include "search/query_parser.h"
#include "search/query_tree.h"
#include "search/searcher.h"
#include "search/suggestion.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace arshif::search {

constexpr std::size_t max_suggestions = 3;

class Suggester {
public:
    Suggester(const store::Snapshot& snapshot, Searcher& searcher, text::Analyzer& analyzer)
        : snapshot_(snapshot), searcher_(searcher), analyzer_(analyzer) {}

    // For a query that `matches` articles match in full: nothing, and at no cost worth mentioning, where they are
    // enough and the archive has all the words. The best first, at most max_suggestions.
    core::Result<std::vector<Suggestion>> suggest(const Query& query, const ParseOptions& options,
                                                  const Filters& filters, std::int64_t matches);

    // For a query that cannot be read: what it is on another keyboard layout, if that is words of the archive.
    core::Result<std::vector<Suggestion>> suggest_layout(std::string_view typed, const ParseOptions& options,
                                                         const Filters& filters);

private:
    const store::Snapshot& snapshot_;
    Searcher& searcher_;
    text::Analyzer& analyzer_;
};

}  // namespace arshif::search
