// What the columns of a table are: by the names in its header, or guessed from its first rows.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/json_fields.h"

namespace arshif::indexer {

using Row = std::vector<std::string>;

// The delimiter of `sample`, the first bytes of a table: of comma, semicolon and tab the one that cuts the most rows
// into the same number of cells, and of equal ones the one that makes the most cells.
char guess_delimiter(std::string_view sample);

struct Column {
    std::string name;                // as in the header, or its number from 1
    std::optional<FieldName> field;  // nothing: no field of an article
};

struct Columns {
    std::vector<Column> columns;
    bool header = false;  // the first row is one
    std::string guessed;  // what was guessed, for a notice; empty where names said all
};

// By the names in `row`, or by those and the numbers in `map`. Nothing if the row names neither a title nor a body.
std::optional<Columns> columns_of_header(const Row& row, const FieldMap* map);

// By what the cells of `rows` look like: the longest are the body, a date-like and a URL-like column, a title. Numbers
// in `map` stand above that. Nothing if no column is long enough for a body.
std::optional<Columns> guess_columns(const std::vector<Row>& rows, const FieldMap* map);

// The rows that lie whole in `sample`, at most `limit`.
std::vector<Row> sample_rows(std::string_view sample, char delimiter, std::size_t limit);

}  // namespace arshif::indexer
