#include "text/broken_plurals.h"

#include <algorithm>

#include "data/broken_plurals.h"
#include "data/plural_lookalikes.h"
#include "data/plural_patterns.h"
#include "text/letters.h"
#include "text/lexicon.h"
#include "text/normaliser.h"
#include "text/stem_steps.h"

namespace arshif::text {

namespace {

// Before a heh shorter plurals are more often singulars with the feminine ending: service is not his servants.
constexpr std::size_t fewest_letters_before_heh = 4;

// Before another pronoun shorter ones are more often verbs.
constexpr std::size_t fewest_letters_before_pronoun = 4;

constexpr bool is_digit(char byte) {
    return byte >= '1' && byte <= '9';
}

std::string stem_of_singular(std::string_view folded) {
    return strip_suffixes(std::string(folded), Plurals::ignored);
}

}  // namespace

const BrokenPlurals& BrokenPlurals::instance() {
    static const BrokenPlurals plurals;
    return plurals;
}

BrokenPlurals::BrokenPlurals() {
    for (const auto& row : table_rows(data::broken_plurals)) {
        if (row.size() < 2) continue;
        std::string singular = fold(row[0]);
        stems_.emplace(fold(row[1]), stem_of_singular(singular));
        singulars_.insert(singular);
    }
    for (const auto& row : table_rows(data::plural_lookalikes)) {
        if (row.size() < 2) continue;
        for (const std::string_view word : words_of(row[1]))
            lookalikes_.insert(fold(word));
    }
    read_patterns();
}

void BrokenPlurals::read_patterns() {
    for (const auto& row : table_rows(data::plural_patterns)) {
        if (row.size() < 3) continue;
        Pattern pattern{std::string(row[0]), std::string(row[1]), row[2] == "yes", {}};
        const auto conditions = row.size() > 3 ? words_of(row[3]) : std::vector<std::string_view>();
        for (const std::string_view condition : conditions) {
            const auto radical = static_cast<std::size_t>(condition.front() - '1');
            pattern.banned.at(radical) = condition.substr(1);
        }
        patterns_.push_back(std::move(pattern));
    }
}

std::string BrokenPlurals::singular_stem(std::string_view word, PluralPlace place) const {
    if (place == PluralPlace::before_heh && is_feminine_singular(word)) return {};
    const std::string_view known = listed(word, place);
    if (!known.empty()) return std::string(known);
    // The patterns are those of plurals that take no nunation.
    return place == PluralPlace::before_alef ? std::string() : by_pattern(word, place);
}

bool BrokenPlurals::lists(std::string_view word) const {
    if (stems_.contains(word) || singulars_.contains(word)) return true;
    const auto is_plural_before = [&](std::string_view pronoun) {
        if (!word.ends_with(pronoun)) return false;
        const std::string_view rest = word.substr(0, word.size() - pronoun.size());
        return letters_in(rest) >= fewest_letters_before_pronoun && !listed(rest, PluralPlace::before_pronoun).empty();
    };
    const std::vector<Affix>& pronouns = Lexicon::instance().affixes(AffixStep::pronoun);
    return is_plural_before(letters::heh) || std::any_of(pronouns.begin(), pronouns.end(), [&](const Affix& pronoun) {
               return is_plural_before(pronoun.form);
           });
}

bool BrokenPlurals::has_heh_for_pronoun(std::string_view word) const {
    return !is_feminine_singular(word) && !listed(word, PluralPlace::before_heh).empty();
}

bool BrokenPlurals::is_feminine_singular(std::string_view word) const {
    if (letters_in(word) < fewest_letters_before_heh) return true;
    const std::string feminine = std::string(word).append(letters::heh);
    return singulars_.contains(feminine) || lookalikes_.contains(feminine);
}

// Before a pronoun the feminine heh has become teh, and a hamza that ends the word may have a carrier.
std::string_view BrokenPlurals::listed(std::string_view word, PluralPlace place) const {
    auto found = stems_.find(word);
    if (found == stems_.end() && (place == PluralPlace::before_pronoun || place == PluralPlace::before_heh)) {
        const std::string_view last = word.substr(word.size() - letter_size);
        std::string free(word.substr(0, word.size() - letter_size));
        if (last == letters::teh) found = stems_.find(free.append(letters::heh));
        if (last == letters::waw_hamza || last == letters::yeh_hamza) found = stems_.find(free.append(letters::hamza));
    }
    return found == stems_.end() ? std::string_view() : std::string_view(found->second);
}

std::string BrokenPlurals::by_pattern(std::string_view word, PluralPlace place) const {
    const Lexicon& lexicon = Lexicon::instance();
    if (lookalikes_.contains(word) || singulars_.contains(word) || lexicon.is_whole(word) || lexicon.is_bare_name(word))
        return {};
    Radicals radicals;
    for (const Pattern& pattern : patterns_) {
        if (place == PluralPlace::before_heh && !pattern.before_heh) continue;
        if (!fits(pattern, word, radicals)) continue;
        std::string singular;
        for (const char byte : pattern.singular) {
            if (is_digit(byte)) singular += radicals.at(static_cast<std::size_t>(byte - '1'));
            if (!is_digit(byte)) singular += byte;
        }
        if (lexicon.keeps_feminine(singular)) singular += letters::heh;
        return stem_of_singular(singular);
    }
    return {};
}

bool BrokenPlurals::fits(const Pattern& pattern, std::string_view word, Radicals& radicals) {
    std::string_view rest = pattern.plural;
    std::size_t at = 0;
    for (; !rest.empty() && at < letters_in(word); ++at) {
        const std::string_view letter = letter_at(word, at);
        if (!is_digit(rest.front())) {
            if (!rest.starts_with(letter)) return false;
            rest.remove_prefix(letter_size);
            continue;
        }
        const auto radical = static_cast<std::size_t>(rest.front() - '1');
        if (letter == letters::alef || pattern.banned.at(radical).find(letter) != std::string::npos) return false;
        radicals.at(radical) = letter;
        rest.remove_prefix(1);
    }
    return rest.empty() && at == letters_in(word);
}

}  // namespace arshif::text
