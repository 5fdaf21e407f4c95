#include "store/catalogue.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "data/metadata.h"
#include "store/fields.h"
#include "store/table_checksums.h"
#include "text/analyzer.h"

namespace arshif::store {

namespace {

core::Error other_version(std::string_view what, std::string_view found, std::string_view wanted,
                          std::string_view hint) {
    return {core::ErrorCode::archive_version,
            fmt::format("the archive's {} is version {}, this program's is {}", what, found, wanted),
            std::string(hint)};
}

core::Error damaged_versions() {
    return {core::ErrorCode::archive_damaged,
            "the catalogue: the versions that the archive was written with are damaged", "run `arshif check --repair`"};
}

// A version that is not what its checksum is of is damage, and no other version.
bool archive_table_is_right(Connection& connection) {
    const auto& tables = summed_tables();
    const auto table = std::find_if(tables.begin(), tables.end(), [](const auto& t) { return t.name == "archive"; });
    const core::Result<bool> right = table_is_right(connection, *table);
    return right && *right;
}

core::Result<void> compare_versions(const Catalogue& catalogue, Connection& connection, bool for_rebuild) {
    ARSHIF_TRY(schema, connection.number("PRAGMA user_version"));
    if (schema != schema_version) {
        return other_version("catalogue", std::to_string(schema), std::to_string(schema_version),
                             "use the version of arshif that wrote it, or import the articles into a new archive");
    }
    ARSHIF_TRY(terms, catalogue.property("terms"));
    ARSHIF_TRY(analyzer, catalogue.property("analyzer"));
    const bool same = terms == std::to_string(terms_version) && analyzer == text::Analyzer::version();
    if (!for_rebuild && !same && !archive_table_is_right(connection)) return damaged_versions();
    if (!for_rebuild && terms != std::to_string(terms_version)) {
        return other_version("index", terms.value_or("unknown"), std::to_string(terms_version),
                             "run `arshif compact --reanalyze` to rebuild it from the stored texts");
    }
    if (!for_rebuild && analyzer != text::Analyzer::version()) {
        return other_version("analyzer", analyzer.value_or("unknown"), text::Analyzer::version(),
                             "run `arshif compact --reanalyze` to rebuild the index from the stored texts");
    }
    return {};
}

// A reader needs the WAL and its index beside the database. Where it may not make them, it can only read a catalogue
// that nobody is writing to: one without a WAL.
core::Result<Connection::Mode> reading_mode(const std::string& path) {
    const std::string folder = path.substr(0, path.rfind('/') + 1);
    if (::access(folder.c_str(), W_OK) == 0) return Connection::Mode::read;
    struct stat wal {};
    const bool has_wal = ::stat((path + "-wal").c_str(), &wal) == 0 && wal.st_size > 0;
    if (!has_wal) return Connection::Mode::read_immutable;
    if (::access((path + "-shm").c_str(), R_OK) == 0) return Connection::Mode::read;
    return core::Error{core::ErrorCode::cannot_read,
                       fmt::format("{} is being written to and you may not write to its folder", path),
                       "wait until the import is over, or ask for the right to write to the folder"};
}

// A catalogue has a log from the start; a repair that was cut off may have closed it for good. By way of a journal in
// memory: one on the disk that a kill left would keep out everybody who opens the archive for reading.
core::Result<void> keep_log(const Connection& connection) {
    ARSHIF_TRY(mode, connection.single("PRAGMA journal_mode"));
    if (mode == "wal") return {};
    ARSHIF_CHECK(connection.single("PRAGMA journal_mode = MEMORY"));
    ARSHIF_CHECK(connection.single("PRAGMA journal_mode = WAL"));
    return {};
}

}  // namespace

Catalogue::Catalogue(Connection connection, std::string path)
    : connection_(std::make_unique<Connection>(std::move(connection))), path_(std::move(path)) {}

core::Result<void> Catalogue::create(const std::string& path) {
    ARSHIF_TRY(connection, Connection::open(path, Connection::Mode::create));
    ARSHIF_CHECK(
        connection.execute("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN"));
    ARSHIF_CHECK(connection.execute(std::string(data::metadata)));
    ARSHIF_CHECK(add_table_checksums(connection));
    ARSHIF_TRY(statement, connection.prepare("INSERT INTO archive (key, value) VALUES (?, ?)"));
    ARSHIF_CHECK(statement.bind("analyzer").bind(text::Analyzer::version()).run());
    ARSHIF_CHECK(statement.bind("terms").bind(std::to_string(terms_version)).run());
    return connection.execute("COMMIT; PRAGMA wal_checkpoint(TRUNCATE)");
}

core::Result<Connection> Catalogue::empty() {
    ARSHIF_TRY(connection, Connection::open(":memory:", Connection::Mode::create));
    ARSHIF_CHECK(connection.execute(std::string(data::metadata)));
    ARSHIF_CHECK(add_table_checksums(connection));
    return std::move(connection);
}

core::Result<Catalogue> Catalogue::open(const std::string& path, Access access, bool for_rebuild) {
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) {
        return core::Error{core::ErrorCode::archive_damaged,
                           fmt::format("the archive has no catalogue: {} is missing", path),
                           "restore it from a backup; without it the articles have to be imported again"};
    }
    Connection::Mode mode = Connection::Mode::write;
    if (access == Access::read) {
        ARSHIF_TRY(reading, reading_mode(path));
        mode = reading;
    }
    ARSHIF_TRY(connection, Connection::open(path, mode));
    ARSHIF_CHECK(connection.execute("PRAGMA synchronous = FULL"));
    if (access == Access::write) ARSHIF_CHECK(keep_log(connection));
    Catalogue catalogue(std::move(connection), path);
    ARSHIF_CHECK(catalogue.keep_in_memory(std::size_t{32} << 20U));
    ARSHIF_CHECK(compare_versions(catalogue, catalogue.connection(), for_rebuild));
    return catalogue;
}

core::Result<void> Catalogue::keep_in_memory(std::size_t bytes) {
    return connection_->execute(fmt::format("PRAGMA cache_size = -{}", bytes >> 10U));
}

core::Result<Statement*> Catalogue::statement(std::string_view sql) {
    auto found = statements_.find(sql);
    if (found == statements_.end()) {
        ARSHIF_TRY(prepared, connection_->prepare(sql));
        found = statements_.emplace(sql, std::move(prepared)).first;
    }
    found->second.reset();
    return &found->second;
}

core::Result<std::optional<std::string>> Catalogue::property(std::string_view key) const {
    ARSHIF_TRY(query, connection_->prepare("SELECT value FROM archive WHERE key = ?"));
    ARSHIF_TRY(row, query.bind(key).step());
    return row ? std::optional(query.text(0)) : std::nullopt;
}

core::Result<void> Catalogue::set_property(std::string_view key, std::string_view value) {
    ARSHIF_TRY(
        change,
        statement("INSERT INTO archive (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value"));
    return change->bind(key).bind(value).run();
}

core::Result<std::optional<std::int64_t>> Catalogue::find_origin(std::string_view name) {
    ARSHIF_TRY(query, statement("SELECT id FROM origin WHERE name = ?"));
    ARSHIF_TRY(row, query->bind(name).step());
    const std::optional<std::int64_t> id = row ? std::optional(query->integer(0)) : std::nullopt;
    query->reset();
    return id;
}

core::Result<std::int64_t> Catalogue::add_origin(std::string_view name) {
    ARSHIF_TRY(known, find_origin(name));
    if (known) return *known;
    ARSHIF_TRY(change, statement("INSERT INTO origin (name) VALUES (?)"));
    ARSHIF_CHECK(change->bind(name).run());
    return connection_->number("SELECT last_insert_rowid()");
}

core::Result<std::vector<std::pair<std::int64_t, std::string>>> Catalogue::origins() {
    ARSHIF_TRY(query, statement("SELECT id, name FROM origin ORDER BY name"));
    std::vector<std::pair<std::int64_t, std::string>> all;
    while (true) {
        ARSHIF_TRY(row, query->step());
        if (!row) break;
        all.emplace_back(query->integer(0), query->text(1));
    }
    return all;
}

core::Result<std::vector<Correction>> Catalogue::corrections(std::int64_t origin, std::string_view identifier) {
    ARSHIF_TRY(query, statement("SELECT field, value FROM correction WHERE origin = ? AND identifier = ?"));
    query->bind(origin).bind(identifier);
    std::vector<Correction> all;
    while (true) {
        ARSHIF_TRY(row, query->step());
        if (!row) break;
        all.push_back({query->text(0), query->text(1)});
    }
    return all;
}

core::Result<void> Catalogue::set_correction(std::int64_t origin, std::string_view identifier,
                                             const Correction& correction) {
    ARSHIF_TRY(change, statement("INSERT INTO correction (origin, identifier, field, value) VALUES (?, ?, ?, ?) "
                                 "ON CONFLICT DO UPDATE SET value = excluded.value"));
    return change->bind(origin).bind(identifier).bind(correction.field).bind(correction.value).run();
}

core::Result<bool> Catalogue::has_corrections() {
    ARSHIF_TRY(found, connection_->number("SELECT EXISTS (SELECT 1 FROM correction)"));
    return found != 0;
}

}  // namespace arshif::store
