// The first stage of ranking: how Xapian weighs documents by their stems.
//
// Thread safety: pure functions.
#pragma once

namespace Xapian {
class BM25Weight;
class TfIdfWeight;
}  // namespace Xapian

namespace arshif::search {

// BM25 with the length normalisation that headlines and questions rank best with (docs/ARCHITECTURE.md, "Ranking").
// Xapian's own lower bound for a document's length, half of the mean, takes short articles for longer than they are.
Xapian::BM25Weight bm25();

// For runs that need no scores. It looks at frequencies within documents, which BoolWeight does not: that would make
// each term unweighted, with the consequence that only_where (compiler.h) tells of.
Xapian::TfIdfWeight unweighted();

}  // namespace arshif::search
