// Recognises Arabic that is stored as it is seen, each line from its left end, as some PDF extractors and old systems
// leave it, and turns it round.
//
// Told by what no Arabic word has: a teh marbuta or alef maksura at its beginning. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace arshif::text {

// How many letters say that words run in their own order, and how many that they run backwards.
struct OrderEvidence {
    std::size_t logical = 0;
    std::size_t visual = 0;

    bool is_visual() const { return visual >= 6 && visual > 3 * logical; }
};

OrderEvidence order_evidence(std::string_view text);

// Each line that is not plainly in its own order turned round: numbers and Latin words keep their direction, brackets
// are mirrored where they would close before they open.
std::string reorder_visual(std::string_view text);

}  // namespace arshif::text
