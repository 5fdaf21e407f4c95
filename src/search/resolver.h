// Fits a query to an archive: which words a truncated one stands for, which terms a condition asks for.
//
// A query is read without an archive; compiler and predicate need this. Thread safety: as the snapshot.
#pragma once

#include <cstddef>

#include "core/result.h"
#include "search/query_tree.h"
#include "store/snapshot.h"

namespace arshif::search {

// The most words of the archive that word* may stand for: each takes a list of articles to read.
constexpr std::size_t max_truncation_forms = 5'000;

// The query with its truncated words' forms, its conditions' terms, and of the forms with proclitics those that the
// archive has; with a warning for what can find nothing. bad_query where word* stands for too many words. A query that
// is resolved comes back as it is: it is good for the snapshot it was resolved with.
core::Result<Query> resolve(Query query, const store::Snapshot& snapshot);

}  // namespace arshif::search
