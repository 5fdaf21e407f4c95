// Checksums over the tables of the catalogue whose rows have none of their own: a sum over the rows of each, kept by
// triggers in the same transaction as the change.
//
// SQLite notices damage to its pages only where they stop making sense; a flipped bit in a name or a number it reads as
// it stands. Thread safety: as of the Connection.
#pragma once

#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/sqlite.h"

namespace arshif::store {

struct SummedTable {
    std::string_view name;
    std::string_view columns;    // what the sum is of, comma-separated
    std::string_view condition;  // on a row, with the placeholder @ before its columns; empty: all rows
    std::string_view affects;    // what may be wrong where the sum is
};

// All tables with a sum. The others (article, text, dictionary) have a checksum or a digest in each row; of articles
// the sum is of the aliases, which the row's checksum leaves out.
const std::vector<SummedTable>& summed_tables();

// Puts the triggers and the first sums into a new catalogue.
core::Result<void> add_table_checksums(Connection& connection);

// Whether a table is what its sum is of.
core::Result<bool> table_is_right(Connection& connection, const SummedTable& table);

// The tables that differ from their sums.
core::Result<std::vector<const SummedTable*>> tables_with_wrong_checksum(Connection& connection);

}  // namespace arshif::store
