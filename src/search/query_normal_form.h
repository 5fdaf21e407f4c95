// The normal form of a query tree, in which every reader of it may trust:
//
// - a `near` has 2 to max_near_operands children, each a term, a phrase or an `any` of these, all of one field;
// - no group is empty or has one child, except the root; no `all` is a child of an `all`, no `any` of an `any`;
// - an `exclude` is the child of an `all` that has another kind of child too, hence neither an alternative nor excluded
// itself;
// - no two children of a group mean the same.
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/result.h"
#include "search/query_tree.h"

namespace arshif::search {

// The group of `children`, each in normal form; nothing where there are none. It begins and ends where they do. Its
// children may all be exclusions: whoever makes no `all` of it has to test that by only_excludes.
std::optional<Node> make_all(std::vector<Node> children);

// As make_all; no child may be only_excludes.
std::optional<Node> make_any(std::vector<Node> children);

constexpr std::size_t max_near_operands = 8;

// `children`, in normal form each, within `distance` of each other; one that is an `all` of words (of a word of several
// pieces) gives all of them. bad_query at the first that cannot be near anything, or that is of another field.
core::Result<Node> make_near(std::vector<Node> children, std::uint32_t distance);

// `child`, excluded; it may not be only_excludes.
Node make_exclude(Node child);

// Whether `node` finds nothing by itself but takes away: an exclusion, or a group of them.
bool only_excludes(const Node& node);

// Whether two nodes ask for the same, wherever they were typed.
bool same_meaning(const Node& a, const Node& b);

// Whether words are searched for by `node`, be it only as an alternative: not by conditions or exclusions.
bool has_words(const Node& node);

// `node` without the terms that are stop words. Nothing, or only_excludes, where they were all that could be found. An
// alternative and an exclusion that would have nothing left keep theirs.
std::optional<Node> without_stop_words(const Node& node);

}  // namespace arshif::search
