#include "text/conjugation.h"
#include "text/letters.h"
#include "text/lexicon.h"
#include "text/stem_steps.h"

namespace arshif::text {

namespace {

constexpr std::array<StemUse, stem_uses> all_uses = {StemUse::bare, StemUse::vowel, StemUse::consonant,
                                                     StemUse::object};

// A word taken apart as a form of a verb.
struct VerbForm {
    Tense tense = Tense::perfect;
    std::string_view person;  // the letter before an imperfect
    std::string_view stem;
    std::string_view ending;
    std::string_view pronoun;
};

// Stems of two letters with an ending or a pronoun look like many nouns.
bool may_be_short_perfect(const VerbForm& form) {
    if (!form.pronoun.empty()) return false;
    return form.ending != letters::alef && form.ending != letters::noon;
}

// A noun of three letters, feminine or with a pronoun, looks like the perfect of its root with an object; the steps for
// nouns find the same stem.
bool may_be_perfect(const VerbForm& form) {
    const std::size_t count = letters_in(form.stem);
    if (count < 3) return may_be_short_perfect(form);
    if (count > 3) return true;
    if (form.ending.empty()) return form.pronoun != letters::heh;
    const bool with_teh = form.ending.starts_with(letters::teh);
    return !with_teh || (form.pronoun.empty() && !form.ending.ends_with(letters::alef));
}

// Only the third person is common with short stems; behind the letters of the others many nouns begin.
bool may_be_imperfect(const VerbForm& form) {
    const std::size_t count = letters_in(form.stem);
    const bool third = form.person == letters::yeh;
    const bool first = form.person == letters::alef || form.person == letters::noon;
    if (count < 2 || (count == 2 && first) || (first && !form.ending.empty())) return false;
    if (count > 3) return true;
    if (count == 2 && form.ending.starts_with(letters::yeh)) return false;
    return third || form.pronoun != letters::heh;
}

bool may_be(const VerbForm& form) {
    return form.tense == Tense::perfect ? may_be_perfect(form) : may_be_imperfect(form);
}

// The verb whose stem, with an ending, makes up form.stem.
std::string_view verb_with_ending(VerbForm form) {
    const Conjugation& conjugation = Conjugation::instance();
    const std::string_view whole = form.stem;
    for (const StemUse use : all_uses) {
        if (use == StemUse::object && form.pronoun.empty()) continue;
        for (const std::string& ending : conjugation.endings(form.tense, use)) {
            // The plural's alef falls before a pronoun.
            const bool plural = !form.pronoun.empty() && ending.starts_with(letters::waw);
            form.ending = plural && !ending.ends_with(letters::noon) ? letters::waw : std::string_view(ending);
            if (!whole.ends_with(form.ending)) continue;
            form.stem = whole.substr(0, whole.size() - form.ending.size());
            if (!may_be(form)) continue;
            const std::string_view verb = conjugation.verb_of(form.stem, form.tense, use);
            if (!verb.empty()) return verb;
        }
    }
    return {};
}

std::string_view verb_of_tense(std::string_view word, Tense tense) {
    VerbForm form;
    form.tense = tense;
    if (tense == Tense::imperfect) {
        form.person = word.substr(0, letter_size);
        word.remove_prefix(letter_size);
    }
    form.stem = word;
    const std::string_view verb = verb_with_ending(form);
    if (!verb.empty()) return verb;
    for (const std::string& pronoun : Conjugation::instance().pronouns()) {
        if (!word.ends_with(pronoun)) continue;
        form.stem = word.substr(0, word.size() - pronoun.size());
        form.pronoun = pronoun;
        const std::string_view with_object = verb_with_ending(form);
        if (!with_object.empty()) return with_object;
    }
    return {};
}

}  // namespace

bool is_person(std::string_view letter) {
    return letter == letters::yeh || letter == letters::teh || letter == letters::noon || letter == letters::alef;
}

std::string_view perfect_of(std::string_view word) {
    return verb_of_tense(word, Tense::perfect);
}

std::string_view verb_of(std::string_view word) {
    const Lexicon& lexicon = Lexicon::instance();
    if (lexicon.is_whole(word)) return {};
    const std::string_view perfect = perfect_of(word);
    if (!perfect.empty()) return perfect;
    const bool may_be_imperfect = is_person(word.substr(0, letter_size)) && !lexicon.begins_with_radical(word);
    return may_be_imperfect ? verb_of_tense(word, Tense::imperfect) : std::string_view();
}

}  // namespace arshif::text
