// Which field a word of a query stands under, and how far the value of a field of the record reaches.
//
// Refers to the query and its lexemes. Belongs to one thread.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "search/query_lexer.h"
#include "search/query_tree.h"

namespace arshif::search {

class FieldScopes {
public:
    FieldScopes(std::string_view query, const std::vector<Lexeme>& lexemes) : query_(query), lexemes_(lexemes) {}

    // The field that the lexeme `at` stands under: the last one glued before it, else that of its parentheses. Those
    // before it must have been passed.
    Field governing(std::size_t at) const;

    // Goes over the lexeme `at`, which may be a parenthesis.
    void pass(std::size_t at);

    // The lexeme after the value that begins at `at`, a word or a quotation. In parentheses all words side by side are
    // one value; behind a colon as many of them as make a date or the name of a country, otherwise one.
    std::size_t value_end(std::size_t at) const;

private:
    std::string_view query_;
    const std::vector<Lexeme>& lexemes_;
    std::vector<Field> groups_;  // the fields of the parentheses that are open
};

// The first lexeme from `at` on that is no word.
std::size_t end_of_words(const std::vector<Lexeme>& lexemes, std::size_t at);

}  // namespace arshif::search
