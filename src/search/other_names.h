// Other names of the same thing: acronyms and what they stand for, short and full names, in Arabic and Latin letters.
//
// The table is data/other_names.tsv. Thread safety: pure functions over a table that is built once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace arshif::search {

// The most words that a name in the table has.
constexpr std::size_t longest_other_name = 6;

// A word of a name.
struct NameWord {
    std::string_view surface;  // folded
    std::string_view stem;
};

// The other names, as the table writes them and the usual one first, of what these words call; none for an unknown
// name. A single word must be the very form, with or without the article (American is not America), several may be
// inflected.
std::vector<std::string> other_names(const std::vector<NameWord>& words);

}  // namespace arshif::search
