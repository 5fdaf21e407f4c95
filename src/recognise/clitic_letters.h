// The letters that are written onto the word behind them, as folded UTF-8, and the article. Private to this folder.
#pragma once

#include <string_view>

namespace arshif::recognise::letters {

constexpr std::string_view alef = "\xD8\xA7";
constexpr std::string_view beh = "\xD8\xA8";
constexpr std::string_view feh = "\xD9\x81";
constexpr std::string_view kaf = "\xD9\x83";
constexpr std::string_view lam = "\xD9\x84";
constexpr std::string_view waw = "\xD9\x88";
constexpr std::string_view yeh = "\xD9\x8A";
constexpr std::string_view article = "\xD8\xA7\xD9\x84";

// Whether the word begins with one.
constexpr bool is_conjunction(std::string_view word) {
    return word.starts_with(waw) || word.starts_with(feh);
}
constexpr bool is_preposition(std::string_view word) {
    return word.starts_with(beh) || word.starts_with(lam) || word.starts_with(kaf);
}

}  // namespace arshif::recognise::letters
