// The letters that are written onto the word behind them, as folded UTF-8, and the article, by what they are.
// Private to this folder.
#pragma once

#include <string_view>

#include "text/letters.h"

namespace arshif::recognise::letters {

using text::letters::alef;
using text::letters::article;
using text::letters::beh;
using text::letters::feh;
using text::letters::kaf;
using text::letters::lam;
using text::letters::waw;
using text::letters::yeh;

// Whether the word begins with one.
constexpr bool is_conjunction(std::string_view word) {
    return word.starts_with(waw) || word.starts_with(feh);
}
constexpr bool is_preposition(std::string_view word) {
    return word.starts_with(beh) || word.starts_with(lam) || word.starts_with(kaf);
}

}  // namespace arshif::recognise::letters
