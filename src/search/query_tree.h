// A query as understood: the tree that the parser builds, the compiler turns into a Xapian query, and the predicate
// evaluates on token streams.
//
// Plain data, owned by value; children are owned by their parent. Thread safety: values.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/date.h"
#include "text/analyzer.h"

namespace arshif::search {

// A word as documents may have it.
struct WordForm {
    std::string surface;  // folded
    std::string stem;
    text::TokenCode code = 0;
};

// One word of a query after analysis.
struct QueryTerm {
    std::string typed;    // the slice of the query it came from
    std::string surface;  // folded
    std::string stem;
    text::TokenCode code = 0;
    bool stop = false;
    bool truncated = false;       // word*: every word that begins with the surface; stem and code mean nothing
    std::vector<WordForm> forms;  // of a phrase's word: what stands for it besides itself, filled for a truncated one
                                  // by resolve (resolver.h)
};

enum class NodeKind : std::uint8_t {
    term,       // words[0], by stem
    phrase,     // words in a row, by surface form; one word in quotes, or word*, is a phrase of one
    near,       // children: all of them, with few other words among them
    condition,  // what an article's record says: country, source, category, date, a country mentioned
    all,        // children: all of them (words typed side by side)
    any,        // children: at least one (OR)
    exclude,    // children[0], which must not occur
};

enum class Field : std::uint8_t { text, title, country, source, category, date, mentions };

// Whether conditions are made of the field, and not words searched for in it.
constexpr bool is_condition_field(Field field) {
    return field != Field::text && field != Field::title;
}

// How a phrase's words are compared with an article's.
enum class Match : std::uint8_t {
    phrase,  // folded; the first word of several may have proclitics, which are among its forms
    exact,   // folded; a phrase of several words that may not
    strict,  // as typed: letters as they are, marks where they were typed (text/strict.h)
};

struct Node {
    NodeKind kind = NodeKind::all;
    Field field = Field::text;     // of a term, a phrase or a condition; groups leave it to their children
    Match match = Match::phrase;   // of a phrase
    std::vector<QueryTerm> words;  // of a term or a phrase
    std::vector<Node> children;
    std::uint32_t distance = 0;       // of a near: one more than the other words that may stand among its children
    std::vector<std::string> values;  // of a condition: alternatives, as store::Filters has them; a date has none
    core::DateRange dates;            // of a condition on the date
    std::vector<std::string> terms;   // of a condition: an article meets it that has one of them; filled by resolve
    std::size_t begin = 0;            // [begin, end): bytes of the query it came from
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
    bool resolved = false;              // `resolve` has been here
};

}  // namespace arshif::search
