// Reads the tables of data/: lines of columns parted by tabs, with words parted by spaces. Private to this folder.
//
// A line that begins with # is a comment. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace arshif::text {

// The columns of each line that is neither empty nor a comment.
std::vector<std::vector<std::string_view>> table_rows(std::string_view table);

// The words of a column.
std::vector<std::string_view> words_of(std::string_view column);

struct StringHash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the name the library asks for
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// Words that can be asked for by a view.
using WordSet = std::unordered_set<std::string, StringHash, std::equal_to<>>;

}  // namespace arshif::text
