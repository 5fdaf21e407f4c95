// The words of a query with their places in what was typed, and the query with some of them replaced.
//
// Thread safety: values and pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/query_tree.h"

namespace arshif::search {

struct TypedWord {
    QueryTerm term;
    std::size_t begin = 0;  // [begin, end): bytes of the query
    std::size_t end = 0;
    bool exact = false;    // searched for in just this form
    bool quoted = false;   // within quotation marks
    bool grouped = false;  // an operator or a field governs it and not its neighbours
};

// The words that the query looks for, in the order they were typed; not what it excludes.
std::vector<TypedWord> searched_words(const Query& query);

// Whether nothing but white space, hyphens, apostrophes and points stands between two words.
bool side_by_side(const Query& query, const TypedWord& before, const TypedWord& after);

struct Replacement {
    std::size_t begin = 0;  // [begin, end): bytes of the query
    std::size_t end = 0;
    std::string text;
};

// `typed` with the replacements made; they do not overlap.
std::string rewritten(std::string_view typed, std::vector<Replacement> replacements);

// A folded word with the letters of the typed one where the two agree, so that a suggestion keeps the hamza and the
// final heh with dots that folding takes away.
std::string respelled(std::string_view typed, std::string_view surface);

}  // namespace arshif::search
