#include "text/broken_plurals.h"
#include "text/letters.h"
#include "text/lexicon.h"
#include "text/stem_steps.h"

namespace arshif::text {

namespace {

std::string_view last_letter(std::string_view word) {
    return word.substr(word.size() - letter_size);
}

bool is_one_of(std::string_view letter, std::string_view letters) {
    for (std::size_t i = 0; i < letters.size(); i += letter_size) {
        if (letters.substr(i, letter_size) == letter) return true;
    }
    return false;
}

// Whether a word that ends with teh may be the perfect of a form that begins with alef or teh or has alef behind its
// first radical. Many foreign names end with teh too. Behind a long vowel it belongs to the word.
bool may_be_derived_perfect(std::string_view word) {
    const std::string_view before = letter_at(word, letters_in(word) - 2);
    if (before == letters::alef || before == letters::waw || before == letters::yeh) return false;
    const std::string_view first = letter_at(word, 0);
    return first == letters::alef || first == letters::teh || letter_at(word, 1) == letters::alef;
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

// A hamza behind alef, yeh or the second of three letters sits on a carrier before an ending that it does not have at
// the end of a word.
void restore_hamza(std::string& word) {
    const std::size_t count = letters_in(word);
    if (count < 3) return;
    const std::string_view before = letter_at(word, count - 2);
    const std::string_view last = last_letter(word);
    const bool carried = last == letters::yeh_hamza || (last == letters::waw_hamza && before == letters::alef);
    if (!carried || (count > 3 && before != letters::alef && before != letters::yeh)) return;
    word.replace(word.size() - letter_size, letter_size, letters::hamza);
}

class SuffixStripper {
public:
    SuffixStripper(std::string word, Plurals plurals) : word_(std::move(word)), plurals_(plurals) {}

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
        restore_hamza(word_);
        const Lexicon& lexicon = Lexicon::instance();
        const std::string_view exception = lexicon.exception(word_);
        if (!exception.empty()) {
            word_ = exception;
            return true;
        }
        return become_singular() || lexicon.is_whole(word_) || is_feminine();
    }

    bool become_singular() {
        if (plurals_ == Plurals::ignored || !may_be_plural_) return false;
        std::string singular = BrokenPlurals::instance().singular_stem(word_, place_);
        if (singular.empty()) return false;
        word_ = std::move(singular);
        return true;
    }

    // Whether the word is a noun that keeps its feminine ending. Teh, which stands for it before a suffix, becomes heh
    // again.
    bool is_feminine() {
        if (last_letter(word_) == letters::heh) {
            const bool pronoun =
                plurals_ == Plurals::joined && BrokenPlurals::instance().has_heh_for_pronoun(without_last());
            return !pronoun && Lexicon::instance().keeps_feminine(without_last());
        }
        const bool shortest = letters_in(word_) == 3;
        const bool keeps = inflected_ && last_letter(word_) == letters::teh &&
                           (shortest || Lexicon::instance().keeps_feminine(without_last()));
        if (keeps) word_.replace(word_.size() - letter_size, letter_size, letters::heh);
        return keeps;
    }

    std::string_view without_last() const { return std::string_view(word_).substr(0, word_.size() - letter_size); }

    void cut(std::size_t bytes) { word_.resize(word_.size() - bytes); }

    // A final heh is a pronoun or the feminine ending; words of three letters keep it, and it is radical after alef.
    void strip_pronoun() {
        if (const Affix* const pronoun = suffix_of(word_, AffixStep::pronoun)) {
            cut(pronoun->form.size());
            inflected_ = true;
            place_ = PluralPlace::before_pronoun;
            return;
        }
        const std::size_t count = letters_in(word_);
        if (count < 4 || last_letter(word_) != letters::heh || letter_at(word_, count - 2) == letters::alef) return;
        cut(letter_size);
        inflected_ = true;
        place_ = PluralPlace::before_heh;
    }

    // Broken plurals have no ending but the alef of nunation. What a feminine teh has been taken off is a singular.
    void strip_ending() {
        const Affix* const ending = suffix_of(word_, AffixStep::ending);
        may_be_plural_ = ending != nullptr && !inflected_ && ending->form == letters::alef;
        place_ = PluralPlace::before_alef;
        if (ending == nullptr) {
            strip_plural_waw();
            strip_teh();
            return;
        }
        const bool feminine_plural = ending->form.starts_with(letters::alef) && ending->form.ends_with(letters::teh);
        const bool with_noon = ending->form.ends_with(letters::noon);
        // The noon of the dual and the plural falls before a pronoun.
        if (with_noon && (inflected_ || ends_in_radical_noon(word_))) return;
        cut(ending->form.size());
        if (feminine_plural) {
            restore_singular();
            return;
        }
        inflected_ = true;
        strip_dual_teh();
    }

    // The plural before a pronoun or a noun; of participles only, since many names end with waw.
    void strip_plural_waw() {
        const bool participle = letter_at(word_, 0) == letters::meem;
        if (letters_in(word_) >= 5 && last_letter(word_) == letters::waw && (inflected_ || participle))
            cut(letter_size);
    }

    // After the plural in alef teh: the singular ends with heh, with alef (foreign words), or with neither.
    void restore_singular() {
        const Lexicon& lexicon = Lexicon::instance();
        if (letters_in(word_) == 2 || lexicon.keeps_feminine(word_)) {
            word_ += letters::heh;
        } else if (lexicon.is_whole(word_ + std::string(letters::alef))) {
            word_ += letters::alef;
        }
    }

    // What looks like the nisba may also be the pronoun of the first person, or the dual before a noun.
    void strip_nisba() {
        const Affix* const nisba = suffix_of(word_, AffixStep::nisba);
        may_be_plural_ = false;  // the press's civil and industrial are not of cities and makers
        if (nisba == nullptr) return;
        cut(nisba->form.size());
        if (Lexicon::instance().nisba_is_of_feminine(word_)) word_ += letters::heh;
        if (letters_in(word_) == 3 && !Lexicon::instance().keeps_feminine(without_last())) return;
        inflected_ = true;
        strip_dual_teh();
    }

    // The teh of the feminine before an ending, unless it belongs to the word.
    void strip_dual_teh() {
        if (!Lexicon::instance().is_whole(word_) && !is_feminine()) strip_teh();
    }

    // The feminine teh: before a suffix, or of the third person of the perfect of a derived form.
    void strip_teh() {
        const std::size_t count = letters_in(word_);
        if (count <= (inflected_ ? 3U : 4U) || last_letter(word_) != letters::teh) return;
        const bool part_of_word =
            inflected_ ? letter_at(word_, count - 2) == letters::alef : !may_be_derived_perfect(word_);
        if (!part_of_word) cut(letter_size);
    }

    std::string word_;
    Plurals plurals_;
    bool inflected_ = false;  // something has been taken off behind what is left
    bool may_be_plural_ = true;
    PluralPlace place_ = PluralPlace::bare;  // where word_ stood
};

}  // namespace

std::string strip_suffixes(std::string word, Plurals plurals) {
    return SuffixStripper(std::move(word), plurals).run();
}

}  // namespace arshif::text
