// Joins words that belong together though something stands between them: initials, and names made with `abd`.
// Private to this folder.
//
// Thread safety: belongs to one thread.
#pragma once

#include <cstddef>

#include "text/tokeniser.h"

namespace arshif::text {

// What stands between a word and the one before it, after folding; characters that fold to nothing do not count.
enum class Gap : std::uint8_t { none, point, space, point_space, spaces, other };

// The gap once `character` (a separator's folding, or 0 for one of several bytes) is added to it.
Gap widened(Gap gap, char character);

// Keeps the tokens' list; each finished word passes through add. The surfaces of neighbours must be neighbours in
// memory.
class TokenJoiner {
public:
    explicit TokenJoiner(Tokens& tokens) : tokens_(tokens.tokens_) {}

    void add(const Token& token, Gap gap);

    // To be called at the end of the text.
    void finish() { close_initials(); }

private:
    bool join_abd(const Token& token, Gap gap);
    void close_initials();
    void join(std::size_t first, std::size_t count);

    std::vector<Token>& tokens_;
    std::size_t initials_ = 0;  // how many of the last tokens are single letters with the same gap between them
    Gap initials_gap_ = Gap::other;
};

}  // namespace arshif::text
