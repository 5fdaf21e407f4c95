// One run of a compiled query, with the predicate where its tree needs one.
//
// For .cpp files that include xapian.h. Refers to the tree and its finders; belongs to one thread. Throws what Xapian
// throws.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <memory>

#include "core/result.h"
#include "search/phrase_finder.h"
#include "search/query_tree.h"

namespace arshif::search {

class PredicateDecider;

class QueryRun {
public:
    // Ranked by BM25, unless enquire() is told otherwise.
    QueryRun(const Node& root, PhraseFinders& finders, const Xapian::Query& query);
    ~QueryRun();
    QueryRun(const QueryRun&) = delete;
    QueryRun& operator=(const QueryRun&) = delete;

    Xapian::Enquire& enquire() { return enquire_; }

    // The first `items`, and bounds for the number of matches, equal where `count` is set. Fails where a text that
    // decides on a match cannot be read.
    core::Result<Xapian::MSet> first(std::size_t items, bool count = false);

private:
    Xapian::doccount documents_;
    Xapian::Enquire enquire_;
    std::unique_ptr<PredicateDecider> decider_;
};

}  // namespace arshif::search
