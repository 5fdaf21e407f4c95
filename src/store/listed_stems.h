// The stems of a segment whose biwords are listed, numbered and classed, and the forms in which they mostly stand.
//
// For the writing of biwords (biword_file.h). Owns what it holds. Thread safety: const after construction.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "store/biword_file.h"
#include "store/biword_format.h"
#include "store/token_file.h"
#include "text/analyzer.h"

namespace arshif::store {

// The number of a stem without lists.
constexpr std::uint16_t not_listed = std::numeric_limits<std::uint16_t>::max();

class ListedStems {
public:
    // Goes through the sources once.
    ListedStems(const std::vector<TokenSource>& sources, const BiwordLimits& limits);

    std::size_t size() const { return stems_.size(); }
    // Of a code's stem, in the order of the stem parts.
    std::uint16_t number(text::TokenCode code) const { return numbers_[text::stem_part(code)]; }
    StemClass kind(std::uint16_t stem) const { return kinds_[stem]; }
    // Of a code of the stem with this number; biword_forms for a form that is not frequent.
    std::uint32_t form(std::uint16_t stem, text::TokenCode code) const;
    // The tables of all, as a file of biwords begins with them.
    std::string bytes() const;

private:
    using Forms = std::array<std::uint32_t, biword_forms>;
    std::vector<text::TokenCode> stems_;
    std::vector<StemClass> kinds_;
    std::vector<std::uint16_t> numbers_;  // of stem parts
    std::vector<Forms> forms_;            // of each stem, the most frequent first
};

}  // namespace arshif::store
