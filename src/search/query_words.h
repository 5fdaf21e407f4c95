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

// `near` takes a distance if it is given one; `near_with_distance` is an ordinary word without.
enum class WordOperator : std::uint8_t { either, both, near, near_with_distance, exclude };

// The operator that a free-standing word (UTF-8, marks and bidi controls allowed) spells, if any.
std::optional<WordOperator> operator_of(std::string_view word);

// NEAR as typed, with or without a distance; 0 where that is no number from 1 to max_distance.
struct NearWord {
    std::uint32_t distance = 0;
};
std::optional<NearWord> near_of(std::string_view word);

// Of NEAR without one.
constexpr std::uint32_t default_distance = 10;
constexpr std::uint32_t max_distance = 1000;

// The field that a name (without the colon) means, in any case and spelling.
std::optional<Field> field_of(std::string_view name);

// The name of a field in output and messages.
std::string_view name_of(Field field);

// The names that field_of knows, for a hint: "title: …".
std::string known_fields();

}  // namespace arshif::search
