// The table of field names: how the exports and crawlers of others call what our Record holds.
//
// The names are in data/field_names.tsv, compiled in. Thread safety: the table is built once and never changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace arshif::indexer {

class FieldMap;  // field_map.h

// The lines of the table. `summary` stands in for a body that no key names, `time` is a clock or a whole date,
// `modified` the day of a change or of the crawl, taken only where nothing better is there.
enum class Field : std::uint8_t {
    id,
    title,
    body,
    summary,
    date,
    time,
    modified,
    country,
    source,
    category,
    author,
    url
};
constexpr std::size_t field_count = 12;

struct FieldName {
    Field field = Field::id;
    std::uint16_t rank =
        0;  // place in the field's list of names, from 1; 0 is the user's own name: the lower, the better
};

// The name of a field as the table writes it, for example "modified" for Field::modified.
std::string_view name_of(Field field);

// Which field a key stands for, if any. Case and all that is no letter or digit are ignored ("Published Date",
// "published_date" and "publishedDate" are one name); Arabic spelling is folded as in searches.
// Names in `map`, if there is one, stand above those of the table.
std::optional<FieldName> find_field(std::string_view key, const FieldMap* map = nullptr);

// The field that the table calls so: the inverse of name_of.
std::optional<Field> field_from_name(std::string_view name);

// The form in which keys are compared, empty if there is no letter or digit in it.
std::string comparable_key(std::string_view key);

}  // namespace arshif::indexer
