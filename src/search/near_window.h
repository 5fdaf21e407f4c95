// Whether the operands of a NEAR stand near each other in a text.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace arshif::search {

// A place where an operand occurs: the words [begin, begin + length) of a text.
struct Occurrence {
    std::uint32_t operand = 0;
    std::uint32_t begin = 0;
    std::uint32_t length = 1;
};

// Whether an occurrence of each of the `operands` (32 at most), no word of which serves two of them, can be chosen so
// that less than `distance` other words stand among them, in any order. `occurrences` are sorted by where they begin.
// Takes time in proportion to their number, and to 2 to the power of `operands`.
bool stand_near(const std::vector<Occurrence>& occurrences, std::size_t operands, std::uint32_t distance);

}  // namespace arshif::search
