// The one analyzer: documents and queries are cut, folded and stemmed here and nowhere else.
//
// An Analyzer holds the cache word -> stem; it belongs to one thread. Its result depends on the text alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokeniser.h"

namespace arshif::text {

// 40 bits that stand for a token in an article's token stream: 20 bits of a hash of the stem above 20 of the surface
// form. A stem may have a hundred forms; with 12 bits for these one frequent word in twenty shared its code with
// another, so that the texts of all that has it were read to tell them apart.
using TokenCode = std::uint64_t;

constexpr unsigned stem_bits = 20;
constexpr unsigned surface_bits = 20;

constexpr TokenCode stem_part(TokenCode code) {
    return code >> surface_bits;
}

constexpr std::uint32_t surface_part(TokenCode code) {
    return static_cast<std::uint32_t>(code & ((TokenCode{1} << surface_bits) - 1));
}

TokenCode token_code(std::string_view stem, std::string_view surface);

// The number of a surface that the Analyzer does not remember.
constexpr std::uint32_t no_word = 0xFFFFFFFF;

// A token with its stem; the views live as long as the Analysis that holds the surface and the Analyzer that holds the
// stem, until the Analyzer is used again.
struct Term {
    std::string_view surface;
    std::string_view stem;
    std::uint32_t begin = 0;  // [begin, end): bytes in the original text
    std::uint32_t end = 0;
    TokenCode code = 0;
    std::uint32_t word = no_word;  // a small number of the surface, the same in all texts of a generation
    TokenKind kind = TokenKind::other;
};

class Analyzer {
public:
    Analyzer();
    ~Analyzer();
    Analyzer(Analyzer&&) noexcept;
    Analyzer& operator=(Analyzer&&) noexcept;

    // The terms of `text` (UTF-8, at most 4 GB) in order. Valid until the next call.
    const std::vector<Term>& analyze(std::string_view text);
    // The same of a text that is cut already; its tokens must outlive the use of the terms.
    const std::vector<Term>& analyze(const Tokens& tokens);

    // Changes whenever the Analyzer gives its words other numbers.
    std::uint32_t generation() const;

    // The version of everything that decides the outcome: code and tables. Archives record it.
    static std::string version();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace arshif::text
