#include "cli/fault_place.h"

#include <fmt/format.h>

#include <algorithm>

#include "search/query_characters.h"

namespace arshif::cli {

namespace {

// In characters: about a line of the terminal.
constexpr std::size_t most_before = 50;
constexpr std::size_t most_behind = 25;

constexpr std::string_view opening = "\u27EA";
constexpr std::string_view closing = "\u27EB";
constexpr std::string_view omission = "\u2026";

// Slices of a query in characters, as one line.
class Line {
public:
    explicit Line(std::string_view query) : query_(query), characters_(search::decode(query)) {}

    std::size_t size() const { return characters_.points.size(); }
    char32_t operator[](std::size_t index) const { return characters_.points[index]; }

    // The character at or behind a byte.
    std::size_t at(std::size_t offset) const {
        const auto& offsets = characters_.offsets;
        return static_cast<std::size_t>(std::lower_bound(offsets.begin(), offsets.end() - 1, offset) - offsets.begin());
    }

    std::string slice(std::size_t first, std::size_t last) const {
        const std::size_t begin = characters_.offsets[first];
        std::string out(query_.substr(begin, characters_.offsets[last] - begin));
        std::replace_if(
            out.begin(), out.end(), [](char c) { return c == '\n' || c == '\t' || c == '\r'; }, ' ');
        return out;
    }

    bool has_right_to_left() const {
        return std::any_of(characters_.points.begin(), characters_.points.end(), search::is_right_to_left);
    }

private:
    std::string_view query_;
    search::Characters characters_;
};

// Columns of the characters [first, last) that are written from left to right.
std::size_t width(const Line& line, std::size_t first, std::size_t last) {
    std::size_t columns = 0;
    for (std::size_t i = first; i < last; ++i)
        columns += search::is_combining(line[i]) || search::is_ignorable(line[i]) ? 0U : 1U;
    return columns;
}

// A word, or a piece of punctuation, and the marks on its last letter.
std::size_t end_of_word(const Line& line, std::size_t at) {
    while (at < line.size() && !search::is_space(line[at]))
        ++at;
    return at;
}

}  // namespace

std::string shown_place(std::string_view query, std::size_t offset) {
    const Line line(query);
    const std::size_t at = line.at(offset);
    std::size_t first = at > most_before ? at - most_before : 0;
    while (first > 0 && search::is_combining(line[first]))
        --first;
    const std::size_t last =
        std::min(line.size(), std::max(at + most_behind, std::min(end_of_word(line, at), at + most_before)));
    const std::string before = (first > 0 ? std::string(omission) : "") + line.slice(first, at);
    const std::string_view cut = last < line.size() ? omission : "";
    if (line.has_right_to_left()) {
        const std::size_t end = std::min(end_of_word(line, at), last);
        return fmt::format("  {}{}{}{}{}{}\n", before, opening, line.slice(at, end), closing, line.slice(end, last),
                           cut);
    }
    const std::size_t column = width(line, first, at) + (first > 0 ? 1 : 0);
    return fmt::format("  {}{}{}\n  {}^\n", before, line.slice(at, last), cut, std::string(column, ' '));
}

}  // namespace arshif::cli
