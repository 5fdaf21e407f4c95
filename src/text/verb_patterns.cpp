#include "text/verb_patterns.h"

#include <algorithm>

#include "data/conjugation.h"
#include "text/letters.h"
#include "text/lexicon.h"
#include "text/word_table.h"

namespace arshif::text {

namespace {

bool is_weak(std::string_view radical) {
    return radical == letters::waw || radical == letters::yeh;
}

// The classes of conjugation.tsv that a root belongs to, the narrowest first.
std::vector<std::string_view> classes_of(const Root& root) {
    const auto& radicals = root.radicals;
    if (radicals.size() != 3) return {"strong"};
    const bool begins_with_waw = radicals[0] == letters::waw;
    const bool with_waw = radicals[2] == letters::waw || (!is_weak(radicals[2]) && radicals[1] == letters::waw);
    if (is_weak(radicals[2])) {
        if (begins_with_waw) return {"first_last", "last_y", "last", "strong"};
        return {with_waw ? "last_w" : "last_y", "last", "strong"};
    }
    if (radicals[1] == radicals[2]) return {"double", "strong"};
    if (is_weak(radicals[1])) return {with_waw ? "hollow_w" : "hollow_y", "hollow", "strong"};
    if (begins_with_waw) return {"first", "strong"};
    if (radicals[0] == letters::hamza) return {"hamza", "strong"};
    return {"strong"};
}

bool is_long_vowel(std::string_view letter) {
    return letter == letters::alef || letter == letters::waw || letter == letters::yeh;
}

// The letters that the first radical, a hamza, can be written with; alef stands for all alefs, folded.
std::vector<std::string_view> first_hamza(bool after_person, const Root& root) {
    if (!after_person) return {letters::alef};
    if (root.form == "1") return {letters::alef, letters::waw_hamza};
    const bool on_waw = root.form == "2" || root.form == "3" || root.form == "4";
    return {on_waw ? letters::waw_hamza : letters::alef};
}

// The same for another radical. Behind a long vowel, the carrier yeh is found only in the imperfect.
std::vector<std::string_view> later_hamza(bool after_long_vowel, Tense tense) {
    if (!after_long_vowel) return {letters::alef, letters::yeh_hamza, letters::waw_hamza};
    if (tense == Tense::perfect) return {letters::hamza, letters::waw_hamza};
    return {letters::hamza, letters::yeh_hamza, letters::waw_hamza};
}

void append_to_all(std::vector<std::string>& texts, const std::vector<std::string_view>& endings) {
    if (endings.size() == 1) {
        for (std::string& text : texts)
            text += endings.front();
        return;
    }
    std::vector<std::string> longer;
    for (const std::string_view ending : endings) {
        for (const std::string& text : texts)
            longer.push_back(text + std::string(ending));
    }
    texts = std::move(longer);
}

}  // namespace

Tense tense_named(std::string_view name) {
    return name == "imperfect" ? Tense::imperfect : Tense::perfect;
}

VerbPatterns::VerbPatterns() {
    for (const auto& row : table_rows(data::conjugation)) {
        if (row[0] == "infix") {
            infixes_.emplace_back(row[1], row.size() > 2 ? row[2] : std::string_view());
        } else if (row.size() > 4) {
            patterns_.push_back({row[0], row[1], tense_named(row[2]), row[3], words_of(row[4])});
        }
    }
}

std::vector<const VerbPatterns::Pattern*> VerbPatterns::patterns_of(const Root& root) const {
    std::vector<const Pattern*> found;
    for (const std::string_view root_class : classes_of(root)) {
        for (const Pattern& pattern : patterns_) {
            if (pattern.form == root.form && pattern.root_class == root_class) found.push_back(&pattern);
        }
        if (!found.empty()) break;
    }
    return found;
}

std::string_view VerbPatterns::infix_after(std::string_view radical, std::string_view teh) const {
    const auto infix = std::find_if(infixes_.begin(), infixes_.end(), [&](const auto& each) {
        return each.first.find(radical) != std::string_view::npos;
    });
    return infix == infixes_.end() ? teh : infix->second;
}

std::vector<std::string> VerbPatterns::spellings(std::string_view stem, const Root& root, Tense tense) const {
    std::vector<std::string> texts(1);
    bool after_long_vowel = false;
    for (std::size_t i = 0; i < stem.size(); ++i) {
        const bool is_radical = stem[i] >= '1' && stem[i] <= '4';
        if (stem[i] == 't') {
            append_to_all(texts, {infix_after(root.radicals[0], letters::teh)});
        } else if (!is_radical) {
            append_to_all(texts, {stem.substr(i++, letter_size)});
        } else {
            const std::string_view radical = root.radicals[static_cast<std::size_t>(stem[i] - '1')];
            std::vector<std::string_view> written = {radical};
            if (radical == letters::hamza) {
                const bool after_person = i == 0 && tense == Tense::imperfect;
                written = stem[i] == '1' ? first_hamza(after_person, root) : later_hamza(after_long_vowel, tense);
            }
            append_to_all(texts, written);
        }
        after_long_vowel = !is_radical && stem[i] != 't' && is_long_vowel(stem.substr(i - 1, letter_size));
    }
    return texts;
}

}  // namespace arshif::text
