// Decides on an article's token stream whether it meets a query tree: phrases, exact forms, and all around them.
//
// It decides on documents that the compiled query (compiler.h) proposes, and takes for granted what that ensures by
// itself: the root's children without phrases. Token codes are hashes: where a phrase has a word whose code another
// word of the archive's vocabulary shares, a match on the stream is verified in the text, and the stem of a word beside
// phrases is looked up among the document's terms. Refers to the tree and the snapshot; belongs to one thread.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "search/query_tree.h"
#include "store/record.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace arshif::search {

class Predicate {
public:
    Predicate(const Node& root, const store::Snapshot& snapshot);

    // Whether the index has the document under a term, given with its prefix.
    using HasTerm = std::function<bool(const std::string& term)>;

    // `record` is the encoded record of a document. A text that cannot be read counts as no match; the first such
    // failure is kept in error().
    bool matches(const std::string& record, const HasTerm& indexed);
    const core::Result<void>& error() const { return error_; }

private:
    struct Text;  // what is known of an article besides its tokens; its surface forms are read when first needed

    void find_shared_codes(const Node& node);
    bool meets(const Node& node, Text& text);
    bool has_term(const Node& node, const Text& text) const;
    bool has_phrase(const Node& node, Text& text);
    bool phrase_at(const Node& node, std::uint32_t position) const;
    core::Result<void> load(const std::string& record, Text& text);

    const Node& root_;
    const store::Snapshot& snapshot_;
    std::map<std::string, bool> shared_;  // by surface form: whether its code has another owner
    text::Analyzer analyzer_;
    std::vector<text::TokenCode> tokens_;  // of the document being looked at
    std::uint32_t title_tokens_ = 0;
    core::Result<void> error_;
};

}  // namespace arshif::search
