#include "search/code_scan.h"

#include <algorithm>
#include <cstddef>

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

}  // namespace

std::uint32_t find_code(std::span<const text::TokenCode> stream, std::uint32_t at, std::uint32_t end,
                        std::span<const text::TokenCode> codes, unsigned shift) {
    while (at + block <= end && !block_has(stream.data() + at, codes, shift))
        at += block;
    while (at < end && std::find(codes.begin(), codes.end(), stream[at] >> shift) == codes.end())
        ++at;
    return at;
}

}  // namespace arshif::search
