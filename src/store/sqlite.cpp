#include "store/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include "core/hash.h"

namespace arshif::store {

namespace {

constexpr int busy_timeout_ms = 10000;

core::Error error_of(sqlite3* database, int code) {
    const std::string message =
        fmt::format("the catalogue: {}", database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database));
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {core::ErrorCode::locked, message, "another process is using the archive; try again"};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {core::ErrorCode::archive_damaged, message, "run `arshif check`"};
        case SQLITE_FULL:
            return {core::ErrorCode::cannot_write, message, "the disk is full; free some space and run it again"};
        case SQLITE_READONLY:
            return {core::ErrorCode::cannot_write, message, "you have no right to write to this archive"};
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {core::ErrorCode::cannot_read, message, "see whether you may read the archive's folder"};
        case SQLITE_IOERR:
            return {core::ErrorCode::cannot_write, message, "the file system reported an I/O error"};
        default:
            return {core::ErrorCode::internal, message, {}};
    }
}

// The checksum of a row: its values, each with its type, since SQLite tells 1 from '1'.
std::uint64_t row_checksum(int count, sqlite3_value** values) {
    core::Hasher hasher;
    for (int i = 0; i < count; ++i) {
        sqlite3_value* value = values[i];
        const auto type = static_cast<char>(sqlite3_value_type(value));
        hasher.field({&type, 1});
        const void* bytes = sqlite3_value_blob(value);
        const auto size = static_cast<std::size_t>(sqlite3_value_bytes(value));
        if (bytes != nullptr) hasher.field({static_cast<const char*>(bytes), size});
    }
    return hasher.finish().low;
}

// plus_row(sum, values...) and minus_row(sum, values...): a sum over rows, whatever their order, with another row or
// without one. It wraps round, where SQL's own addition would turn into a floating-point number.
void plus_row(sqlite3_context* context, int count, sqlite3_value** values) {
    const auto sum = static_cast<std::uint64_t>(sqlite3_value_int64(values[0]));
    const std::uint64_t with = sum + row_checksum(count - 1, values + 1);
    sqlite3_result_int64(context, static_cast<sqlite3_int64>(with));
}

void minus_row(sqlite3_context* context, int count, sqlite3_value** values) {
    const auto sum = static_cast<std::uint64_t>(sqlite3_value_int64(values[0]));
    const std::uint64_t without = sum - row_checksum(count - 1, values + 1);
    sqlite3_result_int64(context, static_cast<sqlite3_int64>(without));
}

// What the triggers of table_checksums.h call.
int add_functions(sqlite3* database) {
    constexpr int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
    const int code =
        sqlite3_create_function_v2(database, "plus_row", -1, flags, nullptr, &plus_row, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return code;
    return sqlite3_create_function_v2(database, "minus_row", -1, flags, nullptr, &minus_row, nullptr, nullptr, nullptr);
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Statement& Statement::bind(std::int64_t number) {
    sqlite3_bind_int64(statement_.get(), ++bound_, number);
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    sqlite3_bind_text64(statement_.get(), ++bound_, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
    sqlite3_bind_blob64(statement_.get(), ++bound_, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement& Statement::bind_null() {
    sqlite3_bind_null(statement_.get(), ++bound_);
    return *this;
}

Statement& Statement::bind_column(const Statement& row, int column) {
    sqlite3_bind_value(statement_.get(), ++bound_, sqlite3_column_value(row.statement_.get(), column));
    return *this;
}

Statement& Statement::bind_text_or_null(std::string_view text) {
    return text.empty() ? bind_null() : bind(text);
}

Statement& Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    bound_ = 0;
    return *this;
}

core::Result<bool> Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return error_of(sqlite3_db_handle(statement_.get()), code);
}

core::Result<void> Statement::run() {
    core::Result<bool> row = step();
    reset();
    if (!row) return row.error();
    return {};
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
    return std::string(blob(column));
}

std::string_view Statement::blob(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    return bytes == nullptr ? std::string_view()
                            : std::string_view(static_cast<const char*>(bytes), static_cast<std::size_t>(size));
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

Statement::Type Statement::type(int column) const {
    switch (sqlite3_column_type(statement_.get(), column)) {
        case SQLITE_INTEGER:
            return Type::integer;
        case SQLITE_FLOAT:
            return Type::real;
        case SQLITE_TEXT:
            return Type::text;
        case SQLITE_BLOB:
            return Type::blob;
        default:
            return Type::null;
    }
}

void Connection::Close::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

core::Result<Connection> Connection::open(const std::string& path, Mode mode) {
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    flags |= mode == Mode::create ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : 0;
    flags |= mode == Mode::write ? SQLITE_OPEN_READWRITE : 0;
    flags |= mode == Mode::read || mode == Mode::read_immutable ? SQLITE_OPEN_READONLY : 0;
    std::string uri = path.starts_with('/') ? "file://" : "file:";
    for (const char c : path) {
        const bool special = c == '%' || c == '?' || c == '#';
        uri += special ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
    }
    if (mode == Mode::read_immutable) uri += "?immutable=1";
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(uri.c_str(), &database, flags, nullptr);
    Connection connection;
    connection.database_.reset(database);
    if (code != SQLITE_OK) return error_of(database, code);
    const int added = add_functions(database);
    if (added != SQLITE_OK) return error_of(database, added);
    sqlite3_busy_timeout(database, busy_timeout_ms);
    return connection;
}

core::Result<void> Connection::execute(const std::string& sql) {
    const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return error_of(database_.get(), code);
    return {};
}

core::Result<Statement> Connection::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    // Statements are this program's own: one that does not fit the tables means that those have changed.
    if (code == SQLITE_ERROR) {
        return core::Error{core::ErrorCode::archive_damaged,
                           fmt::format("the catalogue: {}", sqlite3_errmsg(database_.get())), "run `arshif check`"};
    }
    if (code != SQLITE_OK) return error_of(database_.get(), code);
    return Statement(statement);
}

core::Result<std::optional<std::string>> Connection::single(std::string_view sql) const {
    core::Result<Statement> statement = prepare(sql);
    if (!statement) return statement.error();
    const core::Result<bool> row = statement->step();
    if (!row) return row.error();
    if (!*row || statement->is_null(0)) return std::optional<std::string>();
    return std::optional<std::string>(statement->text(0));
}

core::Result<std::int64_t> Connection::number(std::string_view sql) const {
    core::Result<Statement> statement = prepare(sql);
    if (!statement) return statement.error();
    const core::Result<bool> row = statement->step();
    if (!row) return row.error();
    return *row ? statement->integer(0) : 0;
}

core::Result<Transaction> Transaction::begin(Connection& connection, Kind kind) {
    const core::Result<void> begun = connection.execute(kind == Kind::read ? "BEGIN" : "BEGIN IMMEDIATE");
    if (!begun) return begun.error();
    return Transaction(connection);
}

core::Result<void> Transaction::commit() {
    core::Result<void> done = connection_->execute("COMMIT");
    if (done) connection_ = nullptr;
    return done;
}

Transaction::~Transaction() {
    if (connection_ != nullptr) static_cast<void>(connection_->execute("ROLLBACK"));
}

}  // namespace arshif::store
