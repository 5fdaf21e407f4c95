#include "search/foreign_names.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string>

#include "data/foreign_letters.h"
#include "recognise/table.h"
#include "search/latin_names.h"
#include "search/query_characters.h"
#include "text/stemmer.h"

namespace arshif::search {

namespace {

constexpr double most_spent = 0.9;      // two common exchanges
constexpr double most_known = 0.5;      // one, for a word that is right as it is
constexpr std::size_t long_word = 6;    // letters of a stem
constexpr std::size_t min_letters = 4;  // of a word with variants
constexpr std::size_t max_letters = 20;
constexpr std::size_t letter_bytes = 2;  // of a folded Arabic letter

enum class Place { any, first, inner, last };

// What a rule may be applied to, among words that the archive has.
enum class Scope { any_word, long_words, names };

struct Rule {
    Scope scope = Scope::any_word;
    Place place = Place::any;
    std::string_view from;
    std::string_view to;
    double cost = 0;
};

Place place_named(std::string_view name) {
    if (name == "first") return Place::first;
    if (name == "inner") return Place::inner;
    return name == "last" ? Place::last : Place::any;
}

Scope scope_named(std::string_view kind) {
    if (kind == "sound") return Scope::names;
    return kind == "vowel" ? Scope::long_words : Scope::any_word;
}

std::string_view letters_or_nothing(std::string_view column) {
    return column == "-" ? std::string_view() : column;
}

const std::vector<Rule>& rules() {
    static const std::vector<Rule> table = [] {
        std::vector<Rule> out;
        recognise::for_each_row(data::foreign_letters, [&](const std::vector<std::string_view>& row) {
            Rule rule{scope_named(row[0]), place_named(row[1]), letters_or_nothing(row[2]), letters_or_nothing(row[3]),
                      std::strtod(std::string(row[4]).c_str(), nullptr)};
            out.push_back(rule);
            std::swap(rule.from, rule.to);
            out.push_back(rule);
        });
        return out;
    }();
    return table;
}

struct Variant {
    double cost = 0;
    Scope scope = Scope::any_word;  // the narrowest of the rules it took
};

using Variants = std::map<std::string, Variant>;

bool fits(const Rule& rule, std::string_view word, std::size_t at) {
    const std::size_t end = at + rule.from.size();
    switch (rule.place) {
        case Place::first:
            return at == 0;
        case Place::last:
            return end == word.size() && at > 0;
        case Place::inner:
            return at > 0 && end < word.size();
        case Place::any:
            break;
    }
    return true;
}

// The places, in bytes, where the rule may be applied. What is nothing is between any two letters.
std::vector<std::size_t> places_of(const Rule& rule, std::string_view word) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at + rule.from.size() <= word.size(); at += letter_bytes) {
        if (word.substr(at).starts_with(rule.from) && fits(rule, word, at)) places.push_back(at);
    }
    return places;
}

class Generator {
public:
    Variants run(std::string_view word) {
        found_.emplace(word, Variant());
        std::vector<std::string> fresh = {std::string(word)};
        for (int round = 0; round < 2; ++round) {
            std::vector<std::string> next;
            for (const std::string& from : fresh)
                extend(from, next);
            fresh = std::move(next);
        }
        found_.erase(found_.find(std::string(word)));
        return std::move(found_);
    }

private:
    void extend(const std::string& from, std::vector<std::string>& next) {
        const Variant spent = found_.at(from);
        for (const Rule& rule : rules()) {
            const Variant now{spent.cost + rule.cost, std::max(spent.scope, rule.scope)};
            if (now.cost > most_spent) continue;
            const std::vector<std::size_t> places = places_of(rule, from);
            for (const std::size_t at : places)
                add(std::string(from).replace(at, rule.from.size(), rule.to), now, next);
            // A name that has the sound twice has it spelt alike.
            if (places.size() < 2 || rule.from.empty()) continue;
            std::string all;
            std::size_t copied = 0;
            for (const std::size_t at : places) {
                if (at < copied) continue;  // within the one before
                all += from.substr(copied, at - copied);
                all += rule.to;
                copied = at + rule.from.size();
            }
            all += from.substr(copied);
            add(all, now, next);
        }
    }

    void add(const std::string& word, Variant variant, std::vector<std::string>& next) {
        const auto [known, is_new] = found_.try_emplace(word, variant);
        if (is_new) {
            next.push_back(word);
        } else if (variant.cost < known->second.cost) {
            known->second = variant;
        }
    }

    Variants found_;
};

// Rules count letters by their bytes, so every letter must be an Arabic one.
Variants variants_of(std::string_view surface) {
    const Characters letters = decode(surface);
    const std::size_t count = letters.points.size();
    const bool arabic = std::all_of(letters.points.begin(), letters.points.end(), [](char32_t letter) {
        return script_of(letter) == Script::arabic && letter < 0x800;
    });
    if (!arabic || count < min_letters || count > max_letters) return {};
    return Generator().run(surface);
}

// Whether the word hardly ever takes the article. One that begins like it is no name to this.
bool is_without_article(std::string_view surface, const ArchiveWords& words) {
    constexpr std::string_view article = "\u0627\u0644";
    constexpr std::uint32_t per_article = 50;
    if (surface.starts_with(article)) return false;
    return words.with_form(std::string(article) + std::string(surface)) * per_article <= words.with_form(surface);
}

// Whether the vowels of a word can hardly make another one of it: a long stem that begins like none of the native
// patterns of such length.
bool has_loose_vowels(std::string_view stem) {
    constexpr std::array<std::string_view, 5> augments = {"\u0627", "\u062A", "\u0645", "\u0646", "\u064A"};
    return stem.size() >= long_word * letter_bytes &&
           std::none_of(augments.begin(), augments.end(),
                        [stem](std::string_view letter) { return stem.starts_with(letter); });
}

}  // namespace

std::vector<Spelling> variants_of_unknown(std::string_view surface, const ArchiveWords& words) {
    std::vector<Spelling> found;
    for (const auto& [other, variant] : variants_of(surface)) {
        const std::uint32_t articles = words.with_form(other);
        if (articles > 0) found.push_back({other, variant.cost, articles});
    }
    return found;
}

std::vector<Spelling> variants_of_known(std::string_view surface, const ArchiveWords& words) {
    const std::uint32_t own = words.with_form(surface);
    const std::string stem = text::stem(surface);
    const bool loose = has_loose_vowels(stem);
    const bool listed = is_well_known(surface);
    const bool bare = is_without_article(surface, words);
    std::vector<Spelling> found;
    for (const auto& [other, variant] : variants_of(surface)) {
        if (variant.cost > most_known) continue;
        const std::uint32_t articles = words.with_form(other);
        if (articles == 0 || articles < own || text::stem(other) == stem) continue;
        const bool safe = variant.scope == Scope::any_word || (variant.scope == Scope::long_words && loose);
        const bool name = bare && (listed || is_well_known(other)) && is_without_article(other, words);
        if (safe || name) found.push_back({other, variant.cost, articles});
    }
    return found;
}

}  // namespace arshif::search
