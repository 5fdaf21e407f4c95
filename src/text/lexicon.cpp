#include "text/lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "data/affixes.h"
#include "data/broken_plurals.h"
#include "data/feminine_nouns.h"
#include "data/names.h"
#include "data/plural_lookalikes.h"
#include "data/radical_finals.h"
#include "data/radical_initials.h"
#include "data/stem_exceptions.h"
#include "text/letters.h"
#include "text/normaliser.h"

namespace arshif::text {

namespace {

// The names of the steps in affixes.tsv, in the order of AffixStep.
constexpr std::array<std::string_view, affix_steps> step_names = {"article", "conjunction", "preposition", "future",
                                                                  "pronoun", "ending",      "nisba"};

constexpr std::size_t shortest_initial = 2;

// Shorter words of the lexicon of plurals are too often a clitic and a word.
constexpr std::size_t shortest_whole = 4;

// The letters a known word must have before its suffixes are looked for behind it: in a word that seems to begin with
// the article, alam (pain) and an ending would else hide many words with the article.
constexpr std::size_t shortest_inflected = 3;
constexpr std::size_t shortest_inflected_after_article = 5;

std::size_t number_in(std::string_view text) {
    std::size_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::vector<std::string> words_in(const std::vector<std::string_view>& row) {
    std::vector<std::string> words;
    if (row.size() < 2) return words;
    for (const std::string_view word : words_of(row[1]))
        words.push_back(fold(word));
    return words;
}

}  // namespace

const Lexicon& Lexicon::instance() {
    static const Lexicon lexicon;
    return lexicon;
}

Lexicon::Lexicon() {
    read_affixes();
    read_names();
    read_feminines();
    for (const auto& row : table_rows(data::radical_finals)) {
        for (const std::string& word : words_in(row)) {
            wholes_.insert(word);
            add_initial(word);
        }
    }
    for (const auto& row : table_rows(data::radical_initials)) {
        for (const std::string& word : words_in(row))
            add_initial(word);
    }
    for (const auto& row : table_rows(data::stem_exceptions)) {
        if (row.size() < 2) continue;
        std::string form = fold(row[0]);
        add_initial(form);
        exceptions_.emplace(std::move(form), fold(row[1]));
    }
    read_plurals();
}

void Lexicon::read_affixes() {
    affixes_.resize(affix_steps);
    for (const auto& row : table_rows(data::affixes)) {
        const auto step = std::find(step_names.begin(), step_names.end(), row[0]);
        if (step == step_names.end() || row.size() < 3) continue;
        const auto index = static_cast<std::size_t>(step - step_names.begin());
        Affix affix{std::string(row[1]), number_in(row[2]), row.size() > 3 ? std::string(row[3]) : std::string()};
        affixes_[index].push_back(std::move(affix));
    }
    fill_suffix_levels();
}

void Lexicon::fill_suffix_levels() {
    const auto forms = [this](AffixStep step) {
        std::vector<std::string> all;
        for (const Affix& affix : affixes(step))
            all.push_back(affix.form);
        return all;
    };
    suffix_levels_ = {
        forms(AffixStep::pronoun), forms(AffixStep::ending), {std::string(letters::teh)}, forms(AffixStep::nisba)};
    suffix_levels_.front().emplace_back(letters::heh);
    suffix_levels_.front().emplace_back(letters::yeh);
}

// Both words of a pair are whole words, whatever they begin with; but for those that are more often a clitic and
// another word: the penguin has the letters of "by a way", the riddles those of "the gas".
void Lexicon::read_plurals() {
    WordSet with_clitic;
    for (const auto& row : table_rows(data::plural_lookalikes)) {
        if (row[0] != "clitic") continue;
        for (const std::string& word : words_in(row))
            with_clitic.insert(word);
    }
    for (const auto& row : table_rows(data::broken_plurals)) {
        for (const std::string_view column : row) {
            const std::string word = fold(column);
            if (letters_in(word) < shortest_whole || with_clitic.contains(word)) continue;
            initials_.insert(word);
            if (!word.ends_with(letters::heh) || letters_in(word) == shortest_whole) continue;
            initials_.insert(std::string_view(word).substr(0, word.size() - letter_size));
        }
    }
}

void Lexicon::read_names() {
    for (const auto& row : table_rows(data::names)) {
        WordSet& kind = row[0] == "whole" ? bare_names_ : wholes_;
        const bool takes_suffixes = row[0] != "person" && row[0] != "company" && row[0] != "paper";
        for (const std::string& word : words_in(row)) {
            kind.insert(word);
            if (takes_suffixes) add_initial(word);
        }
    }
}

void Lexicon::read_feminines() {
    for (const auto& row : table_rows(data::feminine_nouns)) {
        for (const std::string& word : words_in(row)) {
            std::string masculine = word.substr(0, word.size() - letter_size);
            if (row[0] == "nisba") feminines_of_nisba_.insert(masculine);
            WordSet& kind = row[0] == "adjective" ? feminine_adjectives_ : feminine_nouns_;
            kind.insert(masculine);
            // Verbs begin like the others (tusammi, tasmiya).
            if (letters::is_clitic_letter(letter_at(word, 0))) add_initial(word);
        }
    }
}

// Besides the listed nouns, the masdars mufaala (musharaka; the masculine is a participle) and ifala, istifala (idara,
// istifada; the masculine looks like the verb).
bool Lexicon::keeps_feminine(std::string_view masculine) const {
    if (feminine_nouns_.contains(masculine)) return true;
    const std::size_t count = letters_in(masculine);
    const auto is_alef = [&](std::size_t index) { return letter_at(masculine, index) == letters::alef; };
    if (masculine.starts_with(letters::meem)) {
        return count == 5 && is_alef(2) && !is_alef(4) && !masculine.ends_with(letters::yeh) &&
               !feminine_adjectives_.contains(masculine);
    }
    if (masculine.starts_with(letters::tenth_form)) return count == 6 && is_alef(4);
    return count == 4 && is_alef(0) && is_alef(2);
}

// The forms that a word has before suffixes are added too: teh stands in place of the feminine heh, and a hamza that
// ends the word gets a carrier.
void Lexicon::add_initial(std::string_view word) {
    if (word.ends_with(letters::heh)) {
        std::string rest(word.substr(0, word.size() - letter_size));
        if (letters_in(rest) == shortest_initial) rest += letters::teh;
        if (letters_in(rest) > shortest_initial) initials_.insert(rest);
    }
    if (word.ends_with(letters::hamza)) {
        const std::string_view rest = word.substr(0, word.size() - letter_size);
        initials_.insert(std::string(rest).append(letters::yeh_hamza));
        initials_.insert(std::string(rest).append(letters::waw_hamza));
    }
    initials_.insert(word);
}

bool Lexicon::begins_with_radical(std::string_view word) const {
    if (initials_.contains(word) || wholes_.contains(word)) return true;
    const std::size_t shortest =
        word.starts_with(letters::article) ? shortest_inflected_after_article : shortest_inflected;
    for (std::size_t size = word.size(); size >= shortest * letter_size; size -= letter_size) {
        if (initials_.contains(word.substr(0, size)) && is_suffix_chain(word.substr(size), 0)) return true;
    }
    return false;
}

// Whether `rest` may follow a word: nisba, feminine teh, ending and pronoun, each at most once and in this order.
// `level` counts from the last of them.
bool Lexicon::is_suffix_chain(std::string_view rest, std::size_t level) const {
    if (rest.empty()) return true;
    if (level == suffix_levels_.size()) return false;
    if (is_suffix_chain(rest, level + 1)) return true;
    const std::vector<std::string>& forms = suffix_levels_[level];
    return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
        return rest.ends_with(form) && is_suffix_chain(rest.substr(0, rest.size() - form.size()), level + 1);
    });
}

std::string_view Lexicon::exception(std::string_view word) const {
    const auto found = exceptions_.find(word);
    return found == exceptions_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace arshif::text
