// A thin cover over SQLite: connections and prepared statements as values, codes as errors.
//
// Thread safety: a Connection and its statements belong to one thread at a time. Statements must end before their
// connection.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace arshif::store {

class Statement {
public:
    explicit Statement(sqlite3_stmt* statement = nullptr) : statement_(statement) {}

    // Binds the next parameters in order, from the first after reset().
    Statement& bind(std::int64_t number);
    Statement& bind(std::string_view text);  // an empty text is stored as such
    Statement& bind_blob(std::string_view bytes);
    Statement& bind_null();
    Statement& bind_column(const Statement& row, int column);  // as it stands in another statement's row
    Statement& bind_text_or_null(std::string_view text);       // an empty text is stored as NULL

    // Makes the statement ready for new parameters.
    Statement& reset();
    // Runs to the next row: true with a row, false at the end.
    core::Result<bool> step();
    // Runs a statement that gives no rows, and resets it.
    core::Result<void> run();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    std::string_view blob(int column) const;  // valid until the next step
    bool is_null(int column) const;
    enum class Type : std::uint8_t { null, integer, real, text, blob };
    Type type(int column) const;  // before integer(), text() and blob(), which may convert

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
    int bound_ = 0;
};

class Connection {
public:
    enum class Mode { create, write, read, read_immutable };

    // Opens `path`. `write` needs the file to exist. Errors: cannot_read, cannot_write, archive_damaged.
    static core::Result<Connection> open(const std::string& path, Mode mode);

    // Runs one or several statements that give no rows.
    core::Result<void> execute(const std::string& sql);
    core::Result<Statement> prepare(std::string_view sql) const;
    // The first column of the first row, or nothing where there is no row or it is NULL.
    core::Result<std::optional<std::string>> single(std::string_view sql) const;
    core::Result<std::int64_t> number(std::string_view sql) const;

private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    std::unique_ptr<sqlite3, Close> database_;
};

// A transaction that rolls back unless committed.
class Transaction {
public:
    enum class Kind { read, write };
    static core::Result<Transaction> begin(Connection& connection, Kind kind);
    core::Result<void> commit();
    ~Transaction();
    Transaction(Transaction&& other) noexcept : connection_(std::exchange(other.connection_, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;

private:
    explicit Transaction(Connection& connection) : connection_(&connection) {}
    Connection* connection_;
};

}  // namespace arshif::store
