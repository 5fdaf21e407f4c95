#include "text/conjugation.h"
#include "text/letters.h"
#include "text/lexicon.h"
#include "text/stem_steps.h"

namespace arshif::text {

namespace {

constexpr std::array<StemUse, 5> uses_without_object = {StemUse::bare, StemUse::alone, StemUse::vowel,
                                                        StemUse::contracted, StemUse::consonant};
constexpr std::array<StemUse, 5> uses_with_object = {StemUse::bare, StemUse::object, StemUse::vowel,
                                                     StemUse::contracted, StemUse::consonant};

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
    if (!form.pronoun.empty() || form.ending == letters::alef || form.ending == letters::noon) return false;
    return !form.ending.starts_with(letters::teh) || !form.ending.ends_with(letters::alef);
}

// A noun of three letters, feminine or with a pronoun, looks like the perfect of its root with an object; the steps for
// nouns find the same stem.
bool may_be_perfect(const VerbForm& form) {
    if (form.pronoun == letters::kaf) return false;
    const std::size_t count = letters_in(form.stem);
    if (count < 3) return may_be_short_perfect(form);
    const bool dual_or_feminine = form.ending == letters::alef || form.ending == letters::noon;
    if (!form.pronoun.empty() && dual_or_feminine) return false;
    const bool with_teh = form.ending.starts_with(letters::teh);
    const bool like_feminine = form.pronoun == letters::heh || (with_teh && !form.pronoun.empty());
    if (count > 3) return !like_feminine || !Lexicon::instance().keeps_feminine(form.stem);
    if (form.ending.empty()) return form.pronoun != letters::heh && form.pronoun != letters::me;
    if (with_teh) return form.pronoun.empty() && !form.ending.ends_with(letters::alef);
    return form.ending != letters::noon && form.ending != letters::alef;
}

// Only the third person is common with short stems; behind the letters of the others many nouns begin.
bool may_be_imperfect(const VerbForm& form) {
    const std::size_t count = letters_in(form.stem);
    const bool third = form.person == letters::yeh;
    const bool first = form.person == letters::alef || form.person == letters::noon;
    if (count < 2 || (count == 2 && first) || (first && !form.ending.empty())) return false;
    if (first && form.pronoun == letters::heh) return false;
    if (!third && form.pronoun == letters::kaf) return false;
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
    const bool with_object = !form.pronoun.empty();
    for (const StemUse use : with_object ? uses_with_object : uses_without_object) {
        for (const std::string& ending : conjugation.endings(form.tense, use)) {
            // The plural's alef falls before a pronoun.
            const bool plural = with_object && ending.starts_with(letters::waw) && ending.ends_with(letters::alef);
            form.ending = plural ? letters::waw : std::string_view(ending);
            if (!whole.ends_with(form.ending)) continue;
            form.stem = whole.substr(0, whole.size() - form.ending.size());
            if (!may_be(form)) continue;
            const std::string_view verb = conjugation.verb_of(form.stem, form.tense, use);
            if (!verb.empty()) return verb;
        }
    }
    return {};
}

VerbForm perfect_form(std::string_view word) {
    return {Tense::perfect, {}, word, {}, {}};
}

VerbForm imperfect_form(std::string_view word) {
    return {Tense::imperfect, word.substr(0, letter_size), word.substr(letter_size), {}, {}};
}

// The same, with an object pronoun behind the ending.
std::string_view verb_with_object(VerbForm form) {
    const std::string_view whole = form.stem;
    for (const std::string& pronoun : Conjugation::instance().pronouns()) {
        if (!whole.ends_with(pronoun)) continue;
        form.stem = whole.substr(0, whole.size() - pronoun.size());
        form.pronoun = pronoun;
        const std::string_view verb = verb_with_ending(form);
        if (!verb.empty()) return verb;
    }
    return {};
}

}  // namespace

bool is_person(std::string_view letter) {
    return letter == letters::yeh || letter == letters::teh || letter == letters::noon || letter == letters::alef;
}

bool is_clear_perfect(std::string_view word) {
    const VerbForm form = perfect_form(word);
    if (word.ends_with(letters::alef) && !word.ends_with(letters::plural)) return false;
    return !word.ends_with(letters::noon) && !verb_with_ending(form).empty();
}

std::string_view verb_of(std::string_view word) {
    const Lexicon& lexicon = Lexicon::instance();
    if (lexicon.is_whole(word) || !lexicon.exception(word).empty()) return {};
    const bool may_be_imperfect = is_person(word.substr(0, letter_size)) && !lexicon.begins_with_radical(word);
    std::string_view verb = verb_with_ending(perfect_form(word));
    if (verb.empty() && may_be_imperfect) verb = verb_with_ending(imperfect_form(word));
    if (verb.empty()) verb = verb_with_object(perfect_form(word));
    if (verb.empty() && may_be_imperfect) verb = verb_with_object(imperfect_form(word));
    return verb;
}

}  // namespace arshif::text
