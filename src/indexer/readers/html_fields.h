// Which field of an article a meta tag, a property of JSON-LD or a part of a page stands for, and how good it is.
//
// The places are in data/html_fields.tsv, compiled in. Thread safety: the table is built once and never changes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/json_fields.h"

namespace arshif::indexer {

// `kind` is that of the table: "meta", "itemprop", "json-ld" …; `name` may be of any case, and empty.
// Names in `map`, if there is one, stand above those of the table.
std::optional<FieldName> find_html_field(std::string_view kind, std::string_view name, const FieldMap* map);

inline bool is_html_field(std::string_view kind, std::string_view name, const FieldMap* map) {
    return find_html_field(kind, name, map).has_value();
}

// How a place is told to the user: "meta og:title".
std::string html_place(std::string_view kind, std::string_view name);

}  // namespace arshif::indexer
