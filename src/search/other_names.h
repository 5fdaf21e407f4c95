// Other names of the same thing: acronyms and what they stand for, short and full names, in Arabic and Latin letters.
//
// The table is data/other_names.tsv; names of countries come from recognise. Thread safety: pure functions over a table that
// is built once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace arshif::search {

// The most words that a name in the table has.
constexpr std::size_t longest_other_name = 6;

// The other names, as the table writes them and the usual one first, of what is called by these stems; none for an unknown
// name.
std::vector<std::string> other_names(const std::vector<std::string>& stems);

}  // namespace arshif::search
