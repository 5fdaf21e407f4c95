#include "search/compiler.h"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "search/biword_source.h"
#include "search/condition_source.h"
#include "search/phrase_finder.h"
#include "search/query_normal_form.h"
#include "search/stem_source.h"
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

// What the functions below need to know beside the node.
struct Context {
    PhraseFinders& finders;
    bool weighed = true;  // whether articles are to be ranked at all
    // Whether what is found counts with its weight, as what is excluded does not: see StemSource.
    bool ranked = true;
    Conditions conditions = {};  // which all of what is found is narrowed to in the end
};

// By OP_OR: Xapian 1.4.22 crashes over an OP_MAX of some hundred terms.
Query combined(const std::vector<Query>& parts, StemsWanted wanted) {
    return {wanted == StemsWanted::all ? Query::OP_AND : Query::OP_OR, parts.begin(), parts.end()};
}

// Of more stems, the forms of word*, a block ends every few articles.
constexpr std::size_t most_stems = 32;

// The articles with all or any of the stems, of which there is one at least.
Query compile_plain(const std::vector<std::string>& stems, StemsWanted wanted, const Context& context) {
    if (context.ranked && stems.size() <= most_stems && StemSource::helps(context.finders.snapshot(), stems)) {
        StemSource source(context.finders.snapshot(), stems, wanted, context.conditions);
        return Query(&source);  // which keeps a clone
    }
    std::vector<Query> parts;
    for (const std::string& stem : stems)
        parts.emplace_back(store::make_term(store::prefix::stem, stem));
    return combined(parts, wanted);
}

// One of the stems as terms of the field, for articles to be found and not ranked.
Query any_term(const std::vector<std::string>& stems, Field field) {
    if (stems.empty()) return no_article();
    std::vector<Query> terms;
    for (const std::string& stem : stems)
        terms.emplace_back(store::make_term(field == Field::title ? store::prefix::title : store::prefix::stem, stem));
    return combined(terms, StemsWanted::any);
}

// One of the stems; in titles the stems give the weight and the title's terms, which have none, the condition.
Query compile_stems(const std::vector<std::string>& stems, Field field, const Context& context) {
    if (stems.empty()) return no_article();
    const Query query = compile_plain(stems, StemsWanted::any, context);
    return field == Field::text ? query : only_where(query, any_term(stems, field));
}

// Of the words themselves: what proclitics make of them has other stems.
std::vector<std::string> own_stems(const Node& phrase) {
    std::vector<std::string> own;
    for (const QueryTerm& word : phrase.words) {
        for (std::string& stem : word.truncated ? stems_of(word) : std::vector<std::string>{word.stem}) {
            if (std::find(own.begin(), own.end(), stem) == own.end()) own.push_back(std::move(stem));
        }
    }
    return own;
}

// The articles that may have the phrase, without weights: where the segment's biwords are listed those in the lists,
// elsewhere those that have all words.
Query candidates_of(const Node& phrase, PhraseLists& lists) {
    std::vector<Query> words;
    for (const QueryTerm& word : phrase.words)
        words.push_back(any_term(stems_of(word), phrase.field));
    const Query with_words = combined(words, StemsWanted::all);
    if (!lists.narrow()) return with_words;
    // The sources are cloned. In titles the lists tell but little.
    BiwordSource listed(lists, BiwordSource::Unlisted::all);
    if (phrase.field == Field::title) return {Query::OP_FILTER, with_words, Query(&listed)};
    BiwordSource only_listed(lists, BiwordSource::Unlisted::none);
    BiwordSource unlisted(lists, BiwordSource::Unlisted::alone);
    return {Query::OP_OR, Query(&only_listed), {Query::OP_FILTER, with_words, Query(&unlisted)}};
}

// Ranked by the stems of the words themselves. The stems that proclitics make of them are rare and would outweigh them,
// wherever in the article they stand.
Query compile_phrase(const Node& phrase, const Context& context) {
    if (phrase.words.size() == 1) return compile_stems(stems_of(phrase.words.front()), phrase.field, context);
    const std::vector<std::string> own = own_stems(phrase);
    PhraseLists& lists = context.finders.of(phrase).lists();
    const bool own_alone = std::all_of(phrase.words.begin(), phrase.words.end(),
                                       [](const QueryTerm& word) { return stems_of(word).size() == 1; });
    if (own_alone && phrase.field == Field::text && context.weighed) {
        BiwordSource listed(lists, BiwordSource::Unlisted::all);
        const Query words = compile_plain(own, StemsWanted::all, context);
        return lists.narrow() ? Query(Query::OP_FILTER, words, Query(&listed)) : words;
    }
    const Query found = candidates_of(phrase, lists);
    if (!context.weighed || own.empty()) return found;
    return {Query::OP_AND_MAYBE, weightless(found), compile_plain(own, StemsWanted::any, context)};
}

// The one stem that a term of the text asks for; null for any other node.
const std::string* plain_stem(const Node& node) {
    return node.kind == NodeKind::term && node.field == Field::text ? &node.words.front().stem : nullptr;
}

Query compile_condition(const Node& node, const Context& context, Narrows narrows) {
    return node.terms.empty() ? no_article() : articles_with(node.terms, context.finders.snapshot(), narrows);
}

Query compile_node(const Node& node, const Context& context);

// Each child as a part of an AND or an OR, those that are plain words as one. Conditions have no weight.
std::vector<Query> compile_children(const std::vector<const Node*>& children, StemsWanted wanted,
                                    const Context& context) {
    std::vector<Query> parts;
    std::vector<std::string> plain;
    for (const Node* const child : children) {
        if (const std::string* const stem = plain_stem(*child)) {
            plain.push_back(*stem);
        } else {
            const Query part = compile_node(*child, context);
            parts.push_back(has_words(*child) ? part : weightless(part));
        }
    }
    if (!plain.empty()) parts.push_back(compile_plain(plain, wanted, context));
    return parts;
}

Query compile_group(StemsWanted wanted, const Node& node, const Context& context) {
    std::vector<const Node*> children;
    for (const Node& child : node.children)
        children.push_back(&child);
    return combined(compile_children(children, wanted, context), wanted);
}

Query compile_all(const Node& node, const Context& context) {
    std::vector<const Node*> wanted;
    std::vector<Query> conditions;
    std::vector<Query> unwanted;
    Context narrowed = context;
    const Narrows told = tells_conditions(node, context.finders.snapshot()) ? Narrows::as_told : Narrows::further;
    for (const Node& child : node.children) {
        if (is_exclusion(child)) {
            if (needs_predicate(child)) continue;  // an excluded phrase's words may well occur apart
            unwanted.push_back(compile_node(child.children.front(), {context.finders, context.weighed, false, {}}));
        } else if (has_words(child)) {
            wanted.push_back(&child);
        } else if (child.kind == NodeKind::condition) {
            conditions.push_back(compile_condition(child, context, told));
            narrowed.conditions.push_back(child.terms);
        } else {
            conditions.push_back(compile_node(child, context));
        }
    }
    if (wanted.empty() && conditions.empty() && unwanted.empty()) return {};
    const std::vector<Query> parts = compile_children(wanted, StemsWanted::all, narrowed);
    Query query = parts.empty() ? Query::MatchAll : combined(parts, StemsWanted::all);
    for (const Query& condition : conditions)
        query = only_where(query, condition);
    if (unwanted.empty()) return query;
    return {Query::OP_AND_NOT, query, Query(Query::OP_OR, unwanted.begin(), unwanted.end())};
}

Query compile_node(const Node& node, const Context& context) {
    switch (node.kind) {
        case NodeKind::term:
            return compile_stems({node.words.front().stem}, node.field, context);
        case NodeKind::phrase:
            return compile_phrase(node, context);
        case NodeKind::condition:
            return compile_condition(node, context, Narrows::further);
        case NodeKind::near:
            return compile_group(StemsWanted::all, node, context);
        case NodeKind::any:
            return compile_group(StemsWanted::any, node, context);
        case NodeKind::all:
        case NodeKind::exclude:
            break;
    }
    return compile_all(node, context);
}

}  // namespace

Xapian::Query compile(const Node& root, PhraseFinders& finders, Weights weights, const Conditions& conditions) {
    return compile_node(root, {finders, weights == Weights::wanted, true, conditions});
}

bool tells_conditions(const Node& node, const store::Snapshot& snapshot) {
    const auto tells = [&snapshot](const Node& child) { return tells_conditions(child, snapshot); };
    const auto is_plain = [](const Node& child) { return plain_stem(child) != nullptr; };
    const std::vector<Node>& children = node.children;
    switch (node.kind) {
        case NodeKind::term:
            return is_plain(node) && StemSource::helps(snapshot, {*plain_stem(node)});
        case NodeKind::any:
            return std::all_of(children.begin(), children.end(), is_plain) &&
                   std::any_of(children.begin(), children.end(), tells);
        case NodeKind::all:
        case NodeKind::near:
            return std::any_of(children.begin(), children.end(), tells);
        case NodeKind::phrase:
        case NodeKind::condition:
        case NodeKind::exclude:
            break;
    }
    return false;
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
