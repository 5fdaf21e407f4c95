// Shows where in a query something is wrong.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace arshif::cli {

// One or two indented lines about the byte `offset` of `query`. Under a query that is written from left to right stands
// a caret. Where any letter is written from right to left, columns mean nothing, since terminals order such lines as
// they like: the word at fault stands in ⟪ ⟫ instead, or these alone behind the last word. Of a long query the
// surroundings are shown.
std::string shown_place(std::string_view query, std::size_t offset);

}  // namespace arshif::cli
