#include "search/query_normal_form.h"

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

}  // namespace

std::optional<Node> make_all(std::vector<Node> children) {
    return make_group(NodeKind::all, std::move(children));
}

std::optional<Node> make_any(std::vector<Node> children) {
    return make_group(NodeKind::any, std::move(children));
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
    const auto same_word = [](const QueryTerm& x, const QueryTerm& y) { return x.surface == y.surface; };
    return a.kind == b.kind && a.field == b.field &&
           std::equal(a.words.begin(), a.words.end(), b.words.begin(), b.words.end(), same_word) &&
           std::equal(a.children.begin(), a.children.end(), b.children.begin(), b.children.end(), same_meaning);
}

std::optional<Node> without_stop_words(const Node& node) {
    switch (node.kind) {
        case NodeKind::term:
            return node.words.front().stop ? std::nullopt : std::optional<Node>(node);
        case NodeKind::phrase:
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
