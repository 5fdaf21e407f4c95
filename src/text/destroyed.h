// Recognises text whose letters a program has replaced by question marks or U+FFFD: nobody can bring them back.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string_view>

namespace arshif::text {

struct WordDamage {
    std::size_t destroyed = 0;  // words of which at least half are such marks, a letter or mark behind the first
    std::size_t sound = 0;      // other words that have a letter

    // More is lost than is left; a few marks prove nothing.
    bool hopeless() const { return destroyed >= 3 && destroyed > sound; }
    // Enough to tell whoever collects the text.
    bool partial() const { return !hopeless() && destroyed >= 10 && destroyed * 10 > sound; }
};

WordDamage word_damage(std::string_view text);

}  // namespace arshif::text
