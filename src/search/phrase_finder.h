// Whether articles have a phrase, where it may be told without their texts: by the biwords of their segments, if these
// have been read for the phrase (phrase_lists.h), or by the tokens in their segments' files.
//
// Keeps what it looks for in each file (unit_matcher.h), made when an article of the file is first asked about. Refers
// to the phrase's node and the snapshot. Belongs to one thread.
#pragma once

#include <cstdint>
#include <unordered_map>

#include "search/phrase_lists.h"
#include "search/query_tree.h"
#include "search/unit_matcher.h"
#include "search/word_matcher.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace arshif::search {

class PhraseFinder {
public:
    // `leaf` is resolved (resolver.h). Only a phrase can be found, but a term has words, too.
    PhraseFinder(const Node& leaf, const store::Snapshot& snapshot, text::Analyzer& analyzer)
        : snapshot_(snapshot), words_(leaf, snapshot, analyzer), lists_(leaf, words_, snapshot) {}
    PhraseFinder(const PhraseFinder&) = delete;
    PhraseFinder& operator=(const PhraseFinder&) = delete;

    const WordMatcher& words() const { return words_; }
    PhraseLists& lists() { return lists_; }

    // What the article's tokens tell; perhaps, for an article that no segment would have.
    WordMatcher::Found find(std::int64_t article);

private:
    WordMatcher::Found find_in_tokens(std::int64_t article);
    UnitMatcher& matcher_for(const store::TokenFile& file);

    const store::Snapshot& snapshot_;
    WordMatcher words_;
    PhraseLists lists_;                                                  // which refer to words_
    std::unordered_map<const store::TokenFile*, UnitMatcher> matchers_;  // likewise
};

// The finders of the leaves of query trees, which must outlive it; each is made when it is first asked for. Refers to
// the snapshot.
class PhraseFinders {
public:
    explicit PhraseFinders(const store::Snapshot& snapshot) : snapshot_(snapshot) {}

    const store::Snapshot& snapshot() const { return snapshot_; }
    PhraseFinder& of(const Node& leaf) { return finders_.try_emplace(&leaf, leaf, snapshot_, analyzer_).first->second; }

private:
    const store::Snapshot& snapshot_;
    text::Analyzer analyzer_;
    std::unordered_map<const Node*, PhraseFinder> finders_;
};

}  // namespace arshif::search
