#include "search/code_scan.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

namespace arshif::search {

namespace {

// Compilers turn comparisons of so many codes at once into a few vector instructions.
constexpr std::uint32_t block = 16;

bool block_has(const text::TokenCode* tokens, std::span<const text::TokenCode> codes, unsigned shift) {
    std::uint32_t found = 0;
    for (const text::TokenCode code : codes) {
        for (std::size_t i = 0; i < block; ++i)
            found |= static_cast<std::uint32_t>((tokens[i] >> shift) == code);
    }
    return found != 0;
}

// Both compilers have vectors of their own for this; left to themselves, they take the one loop and not the other.
using Lanes = store::CodeUnit __attribute__((vector_size(16)));
constexpr std::size_t lanes = sizeof(Lanes) / sizeof(store::CodeUnit);
constexpr std::size_t unit_block = 2 * lanes;

// All bits of the lanes whose units are among those wanted.
inline Lanes wanted_lanes(const store::CodeUnit* units, std::span<const store::CodeUnit> wanted) {
    if (wanted.empty()) return ~Lanes{};
    Lanes here;
    std::memcpy(&here, units, sizeof(here));
    Lanes found = {};
    for (const store::CodeUnit unit : wanted)
        found |= reinterpret_cast<Lanes>(here == unit);
    return found;
}

bool block_has_pair(const store::CodeUnit* units, std::span<const store::CodeUnit> lefts,
                    std::span<const store::CodeUnit> rights) {
    const Lanes found = (wanted_lanes(units, lefts) & wanted_lanes(units + 1, rights)) |
                        (wanted_lanes(units + lanes, lefts) & wanted_lanes(units + lanes + 1, rights));
    std::array<std::uint64_t, sizeof(Lanes) / sizeof(std::uint64_t)> bits = {};
    std::memcpy(bits.data(), &found, sizeof(found));
    return (bits[0] | bits[1]) != 0;
}

bool is_wanted(std::span<const store::CodeUnit> wanted, store::CodeUnit unit) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), unit) != wanted.end();
}

}  // namespace

std::size_t find_pair(std::span<const store::CodeUnit> units, std::size_t at, std::span<const store::CodeUnit> lefts,
                      std::span<const store::CodeUnit> rights) {
    while (at + unit_block < units.size() && !block_has_pair(units.data() + at, lefts, rights))
        at += unit_block;
    for (; at < units.size(); ++at) {
        const bool followed = rights.empty() || (at + 1 < units.size() && is_wanted(rights, units[at + 1]));
        if (followed && is_wanted(lefts, units[at])) break;
    }
    return at;
}

std::uint32_t find_code(std::span<const text::TokenCode> stream, std::uint32_t at, std::uint32_t end,
                        std::span<const text::TokenCode> codes, unsigned shift) {
    while (at + block <= end && !block_has(stream.data() + at, codes, shift))
        at += block;
    while (at < end && std::find(codes.begin(), codes.end(), stream[at] >> shift) == codes.end())
        ++at;
    return at;
}

}  // namespace arshif::search
