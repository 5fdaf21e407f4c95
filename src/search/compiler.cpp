#include "search/compiler.h"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "search/biword_source.h"
#include "search/query_normal_form.h"
#include "store/fields.h"
#include "store/terms.h"

namespace arshif::search {

namespace {

using Xapian::Query;

Query weightless(const Query& query) {
    constexpr double factor = 1e-100;  // beside a weight of 1 no digit of it is left; its square is still above zero
    return {Query::OP_SCALE_WEIGHT, query, factor};
}

bool is_exclusion(const Node& node) {
    return node.kind == NodeKind::exclude;
}

// Never an empty query, which stands for all articles: one that no article meets. No stem has a capital.
Query no_article() {
    return Query(std::string(store::prefix::undated) + "nothing");
}

// The stems that an article has one of where it has the word.
std::vector<std::string> stems_of(const QueryTerm& word) {
    std::vector<std::string> stems;
    if (!word.truncated) stems.push_back(word.stem);
    for (const WordForm& form : word.forms)
        stems.push_back(form.stem);
    std::sort(stems.begin(), stems.end());
    stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
    return stems;
}

// One of the stems (by OP_OR: Xapian 1.4.22 crashes over an OP_MAX of some hundred terms); in titles the stems give the
// weight and the title's terms, which have none, the condition.
Query compile_stems(const std::vector<std::string>& stems, Field field) {
    std::vector<Query> words;
    std::vector<Query> in_title;
    for (const std::string& stem : stems) {
        words.emplace_back(store::make_term(store::prefix::stem, stem));
        in_title.emplace_back(store::make_term(store::prefix::title, stem));
    }
    if (words.empty()) return no_article();
    const Query query(Query::OP_OR, words.begin(), words.end());
    return field == Field::text ? query : only_where(query, Query(Query::OP_OR, in_title.begin(), in_title.end()));
}

// What may stand for the word; none where that is not known, or too much.
std::vector<StemChoice> stem_choices(const QueryTerm& word) {
    constexpr std::size_t most = 64;
    std::vector<StemChoice> choices;
    if (word.forms.size() >= most) return choices;
    if (!word.truncated) choices.push_back({word.stem, text::stem_part(word.code)});
    for (const WordForm& form : word.forms) {
        const text::TokenCode part = text::stem_part(form.code);
        const bool known = std::any_of(choices.begin(), choices.end(),
                                       [&form](const StemChoice& choice) { return choice.stem == form.stem; });
        if (!known) choices.push_back({form.stem, part});
    }
    return choices;
}

// Of the articles that have all words of a phrase, those that have each two of them beside each other.
Query narrowed_by_biwords(Query query, const Node& phrase, const store::Snapshot& snapshot) {
    for (std::size_t i = 0; i + 1 < phrase.words.size(); ++i) {
        BiwordSource source(snapshot, stem_choices(phrase.words[i]), stem_choices(phrase.words[i + 1]));
        if (source.narrows()) query = Query(Query::OP_FILTER, query, Query(&source));  // which keeps a clone
    }
    return query;
}

Query compile_words(const Node& node) {
    std::vector<std::vector<std::string>> known;
    std::vector<Query> parts;
    for (const QueryTerm& word : node.words) {
        std::vector<std::string> stems = stems_of(word);
        if (std::find(known.begin(), known.end(), stems) != known.end()) continue;
        parts.push_back(compile_stems(stems, node.field));
        known.push_back(std::move(stems));
    }
    return {Query::OP_AND, parts.begin(), parts.end()};
}

Query compile_condition(const Node& node) {
    return node.terms.empty() ? no_article() : Query(Query::OP_OR, node.terms.begin(), node.terms.end());
}

Query compile_node(const Node& node, const store::Snapshot& snapshot);

// Each child as a part of an OR, or of the operands of NEAR; conditions have no weight.
std::vector<Query> compile_children(const Node& node, const store::Snapshot& snapshot) {
    std::vector<Query> parts;
    for (const Node& child : node.children)
        parts.push_back(has_words(child) ? compile_node(child, snapshot) : weightless(compile_node(child, snapshot)));
    return parts;
}

Query compile_group(Query::op op, const Node& node, const store::Snapshot& snapshot) {
    const std::vector<Query> parts = compile_children(node, snapshot);
    return {op, parts.begin(), parts.end()};
}

Query compile_all(const Node& node, const store::Snapshot& snapshot) {
    std::vector<Query> wanted;
    std::vector<Query> conditions;
    std::vector<Query> unwanted;
    for (const Node& child : node.children) {
        if (!is_exclusion(child)) {
            (has_words(child) ? wanted : conditions).push_back(compile_node(child, snapshot));
        } else if (!needs_predicate(child)) {  // an excluded phrase's words may well occur apart
            unwanted.push_back(compile_node(child.children.front(), snapshot));
        }
    }
    if (wanted.empty() && conditions.empty() && unwanted.empty()) return {};
    Query query = wanted.empty() ? Query::MatchAll : Query(Query::OP_AND, wanted.begin(), wanted.end());
    for (const Query& condition : conditions)
        query = only_where(query, condition);
    if (unwanted.empty()) return query;
    return {Query::OP_AND_NOT, query, Query(Query::OP_OR, unwanted.begin(), unwanted.end())};
}

Query compile_node(const Node& node, const store::Snapshot& snapshot) {
    switch (node.kind) {
        case NodeKind::term:
            return compile_words(node);
        case NodeKind::phrase:
            return narrowed_by_biwords(compile_words(node), node, snapshot);
        case NodeKind::condition:
            return compile_condition(node);
        case NodeKind::near:
            return compile_group(Query::OP_AND, node, snapshot);
        case NodeKind::any:
            return compile_group(Query::OP_OR, node, snapshot);
        case NodeKind::all:
        case NodeKind::exclude:
            break;
    }
    return compile_all(node, snapshot);
}

}  // namespace

Xapian::Query compile(const Node& root, const store::Snapshot& snapshot) {
    return compile_node(root, snapshot);
}

Xapian::Query only_where(const Xapian::Query& query, const Xapian::Query& condition) {
    return {Xapian::Query::OP_AND, query, weightless(condition)};
}

bool needs_predicate(const Node& node) {
    if (node.kind == NodeKind::phrase || node.kind == NodeKind::near) return true;
    return std::any_of(node.children.begin(), node.children.end(), needs_predicate);
}

Node relaxed(const Node& root) {
    Node alternatives;
    alternatives.kind = NodeKind::any;
    Node wide;
    wide.kind = NodeKind::all;
    for (const Node& child : root.children)
        (has_words(child) ? alternatives : wide).children.push_back(child);
    wide.children.insert(wide.children.begin(), std::move(alternatives));
    return wide;
}

bool can_relax(const Node& root) {
    return std::count_if(root.children.begin(), root.children.end(), has_words) > 1;
}

}  // namespace arshif::search
