#include "text/stemmer.h"

#include <utility>

#include "text/broken_plurals.h"
#include "text/lexicon.h"
#include "text/stem_steps.h"

namespace arshif::text {

namespace {

// Beyond the length of any word with its clitics; what is longer is no word.
constexpr std::size_t longest_inflected_word = 24;

// Whether the word consists of letters of the Arabic block, which take two bytes each.
bool is_plain_arabic(std::string_view word) {
    if (word.empty() || word.size() % letter_size != 0 || letters_in(word) > longest_inflected_word) return false;
    for (std::size_t i = 0; i < word.size(); i += letter_size) {
        const auto lead = static_cast<unsigned char>(word[i]);
        if (lead < 0xD8 || lead > 0xDB) return false;
    }
    return true;
}

}  // namespace

std::string stem(std::string_view folded) {
    if (!is_plain_arabic(folded)) return std::string(folded);
    const Bare bare = strip_proclitics(folded);
    const Lexicon& lexicon = Lexicon::instance();
    if (!bare.after_article && lexicon.is_bare_name(bare.word)) return std::string(bare.word);
    if (!bare.after_article && !BrokenPlurals::instance().lists(bare.word)) {
        const std::string_view verb = verb_of(bare.word);
        if (!verb.empty()) return std::string(verb);
    }
    std::string word = strip_person(bare);
    const Plurals plurals = word == bare.word ? Plurals::joined : Plurals::ignored;
    return strip_suffixes(std::move(word), plurals);
}

}  // namespace arshif::text
