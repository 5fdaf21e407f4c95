// What the tests of the query parser share: a query as one line, whether it was read or refused.
#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "search/query_parser.h"

namespace arshif::search::test {

struct Case {
    std::string_view query;
    std::string_view shape;
};

inline core::Result<Query> parse(std::string_view query, const ParseOptions& options = {}) {
    static text::Analyzer analyzer;
    return parse_query(query, options, analyzer);
}

// to_string without the stems, which are the business of the stemmer's own tests.
inline std::string without_stems(std::string line) {
    constexpr std::string_view arrow = "→";
    for (std::size_t at = line.find(arrow); at != std::string::npos; at = line.find(arrow, at))
        line.erase(at, line.find(')', at) - at);
    return line;
}

inline std::string shape_of(std::string_view query, const ParseOptions& options = {}) {
    const core::Result<Query> read = parse(query, options);
    if (read) return without_stems(to_string(*read));
    return fmt::format("error at {}: {}", read.error().offset.value_or(query.size() + 1), read.error().message);
}

inline std::vector<std::string> warnings_of(std::string_view query) {
    const core::Result<Query> read = parse(query);
    return read ? read->warnings : std::vector<std::string>{"refused: " + read.error().message};
}

}  // namespace arshif::search::test
