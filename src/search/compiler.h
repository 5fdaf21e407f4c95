// Turns a query tree into the Xapian query that proposes documents: all that can match, and perhaps more.
//
// Where the tree has phrases or nearness the proposal is a superset, and a Predicate (predicate.h) decides. The tree
// must be resolved (resolver.h). Thread safety: pure functions.
#pragma once

#include <cstdint>

#include "search/conditions.h"
#include "search/query_tree.h"

namespace Xapian {
class Query;
}

namespace arshif::store {
class Snapshot;
}  // namespace arshif::store

namespace arshif::search {

class PhraseFinders;

// Whether articles are to be ranked by what is found; where not, finding them may cost less.
enum class Weights : std::uint8_t { wanted, unwanted };

// A query for the whole tree; an empty one for a tree without children. It refers to the finders of its phrases, whose
// lists narrow it, and to their snapshot. Articles that do not meet all `conditions` may be left out or not: who has
// such conditions narrows the query to them besides (only_where), and saves looking at most of the others by this.
Xapian::Query compile(const Node& root, PhraseFinders& finders, Weights weights = Weights::wanted,
                      const Conditions& conditions = {});

// Whether compile() finds what the tree finds through a source that is told the conditions.
bool tells_conditions(const Node& node, const store::Snapshot& snapshot);

// What `query` finds and `condition` too, weighted by `query` alone. To be used in the place of OP_FILTER: Xapian 1.4
// reads the list of all documents in the place of an unweighted term that every document of a segment has (one country,
// one source), under the term's name, and fails with "Unexpected end of posting list" where that list has several
// chunks. So the condition has a weight, one too small to change a sum.
Xapian::Query only_where(const Xapian::Query& query, const Xapian::Query& condition);

// Whether the tree has a phrase or words near each other, which only the token stream can decide.
bool needs_predicate(const Node& node);

// The tree with its alternatives widened: an article need not have all of the root's words any more, but still nothing
// that it excludes and all that it asks of an article's record. What falling back on fewer words searches for.
Node relaxed(const Node& root);

// Whether `relaxed` can find more than the tree itself: it has two things to be found at least.
bool can_relax(const Node& root);

}  // namespace arshif::search
