// Runs of three words that tell whether two articles are one text, edited: the shingles of Broder ("On the resemblance
// and containment of documents", 1997).
//
// They are made of the stems in the token stream, numbers among them, of the body alone: papers give the same wire
// story titles of their own. The least of an article's shingles are boolean terms of its document, by which articles
// that may be copies of each other find each other; how alike two articles are is computed from their streams.
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "text/analyzer.h"

namespace arshif::store {

// Bodies of fewer words have no shingles: too little to tell a copy from a formula.
constexpr std::size_t min_shingled_words = 20;

// How many of an article's shingles are terms (docs/MEASUREMENTS.md, "Near copies").
constexpr std::size_t shingle_terms = 4;

// More shingles of one article are not kept; the least are a sample of them all.
constexpr std::size_t max_shingles = 1024;

// Hashes of shingles, ascending, no two equal.
using Shingles = std::vector<std::uint32_t>;

// The least shingles of a stream of tokens that begins with `title_tokens` of the title, at most `wanted`.
Shingles least_shingles(std::span<const text::TokenCode> tokens, std::uint32_t title_tokens, std::size_t wanted);

// The terms of an article, of the least `shingle_terms` of its shingles.
std::vector<std::string> copy_terms(const Shingles& shingles);

// How much two articles have in common.
struct Overlap {
    double resemblance = 0;  // shared shingles in those of both, 0 to 1
    double containment = 0;  // shared shingles in those of the shorter one
};

// Of all their shingles; an estimate where max_shingles cut one of them. 0 where either has none.
Overlap overlap(const Shingles& a, const Shingles& b);

}  // namespace arshif::store
