#include "store/table_checksums.h"

#include <fmt/format.h>

#include <string>

namespace arshif::store {

namespace {

// `columns` with `prefix` before each.
std::string qualified(std::string_view columns, std::string_view prefix) {
    std::string all(prefix);
    for (const char c : columns) {
        all += c;
        if (c == ' ') all += prefix;
    }
    return all;
}

std::string condition_on(const SummedTable& table, std::string_view row) {
    std::string condition;
    for (const char c : table.condition) {
        if (c == '@') {
            condition += row;
        } else {
            condition += c;
        }
    }
    return condition.empty() ? "1" : condition;
}

// A trigger that adds or takes away a row. An update is both, each for the form of the row that it is about.
std::string trigger(const SummedTable& table, std::string_view event, std::string_view row, std::string_view step) {
    return fmt::format(
        "CREATE TRIGGER {0}_{1}_{2} AFTER {1} ON {0} WHEN {3} BEGIN "
        "UPDATE table_checksum SET sum = {2}_row(sum, {4}) WHERE name = '{0}'; END;",
        table.name, event, step, condition_on(table, row), qualified(table.columns, row));
}

core::Result<std::int64_t> sum_of(Connection& connection, const SummedTable& table) {
    ARSHIF_TRY(query, connection.prepare(fmt::format("SELECT plus_row(0, {}) FROM {} NOT INDEXED WHERE {}",
                                                     table.columns, table.name, condition_on(table, ""))));
    std::uint64_t sum = 0;
    while (true) {
        ARSHIF_TRY(row, query.step());
        if (!row) return static_cast<std::int64_t>(sum);
        sum += static_cast<std::uint64_t>(query.integer(0));
    }
}

}  // namespace

const std::vector<SummedTable>& summed_tables() {
    static const std::vector<SummedTable> tables = {
        {"archive", "key, value", "", "the versions that the archive was written with"},
        {"origin", "id, name", "", "where articles came from, and searches within an origin"},
        {"import", "id, paths, started, finished, added, updated, unchanged, duplicate, refused", "",
         "the history of imports, no article"},
        {"refusal", "import, path, line, offset, reason, detail", "", "the list of what imports refused, no article"},
        {"article", "id, alias_of", "@alias_of IS NOT NULL",
         "which articles are duplicates of which, and all searches"},
        {"segment", "id, name, first, last, articles", "", "which segments are searched, so all searches"},
        {"segment_file", "segment, name, bytes, checksum", "", "what segments are compared with, no search"},
        {"tombstone", "id", "", "articles that were removed may be found, others may be hidden"},
        {"correction", "origin, identifier, field, value", "", "what `arshif set` said, when articles come again"},
    };
    return tables;
}

core::Result<void> add_table_checksums(Connection& connection) {
    for (const SummedTable& table : summed_tables()) {
        ARSHIF_CHECK(
            connection.execute(fmt::format("INSERT INTO table_checksum (name, sum) VALUES ('{}', 0);", table.name) +
                               trigger(table, "insert", "NEW.", "plus") + trigger(table, "delete", "OLD.", "minus") +
                               trigger(table, "update", "NEW.", "plus") + trigger(table, "update", "OLD.", "minus")));
    }
    return {};
}

core::Result<bool> table_is_right(Connection& connection, const SummedTable& table) {
    ARSHIF_TRY(query, connection.prepare("SELECT sum FROM table_checksum WHERE name = ?"));
    ARSHIF_TRY(row, query.bind(table.name).step());
    ARSHIF_TRY(sum, sum_of(connection, table));
    return row && query.integer(0) == sum;
}

core::Result<std::vector<const SummedTable*>> tables_with_wrong_checksum(Connection& connection) {
    std::vector<const SummedTable*> wrong;
    for (const SummedTable& table : summed_tables()) {
        const core::Result<bool> right = table_is_right(connection, table);
        if (!right && right.error().code != core::ErrorCode::archive_damaged) return right.error();
        if (!right || !*right) wrong.push_back(&table);
    }
    return wrong;
}

}  // namespace arshif::store
