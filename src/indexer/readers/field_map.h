// What the user says the fields of an input are called: --map body=content,date=published_at.
//
// Keys are compared like those of the table (json_fields.h): JSON keys, the tags of a DOC, the columns of a table by
// their name in the header or by their number from 1. Thread safety: constant once made.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "indexer/readers/json_fields.h"

namespace arshif::indexer {

class FieldMap {
public:
    // FIELD=KEY with commas between them; several keys may stand for one field. bad_usage with the fields that there
    // are.
    static core::Result<FieldMap> parse(std::string_view text);

    // `key` as comparable_key() makes it.
    std::optional<Field> find(const std::string& key) const;
    bool empty() const { return fields_.empty(); }

private:
    std::unordered_map<std::string, Field> fields_;
};

}  // namespace arshif::indexer
