// The words that mean something to the query language: operators and field names, from data/query_words.tsv.
//
// A new field gets a row there and a value of Field (query_tree.h). Thread safety: pure functions over a table built
// once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "search/query_tree.h"

namespace arshif::search {

enum class WordOperator : std::uint8_t { either, both, exclude };

// The operator that a free-standing word (UTF-8, marks and bidi controls allowed) spells, if any.
std::optional<WordOperator> operator_of(std::string_view word);

// The field that a name (without the colon) means, in any case and spelling.
std::optional<Field> field_of(std::string_view name);

// The name of a field in output and messages.
std::string_view name_of(Field field);

// The names that field_of knows, for a hint: "title: …".
std::string known_fields();

}  // namespace arshif::search
