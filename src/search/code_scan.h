// Scans a token stream for one of a few codes, some tokens at a time.
//
// Phrases of common words look through the streams of thousands of articles, most of which have the words apart: this
// loop is what such a query costs. Thread safety: pure function.
#pragma once

#include <cstdint>
#include <span>

#include "text/analyzer.h"

namespace arshif::search {

// The first place of `stream` from `at` on, before `end`, whose code is one of `codes` once it is shifted right by
// `shift` bits; `end` where there is none.
std::uint32_t find_code(std::span<const text::TokenCode> stream, std::uint32_t at, std::uint32_t end,
                        std::span<const text::TokenCode> codes, unsigned shift);

}  // namespace arshif::search
