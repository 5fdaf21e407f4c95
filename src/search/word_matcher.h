// Finds where a term or a phrase of a query occurs in an article's token stream.
//
// Codes are hashes. The matcher knows which of its codes other words of the archive share; what it finds by such a
// code, or is to compare by its spelling, must be confirmed on the article's words. Refers to the node. Thread safety:
// const after construction.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "search/article_words.h"
#include "search/query_tree.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace arshif::search {

class WordMatcher {
public:
    // `leaf` is a term or a phrase, resolved (resolver.h).
    WordMatcher(const Node& leaf, const store::Snapshot& snapshot, text::Analyzer& analyzer);

    std::uint32_t length() const { return static_cast<std::uint32_t>(slots_.size()); }
    Field field() const { return leaf_->field; }

    enum class Found : std::uint8_t { no, perhaps, yes };

    // What may stand in one place.
    struct Slot {
        bool by_stem = false;
        std::vector<text::TokenCode> codes;   // sorted; of a stem, its part of the code alone
        std::vector<text::TokenCode> shared;  // those that other words have, too; sorted
        void add(text::TokenCode code, bool is_shared);
        Found look_at(text::TokenCode code) const;
    };
    std::span<const Slot> slots() const { return slots_; }

    // Whether the tokens from `at` on, of which there are length() at least, are the words.
    Found look_at(std::span<const text::TokenCode> codes, std::uint32_t at) const;

    // The first place from `at` on where look_at does not say no; `end` where there is none before it. The words must
    // end at `end` or before.
    std::uint32_t next(std::span<const text::TokenCode> codes, std::uint32_t at, std::uint32_t end) const;

    // Where look_at says perhaps.
    bool is_at(const std::vector<ArticleWords::Word>& words, std::uint32_t at) const;

    // The terms of the other words with those codes: where an article has none of them, perhaps means yes. Nothing
    // where that is not known, or not all that is to be looked at.
    const std::optional<std::vector<std::string>>& rivals() const { return rivals_; }

private:
    void add_rivals(const std::string& surface, text::TokenCode code, const store::Snapshot& snapshot,
                    text::Analyzer& analyzer);
    bool is_word(const QueryTerm& term, const ArticleWords::Word& word) const;

    const Node* leaf_;
    std::vector<Slot> slots_;
    std::optional<std::vector<std::string>> rivals_;
    std::uint32_t anchor_ = 0;  // the slot with the fewest codes, which is looked for first
};

}  // namespace arshif::search
