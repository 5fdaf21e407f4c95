// Reads the query language (docs/query-language.md) into a tree.
//
// Words side by side must all occur; `"…"` and its Arabic forms are phrases; `-word` and `NOT word` exclude; `OR`, `أو`
// between two words is either; `( )` group; `title:word` searches titles. Thread safety: a parser's analyzer belongs to
// one thread.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "search/query_tree.h"
#include "text/analyzer.h"

namespace arshif::search {

struct ParseOptions {
    bool any = false;    // --any: words side by side are alternatives
    bool exact = false;  // --exact: every word is meant as typed, as if in quotes
};

// Limits: max_query_bytes (query_lexer.h), max_query_terms (query_terms.h), parentheses 100 deep.
// bad_query with the byte offset of the fault for: more than that, invalid UTF-8, a quotation that is not closed and
// has no obvious reading, an unknown field, NOT without a word, an exclusion as an alternative, a query of nothing but
// exclusions or of nothing but punctuation. A query of white space alone is no error. The tree is in the normal form of
// query_normal_form.h.
core::Result<Query> parse_query(std::string_view typed, const ParseOptions& options, text::Analyzer& analyzer);

// The tree in one line, as `analyze --query` and `--explain` print it; the form is stable:
//
//     all(term(السوق→سوق) title:phrase("مكافحه الارهاب") any(term(a→a) term(b→b)) exclude(term(c→c)))
//
// A term shows its surface form and its stem, a phrase its surface forms; both are folded and need no escapes. A field
// other than the text stands before the terms and phrases it governs, groups have none. The empty query is "all()".
std::string to_string(const Query& query);

}  // namespace arshif::search
