#include "search/compiler.h"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <vector>

#include "store/fields.h"
#include "store/terms.h"

namespace arshif::search {

namespace {

using Xapian::Query;

bool is_exclusion(const Node& node) {
    return node.kind == NodeKind::exclude;
}

// A stem; in titles the stem gives the weight and the title's term, which has none, the condition.
Query compile_stem(const std::string& stem, Field field) {
    const Query query(store::make_term(store::prefix::stem, stem));
    if (field == Field::text) return query;
    return only_where(query, Query(store::make_term(store::prefix::title, stem)));
}

Query compile_words(const Node& node) {
    std::vector<std::string> stems;
    for (const QueryTerm& word : node.words) {
        if (std::find(stems.begin(), stems.end(), word.stem) == stems.end()) stems.push_back(word.stem);
    }
    std::vector<Query> parts;
    for (const std::string& stem : stems)
        parts.push_back(compile_stem(stem, node.field));
    return {Query::OP_AND, parts.begin(), parts.end()};
}

Query compile_node(const Node& node);

Query compile_any(const Node& node) {
    std::vector<Query> parts;
    for (const Node& child : node.children)
        parts.push_back(compile_node(child));
    return {Query::OP_OR, parts.begin(), parts.end()};
}

Query compile_all(const Node& node) {
    std::vector<Query> wanted;
    std::vector<Query> unwanted;
    for (const Node& child : node.children) {
        if (!is_exclusion(child)) {
            wanted.push_back(compile_node(child));
        } else if (!needs_predicate(child)) {  // an excluded phrase's words may well occur apart
            unwanted.push_back(compile_node(child.children.front()));
        }
    }
    if (wanted.empty() && unwanted.empty()) return {};
    Query query = wanted.empty() ? Query::MatchAll : Query(Query::OP_AND, wanted.begin(), wanted.end());
    if (unwanted.empty()) return query;
    return {Query::OP_AND_NOT, query, Query(Query::OP_OR, unwanted.begin(), unwanted.end())};
}

Query compile_node(const Node& node) {
    switch (node.kind) {
        case NodeKind::term:
        case NodeKind::phrase:
            return compile_words(node);
        case NodeKind::any:
            return compile_any(node);
        case NodeKind::all:
        case NodeKind::exclude:
            break;
    }
    return compile_all(node);
}

}  // namespace

Xapian::Query compile(const Node& root) {
    return compile_node(root);
}

Xapian::Query only_where(const Xapian::Query& query, const Xapian::Query& condition) {
    constexpr double weightless =
        1e-100;  // beside a weight of 1 no digit of it is left; its square is still above zero
    return {Xapian::Query::OP_AND, query, Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, condition, weightless)};
}

bool needs_predicate(const Node& node) {
    if (node.kind == NodeKind::phrase) return true;
    return std::any_of(node.children.begin(), node.children.end(), needs_predicate);
}

Node relaxed(const Node& root) {
    Node alternatives;
    alternatives.kind = NodeKind::any;
    Node wide;
    wide.kind = NodeKind::all;
    for (const Node& child : root.children)
        (is_exclusion(child) ? wide : alternatives).children.push_back(child);
    wide.children.insert(wide.children.begin(), std::move(alternatives));
    return wide;
}

bool can_relax(const Node& root) {
    return std::count_if(root.children.begin(), root.children.end(),
                         [](const Node& child) { return !is_exclusion(child); }) > 1;
}

}  // namespace arshif::search
