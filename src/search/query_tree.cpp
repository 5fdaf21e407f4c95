#include <string>

#include "search/query_parser.h"
#include "search/query_words.h"

namespace arshif::search {

namespace {

const char* name_of_phrase(Match match) {
    switch (match) {
        case Match::exact:
            return "exact(\"";
        case Match::strict:
            return "strict(\"";
        case Match::phrase:
            break;
    }
    return "phrase(\"";
}

void write_words(const Node& node, std::string& out) {
    if (node.field != Field::text) out.append(name_of(node.field)).append(":");
    if (node.kind == NodeKind::term) {
        const QueryTerm& word = node.words.front();
        out.append("term(").append(word.surface).append("→").append(word.stem).append(")");
        return;
    }
    out += name_of_phrase(node.match);
    for (const QueryTerm& word : node.words) {
        out.append(&word == &node.words.front() ? "" : " ");
        out.append(node.match == Match::strict ? word.typed : word.surface);
        out.append(word.truncated ? "*" : "");
    }
    out += "\")";
}

std::string shown_range(const core::DateRange& dates) {
    const std::string from = dates.from ? core::to_string(*dates.from) : "";
    const std::string to = dates.to ? core::to_string(*dates.to) : "";
    return from == to ? from : from + ".." + to;
}

void write_condition(const Node& node, std::string& out) {
    out.append(name_of(node.field)).append(":");
    if (node.field == Field::date) out += shown_range(node.dates);
    const bool named = node.field == Field::source || node.field == Field::category;
    for (const std::string& value : node.values) {
        out.append(&value == &node.values.front() ? "" : ",");
        out.append(named ? "\"" : "").append(value).append(named ? "\"" : "");
    }
}

std::string name_of_group(const Node& node) {
    if (node.kind == NodeKind::near) return "near/" + std::to_string(node.distance) + "(";
    if (node.kind == NodeKind::any) return "any(";
    return node.kind == NodeKind::exclude ? "exclude(" : "all(";
}

// Recursion is as deep as the parentheses that the parser allows.
void write(const Node& node, std::string& out) {
    if (node.kind == NodeKind::term || node.kind == NodeKind::phrase) {
        write_words(node, out);
        return;
    }
    if (node.kind == NodeKind::condition) {
        write_condition(node, out);
        return;
    }
    out += name_of_group(node);
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
