// Numbers packed in as few bits each as the greatest of them needs, the lowest bits first.
//
// Thread safety: pure functions.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "store/file_numbers.h"

namespace arshif::store {

// A number may begin at any bit of a byte and is read as part of eight bytes.
constexpr unsigned most_packed_bits = 32;
constexpr std::size_t packing_slack = sizeof(std::uint64_t);

inline unsigned bits_for(std::uint32_t greatest) {
    return static_cast<unsigned>(std::bit_width(greatest));
}

constexpr std::size_t packed_bytes(std::size_t count, unsigned bits) {
    return (count * bits + 7) / 8;
}

// Appends the numbers, none of which needs more than `bits`.
inline void append_packed(std::string& out, std::span<const std::uint32_t> numbers, unsigned bits) {
    std::uint64_t waiting = 0;
    unsigned filled = 0;
    for (const std::uint32_t number : numbers) {
        waiting |= std::uint64_t{number} << filled;
        for (filled += bits; filled >= 8; filled -= 8, waiting >>= 8U)
            out += static_cast<char>(waiting);
    }
    if (filled != 0) out += static_cast<char>(waiting);
}

// Reads as many numbers as there is room for. `at` has packed_bytes of them, and packing_slack bytes behind.
inline void unpack(const char* at, unsigned bits, std::span<std::uint32_t> numbers) {
    const std::uint64_t mask = (std::uint64_t{1} << bits) - 1;
    std::size_t place = 0;
    for (std::uint32_t& number : numbers) {
        number = static_cast<std::uint32_t>(load_number<std::uint64_t>(at + place / 8) >> (place % 8) & mask);
        place += bits;
    }
}

}  // namespace arshif::store
