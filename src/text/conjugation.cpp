#include "text/conjugation.h"

#include <algorithm>

#include "data/verb_endings.h"
#include "data/verbs.h"
#include "text/lexicon.h"

namespace arshif::text {

namespace {

constexpr std::string_view use_letters = "0nvwco";

constexpr std::size_t expected_stems = 16384;  // of a tense, so that the table is not grown while it is filled

std::vector<std::string_view> letters_of(std::string_view word) {
    std::vector<std::string_view> all;
    for (std::size_t i = 0; i < word.size(); i += letter_size)
        all.push_back(word.substr(i, letter_size));
    return all;
}

}  // namespace

const Conjugation& Conjugation::instance() {
    static const Conjugation conjugation;
    return conjugation;
}

Conjugation::Conjugation() {
    read_endings();
    for (auto& stems : stems_)
        stems.reserve(expected_stems);
    const VerbPatterns patterns;
    for (const auto& row : table_rows(data::verbs)) {
        if (row[0] == "irregular") {
            read_irregular(row);
            continue;
        }
        if (row.size() < 2) continue;
        for (const std::string_view root : words_of(row[1]))
            add_verb(patterns, {row[0], letters_of(root)});
    }
}

void Conjugation::read_endings() {
    for (const auto& row : table_rows(data::verb_endings)) {
        if (row.size() < 3) continue;
        const std::size_t use = use_letters.find(row[1]);
        const auto tense = static_cast<std::size_t>(tense_named(row[0]));
        std::vector<std::string>& list = row[0] == "pronoun" ? pronouns_ : endings_[tense][use];
        for (const std::string_view ending : words_of(row[2]))
            list.emplace_back(ending);
    }
    for (auto& of_tense : endings_) {
        for (const StemUse use : {StemUse::bare, StemUse::alone, StemUse::object})
            of_tense[static_cast<std::size_t>(use)] = {""};
    }
}

void Conjugation::read_irregular(const std::vector<std::string_view>& row) {
    if (row.size() < 5) return;
    for (const std::string_view stem : words_of(row[4]))
        add_stem(std::string(stem), tense_named(row[2]), row[3], number_of(std::string(row[1])));
}

// A form with i behind it has no bare perfect: that word is another verb's imperfect.
void Conjugation::add_verb(const VerbPatterns& patterns, const Root& root) {
    Root regular = root;
    const bool without_bare_perfect = regular.form.ends_with('i');
    if (without_bare_perfect) regular.form.remove_suffix(1);
    const auto forms = patterns.patterns_of(regular);
    if (forms.empty()) return;
    const std::uint32_t owner =
        number_of(patterns.spellings(forms.front()->stems.front(), regular, Tense::perfect).front());
    for (const VerbPatterns::Pattern* const pattern : forms) {
        std::string_view uses = pattern->uses;
        const bool bare_perfect = pattern->tense == Tense::perfect && (uses.starts_with('0') || uses.starts_with('n'));
        if (without_bare_perfect && bare_perfect) uses.remove_prefix(1);
        for (const std::string_view stem : pattern->stems) {
            for (std::string& spelling : patterns.spellings(stem, regular, pattern->tense))
                add_stem(std::move(spelling), pattern->tense, uses, owner);
        }
    }
}

void Conjugation::add_stem(std::string stem, Tense tense, std::string_view uses, std::uint32_t owner) {
    Owners& owners = stems_[static_cast<std::size_t>(tense)][std::move(stem)];
    for (const char letter : uses) {
        std::uint32_t& current = owners[use_letters.find(letter)];
        if (current == 0) current = owner;
    }
}

std::uint32_t Conjugation::number_of(const std::string& name) {
    const auto [entry, added] = numbers_.emplace(name, 0);
    if (added) {
        names_.push_back(name);
        entry->second = static_cast<std::uint32_t>(names_.size());
    }
    return entry->second;
}

std::string_view Conjugation::verb_of(std::string_view stem, Tense tense, StemUse use) const {
    const auto& stems = stems_[static_cast<std::size_t>(tense)];
    const auto found = stems.find(stem);
    const std::uint32_t owner = found == stems.end() ? 0 : found->second[static_cast<std::size_t>(use)];
    return owner == 0 ? std::string_view() : std::string_view(names_[owner - 1]);
}

}  // namespace arshif::text
