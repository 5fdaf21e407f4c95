// A query as understood: the tree that the parser builds, the compiler turns into a Xapian query, and the predicate
// evaluates on token streams.
//
// Plain data, owned by value; children are owned by their parent. Thread safety: values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "text/analyzer.h"

namespace arshif::search {

// One word of a query after analysis.
struct QueryTerm {
    std::string typed;    // the slice of the query it came from
    std::string surface;  // folded
    std::string stem;
    text::TokenCode code = 0;
    bool stop = false;
};

enum class NodeKind : std::uint8_t {
    term,     // words[0], by stem
    phrase,   // words in a row, by surface form; one word in quotes is a phrase of one
    all,      // children: all of them (words typed side by side)
    any,      // children: at least one (OR)
    exclude,  // children[0], which must not occur
};

enum class Field : std::uint8_t { text, title };

struct Node {
    NodeKind kind = NodeKind::all;
    Field field = Field::text;     // of a term or a phrase; groups leave it to their children
    std::vector<QueryTerm> words;  // of a term or a phrase
    std::vector<Node> children;
    std::size_t begin = 0;  // [begin, end): bytes of the query it came from
    std::size_t end = 0;
};

// A parsed query, in the normal form of query_normal_form.h. `root` is an `all` node; without children it matches every
// article.
struct Query {
    std::string typed;
    Node root;
    std::vector<std::string> warnings;  // what was read in another way than typed, one sentence each
    bool only_stop_words = false;       // every word is a stop word; they are searched for all the same
    bool question = false;              // it has an interrogative: what answers it need not have all of its words
};

}  // namespace arshif::search
