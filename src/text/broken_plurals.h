// Broken plurals: the stem of their singular, from a lexicon and, for what it does not list, from patterns that little
// else looks like. Private to this folder.
//
// The stem of a singular is what the stemmer makes of it without knowing of plurals, so that every form that meets the
// singular meets the plural too. Built once, when first asked for. Thread safety: may be used from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/word_table.h"

namespace arshif::text {

// What was taken off behind a word that may be a broken plural: nothing, a pronoun, a heh (a pronoun, if not the
// feminine ending), the alef of nunation.
enum class PluralPlace { bare, before_pronoun, before_heh, before_alef };

class BrokenPlurals {
public:
    static const BrokenPlurals& instance();

    // Whether the lexicon has the word as a singular, or as a plural, unless it is short with a pronoun too: then it is
    // no verb.
    bool lists(std::string_view word) const;

    // Whether the word is a listed plural and a heh behind it a pronoun, no feminine ending.
    bool has_heh_for_pronoun(std::string_view word) const;

    // The stem of the word's singular, or nothing. The word has no proclitics.
    std::string singular_stem(std::string_view word, PluralPlace place) const;

private:
    static constexpr std::size_t most_radicals = 4;

    // A digit stands for a radical: any letter but alef and those that `banned` has for it.
    struct Pattern {
        std::string plural;
        std::string singular;
        bool before_heh = false;  // whether heh behind it can only be a pronoun
        std::array<std::string, most_radicals> banned;
    };
    using Radicals = std::array<std::string_view, most_radicals>;

    BrokenPlurals();
    void read_patterns();
    std::string_view listed(std::string_view word, PluralPlace place) const;
    bool is_feminine_singular(std::string_view word) const;
    std::string by_pattern(std::string_view word, PluralPlace place) const;
    static bool fits(const Pattern& pattern, std::string_view word, Radicals& radicals);

    std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> stems_;  // by plural
    std::vector<Pattern> patterns_;
    WordSet singulars_;
    WordSet lookalikes_;
};

}  // namespace arshif::text
