// What writer and reader of a file of impacts (impact_file.h) agree on.
//
// Thread safety: constants.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace arshif::store {

constexpr std::string_view impact_magic = "ARIMPCT1";
constexpr std::size_t impact_entry_bytes = 24;  // of a term
constexpr std::size_t impact_foot_bytes = 24;   // the last of the file
constexpr std::size_t impact_block_postings = 128;

// Before the postings of a list, one for each of its blocks; 16 bytes as in memory.
struct ImpactBlock {
    std::uint32_t last = 0;       // place of the block's last article
    std::uint32_t begin = 0;      // of its packed numbers, in bytes behind the list's blocks
    float ratio = 0;              // no posting's occurrences are more of the article's length than this
    std::uint8_t step_bits = 0;   // of each step from article to article, less one
    std::uint8_t count_bits = 0;  // of each number of occurrences, less one
    std::uint16_t reserved = 0;
};
static_assert(sizeof(ImpactBlock) == 16);

}  // namespace arshif::store
