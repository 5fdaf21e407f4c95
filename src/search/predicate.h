// Decides on an article's token stream whether it meets a query tree: phrases, words near each other, exact forms, and
// all around them.
//
// It decides on documents that the compiled query (compiler.h) proposes, and takes for granted what that ensures by
// itself: the root's children without phrases and nearness. Token codes are hashes: where a code of a phrase or of a
// word near another is shared by other words of the archive's vocabulary, a match on the stream is verified in the
// text, and the stem of a word beside phrases is looked up among the document's terms, where conditions on the record
// are, too. Refers to the tree, which must be resolved (resolver.h), and its finders; belongs to one thread.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/result.h"
#include "search/article_words.h"
#include "search/near_window.h"
#include "search/phrase_finder.h"
#include "search/query_tree.h"
#include "search/word_matcher.h"
#include "store/token_file.h"

namespace arshif::search {

class Predicate {
public:
    Predicate(const Node& root, PhraseFinders& finders)
        : root_(root), finders_(finders), article_(finders.snapshot()) {}

    // Whether the index has the document under a term, given with its prefix.
    using HasTerm = std::function<bool(const std::string& term)>;

    // For the article with this id, or for tokens that no article has. A text that cannot be read counts as
    // no match; the first such failure is kept in error().
    bool matches(std::int64_t article, const HasTerm& indexed);
    bool matches(const store::TokenStream& stream, const HasTerm& indexed);
    const core::Result<void>& error() const { return error_; }

private:
    // [begin, end) of the tokens: the title or the body, since nothing runs from the one into the other.
    struct Part {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
    };

    bool meets_all(const HasTerm& indexed);
    bool meets(const Node& node, const HasTerm& indexed);
    bool has_term(const Node& node, const HasTerm& indexed);
    bool has_phrase(const Node& phrase, const HasTerm& indexed);
    bool has_phrase_in(const WordMatcher& matcher, Part part);
    bool is_near(const Node& node);
    bool is_near_in(const Node& node, Part part);
    // Adds where the operand of a NEAR, a leaf or alternatives, occurs; `sure` becomes false where that is by codes
    // that may mislead. With `words` they are looked at.
    void find(const Node& operand, std::uint32_t number, Part part, const std::vector<ArticleWords::Word>* words,
              bool& sure);
    Part title() { return {0, article_.title_size()}; }
    Part body() { return {article_.title_size(), static_cast<std::uint32_t>(article_.codes().size())}; }
    // The article's words; nothing, and an error that stays, where they cannot be read.
    const std::vector<ArticleWords::Word>* words(ArticleWords::Stems stems);

    const Node& root_;
    PhraseFinders& finders_;               // of phrases, and of all words around NEAR
    ArticleWords article_;                 // that is being looked at
    std::vector<Occurrence> occurrences_;  // of the operands of the NEAR being looked at
    core::Result<void> error_;
};

}  // namespace arshif::search
