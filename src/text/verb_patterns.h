// How a root becomes the stems of a verb: data/conjugation.tsv. Private to this folder.
//
// Used only while the table of verbs is built. Thread safety: const member functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace arshif::text {

enum class Tense : std::size_t { perfect, imperfect };

// What may follow a stem, in the order of the letters of conjugation.tsv.
enum class StemUse : std::size_t {
    bare,        // nothing, or an object pronoun
    alone,       // nothing
    vowel,       // an ending that is a vowel
    contracted,  // an ending in which the last radical is lost
    consonant,   // an ending that is a consonant
    object       // an object pronoun, and no ending
};

constexpr std::size_t tenses = 2;
constexpr std::size_t stem_uses = 6;

Tense tense_named(std::string_view name);

// A root and one of its forms, as numbered in grammars.
struct Root {
    std::string_view form;
    std::vector<std::string_view> radicals;
};

class VerbPatterns {
public:
    struct Pattern {
        std::string_view form;
        std::string_view root_class;
        Tense tense = Tense::perfect;
        std::string_view uses;  // letters of conjugation.tsv
        std::vector<std::string_view> stems;
    };

    VerbPatterns();

    // The patterns of the root's form and class; nothing if the form is unknown.
    std::vector<const Pattern*> patterns_of(const Root& root) const;

    // The spellings of one stem: several if it has a hamza, whose carrier depends on the vowels.
    std::vector<std::string> spellings(std::string_view stem, const Root& root, Tense tense) const;

private:
    std::string_view infix_after(std::string_view radical, std::string_view teh) const;

    std::vector<Pattern> patterns_;
    std::vector<std::pair<std::string_view, std::string_view>> infixes_;  // first radicals, the teh behind them
};

}  // namespace arshif::text
