// The first stage of reading a query: characters become lexemes.
//
// It knows what an operator, a quotation and a field look like, and nothing of grammar or Arabic analysis.
// All places are byte offsets into the query.
// Thread safety: a pure function.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "search/query_tree.h"

namespace arshif::search {

// The longest query that is read, in bytes.
constexpr std::size_t max_query_bytes = 10'000;

enum class LexemeKind : std::uint8_t {
    word,     // up to white space, a quotation mark, a parenthesis or |; perhaps only punctuation
    quoted,   // with its quotation marks
    open,     // (
    close,    // )
    either,   // OR, |, and its Arabic word
    both,     // AND, &
    near,     // NEAR, NEAR/5, and its Arabic words
    exclude,  // NOT, or a minus glued to what it excludes
    field,    // title: glued to what it governs
};

struct Lexeme {
    LexemeKind kind = LexemeKind::word;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t inner_begin = 0;  // quoted: [inner_begin, inner_end) stands between the marks
    std::size_t inner_end = 0;
    Field field = Field::text;   // of a field
    bool glued = false;          // a minus or a field: it governs exactly the lexeme after it
    std::uint32_t distance = 0;  // of NEAR
};

struct Lexemes {
    std::vector<Lexeme> list;           // in order, without overlap
    std::vector<std::string> warnings;  // as in Query
};

// Adds a sentence to `warnings` unless it is there already: a hundred stray parentheses deserve one.
void add_warning(std::vector<std::string>& warnings, std::string sentence);

// bad_query for a query of over max_query_bytes, invalid UTF-8, an unclosed quotation, an unknown field and a distance
// that is none.
core::Result<Lexemes> cut_query(std::string_view query);

}  // namespace arshif::search
