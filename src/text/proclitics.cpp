#include "text/letters.h"
#include "text/lexicon.h"
#include "text/stem_steps.h"

namespace arshif::text {

namespace {

// The first affix of the step that the word begins with and that leaves enough of it.
const Affix* prefix_of(std::string_view word, AffixStep step, const Lexicon& lexicon) {
    for (const Affix& affix : lexicon.affixes(step)) {
        const bool fits = word.starts_with(affix.form) && letters_in(word) >= letters_in(affix.form) + affix.letters;
        if (fits) return &affix;
    }
    return nullptr;
}

// Lam and the article are written as two lams; before a word that begins with lam one of them is the word's own.
std::string_view after_article(std::string_view word, const Affix& article, const Lexicon& lexicon) {
    const std::string_view rest = word.substr(article.form.size());
    if (!article.form.ends_with(letters::lam) || article.form.ends_with(letters::article)) return rest;
    const std::string_view with_lam = word.substr(article.form.size() - letter_size);
    return lexicon.begins_with_radical(with_lam) ? with_lam : rest;
}

// Whether the word begins with a letter of its own, as far as the tables know.
bool is_without_proclitic(std::string_view word, const Lexicon& lexicon) {
    return lexicon.begins_with_radical(word) || (!word.starts_with(letters::article) && is_clear_perfect(word));
}

// Feh is taken off known words only: it is rare before a word without article, and common in foreign names.
std::string_view strip_conjunction(std::string_view word, const Lexicon& lexicon) {
    const Affix* const conjunction = prefix_of(word, AffixStep::conjunction, lexicon);
    if (conjunction == nullptr) return word;
    const std::string_view rest = word.substr(conjunction->form.size());
    const bool sure = conjunction->form == letters::waw || is_without_proclitic(rest, lexicon) ||
                      lexicon.is_whole(rest) || !verb_of(rest).empty();
    return sure ? rest : word;
}

// Only before verbs that are known: many names begin like a future.
bool is_future(std::string_view word, const Lexicon& lexicon) {
    const Affix* const future = prefix_of(word, AffixStep::future, lexicon);
    if (future == nullptr || !is_person(letter_at(word, 1)) || letter_at(word, 1) == letters::alef) return false;
    return !verb_of(word.substr(future->form.size())).empty();
}

// What one or two clitic letters leave, if that is a word whose alef and lam are no article; else nothing.
std::string_view before_radical_article(std::string_view word, const Lexicon& lexicon) {
    for (int i = 0; i < 2 && letters::is_clitic_letter(letter_at(word, 0)); ++i) {
        word.remove_prefix(letter_size);
        if (word.starts_with(letters::article) && lexicon.begins_with_radical(word)) return word;
    }
    return {};
}

}  // namespace

Bare strip_proclitics(std::string_view word) {
    const Lexicon& lexicon = Lexicon::instance();
    if (is_without_proclitic(word, lexicon)) return {word};
    const std::string_view radical_article = before_radical_article(word, lexicon);
    if (!radical_article.empty()) return {radical_article};
    if (const Affix* const article = prefix_of(word, AffixStep::article, lexicon)) {
        return {after_article(word, *article, lexicon), true, false};
    }
    const std::string_view rest = strip_conjunction(word, lexicon);
    if (rest.size() != word.size() && is_without_proclitic(rest, lexicon)) return {rest};
    if (is_future(rest, lexicon)) return {rest.substr(letter_size)};
    if (const Affix* const preposition = prefix_of(rest, AffixStep::preposition, lexicon)) {
        return {rest.substr(preposition->form.size()), false, true};
    }
    return {rest};
}

std::string strip_person(const Bare& bare) {
    const std::string_view word = bare.word;
    const std::size_t count = letters_in(word);
    const std::string_view person = letter_at(word, 0);
    const bool may_be_verb = !bare.after_article && count >= 4 && is_person(person) && person != letters::alef &&
                             !Lexicon::instance().begins_with_radical(word);
    if (!may_be_verb) return std::string(word);
    const std::string_view rest = word.substr(letter_size);
    const std::string_view second = letter_at(word, 1);
    const std::string_view third = letter_at(word, 2);
    const bool tenth_form = count >= 5 && second == letters::seen && third == letters::teh;
    const bool eighth_form = count >= 5 && third == letters::teh && letter_at(word, 3) != letters::yeh;
    const bool seventh_form = count >= 5 && person == letters::yeh && second == letters::noon && third != letters::alef;
    if (tenth_form || eighth_form || seventh_form) return std::string(letters::alef).append(rest);
    const bool fifth_or_sixth_form = count >= 5 && second == letters::teh && person != letters::noon;
    const bool other_form = person == letters::yeh && second != letters::alef && second != letters::waw;
    return std::string(fifth_or_sixth_form || other_form ? rest : word);
}

}  // namespace arshif::text
