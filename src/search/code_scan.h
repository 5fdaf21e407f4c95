// Scans a token stream for one of a few codes, or for two of them beside each other, some tokens at a time.
//
// Phrases of common words look through the streams of thousands of articles, most of which have the words apart: this
// loop is what such a query costs. Thread safety: pure function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "store/token_codec.h"
#include "text/analyzer.h"

namespace arshif::search {

// The first place of `stream` from `at` on, before `end`, whose code is one of `codes` once it is shifted right by
// `shift` bits; `end` where there is none.
std::uint32_t find_code(std::span<const text::TokenCode> stream, std::uint32_t at, std::uint32_t end,
                        std::span<const text::TokenCode> codes, unsigned shift);

// The first place from `at` on with one of `lefts` and one of `rights` behind it, of which an empty list stands for
// whatever there is, or nothing; units.size() where there is none.
std::size_t find_pair(std::span<const store::CodeUnit> units, std::size_t at, std::span<const store::CodeUnit> lefts,
                      std::span<const store::CodeUnit> rights);

}  // namespace arshif::search
