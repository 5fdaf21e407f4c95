// The header lines of HTTP responses and of WARC records.
//
// Views of the text they were parsed from. Thread safety: a value.
#pragma once

#include <cstddef>
#include <string_view>

namespace arshif::indexer {

// A first line, header lines, and the empty line behind them.
class HttpHeaders {
public:
    // How many bytes they take, 0 if their end is not among `text`.
    static std::size_t length(std::string_view text);

    explicit HttpHeaders(std::string_view text);
    std::string_view first_line() const { return first_line_; }
    // The value of the first line of that name (given in lower case), without white space around it; empty if there
    // is none.
    std::string_view value(std::string_view name) const;

private:
    std::string_view first_line_;
    std::string_view lines_;
};

}  // namespace arshif::indexer
