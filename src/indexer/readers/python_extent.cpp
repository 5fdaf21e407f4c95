#include "indexer/readers/python_extent.h"

#include <algorithm>

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;

}  // namespace

std::optional<PythonExtent::Found> PythonExtent::string_step(std::string_view bytes, bool ended) {
    const char stops[] = {quote_, '\\', '\n'};
    position_ = std::min(bytes.find_first_of({stops, sizeof stops}, position_), bytes.size());
    if (position_ == bytes.size()) return Found::more;
    if (bytes[position_] == '\n') return Found::broken;
    if (bytes[position_] == quote_) {
        quote_ = 0;
    } else if (position_ + 1 == bytes.size()) {
        if (ended) ++position_;
        return Found::more;
    } else if (bytes[position_ + 1] != '\n') {
        ++position_;
    }
    ++position_;
    return std::nullopt;
}

// Python goes on at the beginning of a line only to close.
std::optional<PythonExtent::Found> PythonExtent::line_break(std::string_view bytes, bool ended) {
    if (depth_ == 0) return Found::whole;
    if (position_ + 1 == bytes.size() && !ended) return Found::more;
    const char next = position_ + 1 < bytes.size() ? bytes[position_ + 1] : '\n';
    if (std::string_view(" \t\r\n]})").find(next) == npos) return Found::broken;
    ++position_;
    return std::nullopt;
}

PythonExtent::Found PythonExtent::scan(std::string_view bytes, bool ended) {
    while (position_ < bytes.size()) {
        std::optional<Found> found;
        const char c = bytes[position_];
        if (quote_ != 0) {
            found = string_step(bytes, ended);
        } else if (c == '\n') {
            found = line_break(bytes, ended);
        } else {
            ++position_;
            if ((c == '\'' || c == '"')) quote_ = c;
            if (c == '[' || c == '{' || c == '(') ++depth_;
            if (c == ']' || c == '}' || c == ')') {
                if (depth_ <= 1) return Found::whole;
                --depth_;
            }
        }
        if (found) return *found;
    }
    return ended && depth_ == 0 && quote_ == 0 ? Found::whole : Found::more;
}

}  // namespace arshif::indexer
