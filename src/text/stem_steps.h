// The steps of the stemmer, each a function on a folded Arabic word. Private to this folder.
//
// Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace arshif::text {

// A word less what stood before it.
struct Bare {
    std::string_view word;
    bool after_article = false;      // a noun, then
    bool after_preposition = false;  // likewise
};

// Takes off the conjunction, the preposition, the article and the particle of the future, unless they are part of the
// word.
Bare strip_proclitics(std::string_view word);

// The letters that an imperfect begins with.
bool is_person(std::string_view letter);

// Whether the word is the perfect of a verb of data/verbs.tsv, without an object and with an ending that is no likely
// part of a noun: its first letter is its own, then.
bool is_clear_perfect(std::string_view word);

// The verb of data/verbs.tsv of which the word is any form, or nothing. Only for words after which no article stood.
std::string_view verb_of(std::string_view word);

// Takes the person off an imperfect that verb_of does not know, so that it meets the perfect: what begins with yeh, and
// the eighth and tenth forms of other persons, which no noun looks like.
std::string strip_person(const Bare& bare);

// Whether a broken plural gets the stem of its singular. A verb is no plural, and a singular must not become another's.
enum class Plurals { joined, ignored };

// Takes off the pronoun, the ending and the nisba, unless they are part of the word.
std::string strip_suffixes(std::string word, Plurals plurals);

}  // namespace arshif::text
