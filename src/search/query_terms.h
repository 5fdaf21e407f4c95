// The second stage of reading a query: words and quotations go through the analyzer and become operands of the grammar.
//
// Words side by side are analysed as one text, since the analyzer joins some words across white space, in documents
// too. Thread safety: the analyzer belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "search/query_lexer.h"
#include "search/query_parser.h"
#include "search/query_tree.h"
#include "text/analyzer.h"

namespace arshif::search {

// The most terms that a query may have.
constexpr std::size_t max_query_terms = 500;

enum class ItemKind : std::uint8_t { operand, open, close, either, both, near, exclude, field };

// What the grammar works on: a lexeme, analysed.
struct Item {
    ItemKind kind = ItemKind::operand;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<Node> nodes;     // of an operand, one or more: terms and phrases meant side by side; or one condition
    Field field = Field::text;   // of a field
    bool glued = false;          // a minus or a field: governs the item after it
    std::uint32_t distance = 0;  // of NEAR
};

// An operand for each typed word that has a term, joined words being one; the other lexemes as they are. A word of
// nothing but punctuation is left out, and with it the minus or field glued to it. What a field of the article's record
// governs is its value, a condition. Adds to `warnings`. bad_query where there are more than max_query_terms, a word is
// truncated too early, or a value makes no sense (query_values.h).
core::Result<std::vector<Item>> analyse_lexemes(std::string_view query, const std::vector<Lexeme>& lexemes,
                                                const ParseOptions& options, text::Analyzer& analyzer,
                                                std::vector<std::string>& warnings);

}  // namespace arshif::search
