#include "indexer/readers/http_headers.h"

#include <algorithm>

#include "indexer/readers/html_page.h"
#include "indexer/readers/html_tokens.h"

namespace arshif::indexer {

namespace {

std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::size_t HttpHeaders::length(std::string_view text) {
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
        const std::string_view behind = text.substr(at + 1, 2);
        if (behind.starts_with('\n')) return at + 2;
        if (behind == "\r\n") return at + 3;
    }
    return 0;
}

HttpHeaders::HttpHeaders(std::string_view text) : lines_(text) {
    first_line_ = take_line(lines_);
}

std::string_view HttpHeaders::value(std::string_view name) const {
    std::string_view lines = lines_;
    while (!lines.empty()) {
        const std::string_view line = take_line(lines);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && equals_ignoring_case(trimmed_html(line.substr(0, colon)), name))
            return trimmed_html(line.substr(colon + 1));
    }
    return {};
}

}  // namespace arshif::indexer
