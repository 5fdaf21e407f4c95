// What an archive's vocabulary says of single words: in how many articles they stand.
//
// Refers to the snapshot; belongs to its thread. Reading a damaged segment throws Xapian's errors, which the suggester
// turns into ours.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "store/snapshot.h"

namespace arshif::search {

class ArchiveWords {
public:
    explicit ArchiveWords(const store::Snapshot& snapshot) : snapshot_(snapshot) {}

    // Articles that have this very form (folded).
    std::uint32_t with_form(std::string_view surface) const { return snapshot_.frequency(surface); }
    // Articles that a search for the word finds: those with its stem.
    std::uint32_t with_word(std::string_view surface) const;
    // Whether a form begins like this.
    bool has_prefix(std::string_view prefix) const;
    void for_each_form(std::string_view prefix, const std::function<void(const store::VocabularyEntry&)>& use) const;

private:
    const store::Snapshot& snapshot_;
};

}  // namespace arshif::search
