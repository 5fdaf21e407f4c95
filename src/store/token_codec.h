// Token codes in sixteen bits: the codes that a segment has most often are numbered, the others are spelled out behind
// a mark. Of newspaper text three in a hundred are, so that a stream takes 2.3 bytes a token.
//
// Thread safety: const functions of any number of threads.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "text/analyzer.h"

namespace arshif::store {

using CodeUnit = std::uint16_t;
constexpr CodeUnit spelled_out = 0xFFFF;  // before the three parts, lowest first, of a code that has no number
constexpr std::size_t spelled_parts = 3;
constexpr std::size_t most_numbered = 0xFFFF;  // codes

// The codes that are worth a number, those that occur most often first. Reorders its argument, a sample of a segment's
// tokens.
std::vector<text::TokenCode> frequent_codes(std::vector<text::TokenCode>& sample);

// How a code is written: its number alone, or the mark and the parts.
struct WrittenCode {
    std::array<CodeUnit, 1 + spelled_parts> room = {};
    std::size_t size = 0;
    std::span<const CodeUnit> units() const& { return std::span(room).first(size); }
    std::span<const CodeUnit> units() const&& = delete;
};

class TokenEncoder {
public:
    // Numbers the codes, at most most_numbered, in their order.
    explicit TokenEncoder(std::span<const text::TokenCode> numbered);

    WrittenCode written(text::TokenCode code) const;
    // Appends the units, little-endian.
    void append(std::span<const text::TokenCode> codes, std::string& units) const;

private:
    struct Slot {
        text::TokenCode code = 0;
        CodeUnit number = spelled_out;  // of none
    };
    std::size_t slot_of(text::TokenCode code) const;

    std::vector<Slot> slots_;  // open addressing, a power of two
};

// How many units the first token of `units`, which are not empty, takes; more than there are where it is cut off.
inline std::size_t units_of_token(std::span<const CodeUnit> units) {
    return units.front() == spelled_out ? 1 + spelled_parts : 1;
}

// Units to codes, in place of what `codes` held. The tables are of a file and may be damaged: a number that none has is
// the code 0, and a code that is cut off is left out.
void decode_tokens(std::span<const CodeUnit> units, std::span<const text::TokenCode> numbered,
                   std::vector<text::TokenCode>& codes);

}  // namespace arshif::store
