// Text that was typed on another keyboard layout: Latin keys meant for Arabic letters, and the other way round.
//
// The table is data/keyboard.tsv. Thread safety: pure functions over a table that is built once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace arshif::search {

constexpr std::size_t latin_layouts = 2;  // that the table has

// What the text would have been with each of the Latin layouts of the table for the Arabic one: Latin where it has
// Arabic letters, otherwise Arabic. Signs and letters that the layouts share stay.
std::vector<std::string> other_layouts(std::string_view text);

}  // namespace arshif::search
