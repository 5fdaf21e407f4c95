#include "search/query_normal_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace arshif::search {

namespace {

void add_child(std::vector<Node>& children, Node child) {
    const bool known = std::any_of(children.begin(), children.end(),
                                   [&child](const Node& other) { return same_meaning(child, other); });
    if (!known) children.push_back(std::move(child));
}

std::optional<Node> make_group(NodeKind kind, std::vector<Node> children) {
    if (children.empty()) return std::nullopt;
    Node group;
    group.kind = kind;
    group.begin = children.front().begin;
    group.end = children.front().end;
    for (Node& child : children) {
        group.begin = std::min(group.begin, child.begin);
        group.end = std::max(group.end, child.end);
        if (child.kind != kind) {
            add_child(group.children, std::move(child));
            continue;
        }
        for (Node& grandchild : child.children)
            add_child(group.children, std::move(grandchild));
    }
    if (group.children.size() > 1) return group;
    Node only = std::move(group.children.front());
    return only;
}

// The children of a group without their stop words.
std::vector<Node> children_without_stop_words(const Node& group) {
    std::vector<Node> out;
    for (const Node& child : group.children) {
        std::optional<Node> kept = without_stop_words(child);
        if (!kept) continue;
        // The negation of one word has no place among alternatives.
        out.push_back(group.kind == NodeKind::any && only_excludes(*kept) ? child : *std::move(kept));
    }
    return out;
}

bool is_words(const Node& node) {
    return node.kind == NodeKind::term || node.kind == NodeKind::phrase;
}

core::Error bad_near(const Node& node, std::string message, std::string hint) {
    return {core::ErrorCode::bad_query, std::move(message), std::move(hint), node.begin};
}

// What is wrong with an operand of NEAR whose first is of `field`.
std::optional<core::Error> fault_of_operand(const Node& node, Field field) {
    if (node.kind == NodeKind::any) {
        for (const Node& child : node.children) {
            if (auto fault = child.kind == NodeKind::any ? std::nullopt : fault_of_operand(child, field)) return fault;
        }
        return std::nullopt;
    }
    if (!is_words(node)) {
        return bad_near(node, "NEAR stands between words, phrases, and OR-groups of them",
                        "search for the rest beside it: (a NEAR/5 b) c");
    }
    if (node.field == field) return std::nullopt;
    return bad_near(node, "the words around NEAR are not of one field",
                    "put the field before both: title:(a NEAR/5 b)");
}

Field field_of_first(const Node& node) {
    return node.children.empty() ? node.field : field_of_first(node.children.front());
}

}  // namespace

std::optional<Node> make_all(std::vector<Node> children) {
    return make_group(NodeKind::all, std::move(children));
}

std::optional<Node> make_any(std::vector<Node> children) {
    return make_group(NodeKind::any, std::move(children));
}

core::Result<Node> make_near(std::vector<Node> children, std::uint32_t distance) {
    Node out;
    out.kind = NodeKind::near;
    out.distance = distance;
    out.begin = children.front().begin;
    out.end = children.back().end;
    for (Node& child : children) {
        const bool pieces =
            child.kind == NodeKind::all && std::all_of(child.children.begin(), child.children.end(), is_words);
        if (pieces) {
            std::move(child.children.begin(), child.children.end(), std::back_inserter(out.children));
        } else {
            out.children.push_back(std::move(child));
        }
    }
    const Field field = field_of_first(out.children.front());
    for (const Node& child : out.children) {
        if (auto fault = fault_of_operand(child, field)) return *std::move(fault);
    }
    if (out.children.size() <= max_near_operands) return out;
    return bad_near(out.children[max_near_operands], fmt::format("NEAR joins at most {} words", max_near_operands),
                    "leave some of them out");
}

Node make_exclude(Node child) {
    Node out;
    out.kind = NodeKind::exclude;
    out.begin = child.begin;
    out.end = child.end;
    out.children.push_back(std::move(child));
    return out;
}

bool only_excludes(const Node& node) {
    if (node.kind == NodeKind::exclude) return true;
    return node.kind == NodeKind::all && std::all_of(node.children.begin(), node.children.end(), only_excludes);
}

bool same_meaning(const Node& a, const Node& b) {
    const bool strict = a.match == Match::strict;
    const auto same_word = [&](const QueryTerm& x, const QueryTerm& y) {
        return x.surface == y.surface && x.truncated == y.truncated && (!strict || x.typed == y.typed);
    };
    return a.kind == b.kind && a.field == b.field && a.match == b.match && a.distance == b.distance &&
           a.values == b.values && a.dates.from == b.dates.from && a.dates.to == b.dates.to &&
           std::equal(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(), same_word) &&
           std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_meaning);
}

bool has_words(const Node& node) {
    if (node.kind == NodeKind::exclude) return false;
    return !node.words.empty() || std::any_of(node.children.begin(), node.children.end(), has_words);
}

std::optional<Node> without_stop_words(const Node& node) {
    switch (node.kind) {
        case NodeKind::term:
            return node.words.front().stop ? std::nullopt : std::optional<Node>(node);
        case NodeKind::phrase:
        case NodeKind::near:
        case NodeKind::condition:
            return node;
        case NodeKind::all:
            return make_all(children_without_stop_words(node));
        case NodeKind::any:
            return make_any(children_without_stop_words(node));
        case NodeKind::exclude:
            break;
    }
    std::optional<Node> kept = without_stop_words(node.children.front());
    if (!kept || only_excludes(*kept)) return node;
    Node out = make_exclude(*std::move(kept));
    out.begin = node.begin;
    out.end = node.end;
    return out;
}

}  // namespace arshif::search
