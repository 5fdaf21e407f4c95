// The countries of the world by the names that the Arab press, folders and exports give them.
//
// The table is data/countries.tsv. Thread safety: pure functions over tables that are built once.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::recognise {

// The ISO 3166-1 alpha-2 code in capitals for a name: an alpha-2 or alpha-3 code in any case, an Arabic name with or
// without article, marks and hamza, an English or French name. Surrounding space is ignored. Nothing for an unknown
// name.
std::optional<std::string> country_from_name(std::string_view name);

// As country_from_name, but no codes: for places such as paths, where `in` and `it` are words.
std::optional<std::string> country_from_full_name(std::string_view name);

// The country of a two-letter code in capitals, and of UK; nothing for any other spelling.
std::optional<std::string> country_from_alpha2(std::string_view code);

// Display names; the code itself where it is unknown.
std::string arabic_name(std::string_view code);
std::string english_name(std::string_view code);

// Names of countries at an edit distance of 1 or 2 (1 for the shortest) from `name`, as the table writes them, one a
// country and the nearest first, for "did you mean"; at most `limit`.
std::vector<std::string> similar_country_names(std::string_view name, std::size_t limit);

}  // namespace arshif::recognise
