#include <string>

#include "search/query_parser.h"
#include "search/query_words.h"

namespace arshif::search {

namespace {

void write_words(const Node& node, std::string& out) {
    if (node.field != Field::text) out.append(name_of(node.field)).append(":");
    if (node.kind == NodeKind::term) {
        const QueryTerm& word = node.words.front();
        out.append("term(").append(word.surface).append("→").append(word.stem).append(")");
        return;
    }
    out += "phrase(\"";
    for (const QueryTerm& word : node.words)
        out.append(&word == &node.words.front() ? "" : " ").append(word.surface);
    out += "\")";
}

const char* name_of_group(NodeKind kind) {
    switch (kind) {
        case NodeKind::any:
            return "any(";
        case NodeKind::exclude:
            return "exclude(";
        case NodeKind::all:
        case NodeKind::term:
        case NodeKind::phrase:
            break;
    }
    return "all(";
}

// Recursion is as deep as the parentheses that the parser allows.
void write(const Node& node, std::string& out) {
    if (node.kind == NodeKind::term || node.kind == NodeKind::phrase) {
        write_words(node, out);
        return;
    }
    out += name_of_group(node.kind);
    for (const Node& child : node.children) {
        if (&child != &node.children.front()) out += ' ';
        write(child, out);
    }
    out += ')';
}

}  // namespace

std::string to_string(const Query& query) {
    std::string out;
    write(query.root, out);
    return out;
}

}  // namespace arshif::search
