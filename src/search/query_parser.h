// Reads the query language (docs/query-language.md) into a tree.
//
// Words side by side must all occur; `"…"` and its Arabic forms are phrases; `-word` and `NOT word` exclude; `OR`, `أو`
// between two words is either; `( )` group; `NEAR/5` asks for words near each other; `word*` for what begins so;
// `title:word` searches titles; `country:DZ date:2010..2011-05` look at the article's record. Thread safety: a parser's
// analyzer belongs to one thread.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"
#include "search/query_tree.h"
#include "text/analyzer.h"

namespace arshif::search {

struct ParseOptions {
    bool any = false;     // --any: words side by side are alternatives
    bool exact = false;   // --exact: every word is meant as typed, as if in quotes
    bool strict = false;  // --strict: and in that spelling, to the hamza and the marks that were typed
};

// Limits: max_query_bytes (query_lexer.h), max_query_terms (query_terms.h), parentheses 100 deep.
// bad_query with the byte offset of the fault for: more than that, invalid UTF-8, a quotation that is not closed and
// has no obvious reading, an unknown field, NOT without a word, an exclusion as an alternative, a query of nothing but
// exclusions or of nothing but punctuation, an unknown country, a date that does not exist, an asterisk behind less
// than two letters, and a NEAR whose sides cannot be near each other. A query of white space alone is no error. The
// tree is in the normal form of query_normal_form.h.
core::Result<Query> parse_query(std::string_view typed, const ParseOptions& options, text::Analyzer& analyzer);

// The tree in one line, as `analyze --query` and `--explain` print it; the form is stable:
//
//     all(term(السوق→سوق) title:phrase("مكافحه الارهاب") any(term(a→a) term(b→b)) exclude(term(c→c)))
//
// A term shows its surface form and its stem, a phrase its surface forms; both are folded and need no escapes. A phrase
// is `exact` where its first word may not have proclitics though it has several, and `strict`, with the words as typed,
// under
// --strict. The rest: near/5(…), country:DZ,ML, source:"name", date:2010..2011-05. A field other than the text stands
// before the terms and phrases it governs, groups have none. The empty query is "all()".
std::string to_string(const Query& query);

}  // namespace arshif::search
