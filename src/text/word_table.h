// Reads the tables of data/: lines of columns parted by tabs, with words parted by spaces. Private to this folder.
//
// A line that begins with # is a comment. Thread safety: pure functions; a set is const once it is filled.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/interner.h"

namespace arshif::text {

// The columns of each line that is neither empty nor a comment.
std::vector<std::vector<std::string_view>> table_rows(std::string_view table);

// The words of a column.
std::vector<std::string_view> words_of(std::string_view column);

struct StringHash {
    using is_transparent = void;  // NOLINT(readability-identifier-naming): the name the library asks for
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

// Words that are asked for far more often than they are there.
class WordSet {
public:
    void insert(std::string_view word) { words_.number_of(word); }
    bool contains(std::string_view word) const { return words_.find(word) != core::Interner::none; }

private:
    core::Interner words_;
};

}  // namespace arshif::text
