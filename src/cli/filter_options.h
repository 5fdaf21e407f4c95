// The options that narrow a search, shared by the subcommands that take a query.
//
// Thread safety: belongs to the main thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "search/filters.h"
#include "search/query_parser.h"
#include "store/snapshot.h"

namespace CLI {
class App;
}

namespace arshif::cli {

struct FilterOptions {
    std::vector<std::string> countries, mentioned, sources, categories;
    std::string from, to;
    bool overlap = false;
    bool undated = false;

    void add_to(CLI::App& command);
    // bad_usage for an unknown country, a date that does not exist, or a range that ends before it begins.
    core::Result<search::Filters> filters() const;
    // As they were given, for a command to be pasted: each with a space before it, nothing where there are none.
    std::string arguments() const;
};

// The ISO code for what a user typed for a country; bad_usage with near names.
core::Result<std::string> country_code(const std::string& typed);

// A date as a user types it: YYYY[-MM[-DD]] with digits of any script.
core::Result<core::PartialDate> typed_date(const std::string& typed);

// Any text as a shell takes it for one word.
std::string shell_word(std::string_view text);

// A query as read and fitted to the archive (search/resolver.h).
core::Result<search::Query> read_query(const std::string& typed, const search::ParseOptions& options,
                                       const store::Snapshot& snapshot);

// The words of a query given as one or several arguments.
std::string joined(const std::vector<std::string>& words);

}  // namespace arshif::cli
