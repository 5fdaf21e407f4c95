// The forms that a word takes with proclitics written onto it: and, so; by, for, like; and what they make of the
// article.
//
// The stemmer takes proclitics off, and sometimes a letter too many; this puts on just those that belong to grammar, so
// that a phrase can be looked for behind them. Thread safety: a pure function.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace arshif::text {

// `folded` with one of و ف, one of ب ل ك, or both before it, itself not among them; nothing for a word that is not
// Arabic. Lam and an article are given apart and as they are written together.
std::vector<std::string> with_proclitics(std::string_view folded);

}  // namespace arshif::text
