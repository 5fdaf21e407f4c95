// The fields of a record that is an element: tags named after them, in any depth, and attributes.
//
// A field reaches to its closing tag, or, where that is missing, to the next tag of a field. Elements that only hold
// fields are looked into. Of tags that are named after nothing but say in an attribute which field they hold
// (<field name="title">, <column name="title">, <str name="title">) that is the name. An empty tag says what it has to
// say in an attribute (<link href="…"/>, <category term="…"/>).
// Thread safety: pure functions.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/readers/json_fields.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/record_fields.h"

namespace arshif::indexer {

// The name of a field and the key it was found by.
struct NamedTag {
    FieldName name;
    std::string_view key;
    bool passed_over = false;  // its element holds nothing of the article: no field in it counts
};

// By the whole name of the tag, by the name without the prefix of its namespace, or by an attribute.
std::optional<NamedTag> find_markup_field(const MarkupTag& tag, const FieldMap* map);

// The text inside an element that names a person or a paper: that of the <name> in it, if it has one.
std::string_view named_part(std::string_view inside);

struct FieldRules {
    // Which field a tag is of, if any.
    std::function<std::optional<NamedTag>(const MarkupTag&)> find;
    // The text of the field from what stands inside of its element.
    std::function<std::string(const NamedTag&, std::string_view inside)> text;
};

// The fields of `element`, which begins with its own tag. Keys stay views of it.
void read_markup_fields(std::string_view element, const FieldRules& rules, RecordFields& fields);

// The attributes of the element's own tag.
void read_own_attributes(std::string_view element, const FieldMap* map, RecordFields& fields);

}  // namespace arshif::indexer
