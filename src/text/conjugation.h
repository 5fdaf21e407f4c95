// The stems of the verbs in data/verbs.tsv, made by the patterns of data/conjugation.tsv. Private to this folder.
//
// A stem is what a form of a verb has between the letter of the person and the ending. Built once, when first asked
// for. Thread safety: may be used from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "text/verb_patterns.h"
#include "text/word_table.h"

namespace arshif::text {

class Conjugation {
public:
    static const Conjugation& instance();

    // The name of the verb that has this stem (folded), or nothing. It lives as long as the program.
    std::string_view verb_of(std::string_view stem, Tense tense, StemUse use) const;

    const std::vector<std::string>& endings(Tense tense, StemUse use) const {
        return endings_[static_cast<std::size_t>(tense)][static_cast<std::size_t>(use)];
    }
    const std::vector<std::string>& pronouns() const { return pronouns_; }

private:
    // By use, one more than the number of the verb; 0 is none.
    using Owners = std::array<std::uint32_t, stem_uses>;

    Conjugation();
    void read_endings();
    void read_irregular(const std::vector<std::string_view>& row);
    void add_verb(const VerbPatterns& patterns, const Root& root);
    void add_stem(std::string stem, Tense tense, std::string_view uses, std::uint32_t owner);
    std::uint32_t number_of(const std::string& name);

    std::array<std::array<std::vector<std::string>, stem_uses>, tenses> endings_;
    std::vector<std::string> pronouns_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::uint32_t> numbers_;  // of the names, plus one
    std::array<std::unordered_map<std::string, Owners, StringHash, std::equal_to<>>, tenses> stems_;
};

}  // namespace arshif::text
