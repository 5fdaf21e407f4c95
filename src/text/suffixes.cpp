#include "text/letters.h"
#include "text/lexicon.h"
#include "text/stem_steps.h"

namespace arshif::text {

namespace {

std::string_view letter_at(std::string_view word, std::size_t index) {
    return word.substr(index * letter_size, letter_size);
}

std::string_view last_letter(std::string_view word) {
    return word.substr(word.size() - letter_size);
}

bool is_one_of(std::string_view letter, std::string_view letters) {
    for (std::size_t i = 0; i < letters.size(); i += letter_size) {
        if (letters.substr(i, letter_size) == letter) return true;
    }
    return false;
}

bool is_long_vowel(std::string_view letter) {
    return letter == letters::alef || letter == letters::waw || letter == letters::yeh;
}

// Whether the last letter but one lengthens the vowel before it; after alef, waw and yeh are consonants.
bool ends_behind_long_vowel(std::string_view word) {
    const std::size_t count = letters_in(word);
    return is_long_vowel(letter_at(word, count - 2)) && letter_at(word, count - 3) != letters::alef;
}

// The first affix of the step that may be taken off the word's end.
const Affix* suffix_of(std::string_view word, AffixStep step) {
    for (const Affix& affix : Lexicon::instance().affixes(step)) {
        if (!word.ends_with(affix.form) || letters_in(word) < letters_in(affix.form) + affix.letters) continue;
        const std::string_view rest = word.substr(0, word.size() - affix.form.size());
        if (!is_one_of(last_letter(rest), affix.not_after)) return &affix;
    }
    return nullptr;
}

// Patterns whose last two letters are no ending, though they look like one (noon is the last radical): the verbal nouns
// tafin (taʿyīn), ifan (iʿlān; and broken plurals like arkān), iftan (imtiḥān), and the passive participle mafun
// (maḍmūn).
bool ends_in_radical_noon(std::string_view word) {
    const std::size_t count = letters_in(word);
    if (count < 5 || count > 7 || last_letter(word) != letters::noon) return false;
    const std::string_view first = letter_at(word, 0);
    const std::string_view vowel = letter_at(word, count - 2);
    if (count > 5) return first == letters::alef && letter_at(word, 2) == letters::teh && vowel == letters::alef;
    return (first == letters::teh && vowel == letters::yeh) || (first == letters::alef && vowel == letters::alef) ||
           (first == letters::meem && vowel == letters::waw);
}

// The feminine teh: before a pronoun, in the dual, and of the third person of the perfect.
void strip_teh(std::string& word, std::size_t letters_left) {
    if (letters_in(word) <= letters_left || last_letter(word) != letters::teh) return;
    if (ends_behind_long_vowel(word)) return;
    word.resize(word.size() - letter_size);
}

// A hamza between alef and a pronoun sits on a carrier that it does not have at the end of a word.
void restore_hamza(std::string& word) {
    const std::size_t count = letters_in(word);
    if (count < 3 || letter_at(word, count - 2) != letters::alef) return;
    const std::string_view last = last_letter(word);
    if (last == letters::yeh_hamza || last == letters::waw_hamza) {
        word.replace(word.size() - letter_size, letter_size, letters::hamza);
    }
}

class SuffixStripper {
public:
    explicit SuffixStripper(std::string word) : word_(std::move(word)) {}

    std::string run() {
        if (done()) return std::move(word_);
        strip_pronoun();
        if (done()) return std::move(word_);
        strip_ending();
        if (done()) return std::move(word_);
        strip_nisba();
        done();
        return std::move(word_);
    }

private:
    // Whether what is left is a word that may lose nothing more; exceptions are put in its place.
    bool done() {
        const Lexicon& lexicon = Lexicon::instance();
        const std::string_view exception = lexicon.exception(word_);
        if (!exception.empty()) {
            word_ = exception;
            return true;
        }
        return lexicon.is_whole(word_);
    }

    void cut(std::size_t bytes) { word_.resize(word_.size() - bytes); }

    // A final heh is a pronoun or the feminine ending; words of three letters keep it, and it is radical after alef.
    void strip_pronoun() {
        if (const Affix* const pronoun = suffix_of(word_, AffixStep::pronoun)) {
            cut(pronoun->form.size());
            before_pronoun_ = true;
            restore_hamza(word_);
            return;
        }
        const std::size_t count = letters_in(word_);
        if (count < 4 || last_letter(word_) != letters::heh || letter_at(word_, count - 2) == letters::alef) return;
        cut(letter_size);
        before_pronoun_ = true;
    }

    void strip_ending() {
        const Affix* const ending = suffix_of(word_, AffixStep::ending);
        if (ending == nullptr) {
            strip_teh(word_, before_pronoun_ ? 3 : 4);
            return;
        }
        const bool feminine_plural = ending->form.starts_with(letters::alef) && ending->form.ends_with(letters::teh);
        const bool with_noon = ending->form.ends_with(letters::noon);
        // The noon of the dual and the plural falls before a pronoun.
        if (with_noon && (before_pronoun_ || ends_in_radical_noon(word_))) return;
        cut(ending->form.size());
        if (feminine_plural && letters_in(word_) == 2) word_ += letters::heh;
        if (with_noon) strip_teh(word_, 3);
    }

    void strip_nisba() {
        if (const Affix* const nisba = suffix_of(word_, AffixStep::nisba)) cut(nisba->form.size());
    }

    std::string word_;
    bool before_pronoun_ = false;
};

}  // namespace

std::string strip_suffixes(std::string word) {
    return SuffixStripper(std::move(word)).run();
}

}  // namespace arshif::text
