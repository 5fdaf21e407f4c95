// Month names in Arabic (all regional systems), English and French, as the number of the Gregorian month.
//
// The table is data/months.tsv. Thread safety: pure functions over tables that are built once.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace arshif::recognise {

// 1 to 12 for the name of a Gregorian month, with or without hamza and marks; nothing for any other word.
// Names of two words (كانون الثاني) are given with one space.
std::optional<std::int32_t> month_from_name(std::string_view name);

}  // namespace arshif::recognise
