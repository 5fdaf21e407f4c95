// Numbers and strings as glass, Xapian's format, packs them into keys and tags. The rest of its numbers are varints.
//
// From the description of the format in Xapian 1.4. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "store/file_numbers.h"

namespace arshif::store {

inline void append_sized(std::string& out, std::string_view bytes) {
    append_varint(out, bytes.size());
    out += bytes;
}

// A number that ends a key: its bytes, the lowest first, without zeros at the end.
inline void append_last_number(std::string& out, std::uint32_t number) {
    for (; number != 0; number >>= 8U)
        out += static_cast<char>(static_cast<unsigned char>(number));
}

// A number in a key that sorts as its value: the highest byte first, in two bytes below 2^15; above, the upper bits of
// the first byte are as many ones as bytes come after the second, and a zero.
inline void append_sortable(std::string& out, std::uint32_t number) {
    constexpr std::uint32_t two_bytes = 1U << 15U;
    constexpr std::uint32_t three_bytes = 1U << 22U;
    constexpr std::uint32_t four_bytes = 1U << 29U;
    const auto byte = [&](std::uint32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (number >= four_bytes) byte(0xE0);
    if (number >= three_bytes) byte(number < four_bytes ? 0xC0 | number >> 24U : number >> 24U);
    if (number >= two_bytes) byte(number < three_bytes ? 0x80 | number >> 16U : number >> 16U);
    byte(number >> 8U);
    byte(number);
}

// A term as the beginning of a key: a NUL is followed by 0xFF, so that what ends a term sorts before what goes on.
inline void append_key_term(std::string& out, std::string_view term) {
    for (const char byte : term) {
        out += byte;
        if (byte == '\0') out += '\xFF';
    }
}

}  // namespace arshif::store
