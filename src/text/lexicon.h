// What the stemmer knows of single words: the tables of data/, folded. Private to this folder.
//
// Built once, when first asked for. Thread safety: may be used from any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/word_table.h"

namespace arshif::text {

// Bytes of a folded Arabic letter.
constexpr std::size_t letter_size = 2;

constexpr std::size_t letters_in(std::string_view word) {
    return word.size() / letter_size;
}

inline std::string_view letter_at(std::string_view word, std::size_t index) {
    return word.substr(index * letter_size, letter_size);
}

enum class AffixStep : std::size_t { article, conjunction, preposition, future, pronoun, ending, nisba };

constexpr std::size_t affix_steps = 7;

struct Affix {
    std::string form;
    std::size_t letters = 0;  // that must be left
    std::string not_after;    // suffixes: letters that may not stand before it
};

class Lexicon {
public:
    static const Lexicon& instance();

    const std::vector<Affix>& affixes(AffixStep step) const { return affixes_[static_cast<std::size_t>(step)]; }

    // Whether the word, less any suffixes, is known to begin with what looks like a proclitic.
    bool begins_with_radical(std::string_view word) const;

    // Whether the word is known to end with what looks like a suffix, or is a name.
    bool is_whole(std::string_view word) const { return wholes_.contains(word); }

    // Whether the word is a name as long as nothing else than a clitic letter has been taken off it.
    bool is_bare_name(std::string_view word) const { return bare_names_.contains(word); }

    // Whether the word, left by a nisba, stands for the noun that it is with the feminine ending.
    bool nisba_is_of_feminine(std::string_view masculine) const { return feminines_of_nisba_.contains(masculine); }

    // Whether the word with the feminine ending is another word than without: a listed noun, or by its pattern.
    bool keeps_feminine(std::string_view masculine) const;

    // The stem of a form that follows no rule, or nothing.
    std::string_view exception(std::string_view word) const;

private:
    Lexicon();
    void read_affixes();
    void fill_suffix_levels();
    void read_names();
    void read_feminines();
    void read_plurals();
    void add_initial(std::string_view word);
    bool is_suffix_chain(std::string_view rest, std::size_t level) const;

    std::vector<std::vector<Affix>> affixes_;
    std::vector<std::vector<std::string>> suffix_levels_;  // from the end of the word inwards
    WordSet initials_;
    WordSet wholes_;
    WordSet bare_names_;
    WordSet feminine_nouns_;       // without the ending
    WordSet feminines_of_nisba_;   // likewise
    WordSet feminine_adjectives_;  // likewise
    std::unordered_map<std::string, std::string, StringHash, std::equal_to<>> exceptions_;
};

}  // namespace arshif::text
