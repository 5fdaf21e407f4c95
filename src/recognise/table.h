// Reading data tables, and the key under which their names are found.
//
// A table is text: a row a line, a tab between fields, `#` at the beginning of a line for a remark. Thread safety:
// pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::recognise {

// The pieces between separators; one empty piece for an empty text.
std::vector<std::string_view> split(std::string_view text, char separator);

// Calls `row` with the fields of each row of `table`; the views point into it.
void for_each_row(std::string_view table, const std::function<void(const std::vector<std::string_view>&)>& row);

// What two spellings of a name share: text::fold_name, and Latin letters without accents. Empty for a name that is
// longer than any in a table (max_name_bytes), so that a hostile one costs nothing.
std::string lookup_key(std::string_view name);

constexpr std::size_t max_name_bytes = 256;

}  // namespace arshif::recognise
