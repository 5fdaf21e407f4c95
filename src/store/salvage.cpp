#include "store/salvage.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "store/catalogue.h"
#include "store/check_catalogue.h"
#include "store/table_checksums.h"

namespace arshif::store {

namespace {

struct CopiedTable {
    std::string_view name;
    std::string_view key;  // whole numbers by which its rows are copied
};

// In the order in which they refer to each other.
constexpr CopiedTable copied_tables[] = {
    {"dictionary", "id"}, {"origin", "id"},         {"text", "id"},    {"article", "id"},
    {"import", "id"},     {"refusal", "rowid"},     {"segment", "id"}, {"segment_file", "segment"},
    {"tombstone", "id"},  {"correction", "origin"},
};

// Numbers that nothing in an archive reaches by counting.
constexpr std::int64_t greatest_number = std::int64_t{1} << 31U;
// Where the last number is not known either.
constexpr std::int64_t least_reach = 100000;

// Copies a table in ranges of its key: in great strides over sound pages, by single numbers before a damaged one.
class Copy {
public:
    Copy(const Connection& from, const Connection& to, std::int64_t reach) : from_(from), to_(to), reach_(reach) {}

    core::Result<void> run(const CopiedTable& table) {
        all_read_ = true;
        ARSHIF_TRY(columns, columns_of(table));
        ARSHIF_TRY(read, from_.prepare(fmt::format("SELECT {} FROM {} NOT INDEXED WHERE {} BETWEEN ? AND ?",
                                                   fmt::join(columns, ", "), table.name, table.key)));
        ARSHIF_TRY(write, to_.prepare(fmt::format("INSERT OR IGNORE INTO {} ({}) VALUES ({})", table.name,
                                                  fmt::join(columns, ", "),
                                                  fmt::join(std::vector<char>(columns.size(), '?'), ", "))));
        columns_ = static_cast<int>(columns.size());
        read_ = std::move(read);
        write_ = std::move(write);
        std::int64_t stride = first_stride;
        for (std::int64_t at = 1; at <= reach_;) {
            ARSHIF_TRY(copied, copy(at, std::min(at + stride - 1, reach_)));
            if (copied) {
                at += stride;
                stride = std::min(2 * stride, greatest_stride);
            } else if (stride > 1) {
                stride = std::max<std::int64_t>(1, stride / 8);
            } else {
                all_read_ = false;
                ARSHIF_TRY(next, next_readable(at));
                at = next;
                stride = first_stride;
            }
        }
        return {};
    }
    bool all_read() const { return all_read_; }

private:
    // Those that are stored, as the new catalogue has them.
    core::Result<std::vector<std::string>> columns_of(const CopiedTable& table) const {
        ARSHIF_TRY(query, to_.prepare("SELECT name FROM pragma_table_info(?)"));
        query.bind(table.name);
        std::vector<std::string> columns;
        while (true) {
            ARSHIF_TRY(row, query.step());
            if (!row) return columns;
            columns.push_back(query.text(0));
        }
    }

    static constexpr std::int64_t first_stride = 512;
    static constexpr std::int64_t greatest_stride = std::int64_t{1} << 18U;

    // The end of the damaged page, or pages, that hold the number: found by doubling steps and then by halving.
    core::Result<std::int64_t> next_readable(std::int64_t unreadable) {
        std::int64_t step = 1;
        while (unreadable + step <= reach_) {
            ARSHIF_TRY(readable, copy(unreadable + step, unreadable + step));
            if (readable) break;
            step *= 2;
        }
        std::int64_t low = unreadable + step / 2;
        std::int64_t high = std::min(unreadable + step, reach_ + 1);
        while (high - low > 1) {
            const std::int64_t middle = low + (high - low) / 2;
            ARSHIF_TRY(readable, copy(middle, middle));
            (readable ? high : low) = middle;
        }
        return high;
    }

    // Whether all rows with these numbers could be read. Those that could are copied.
    core::Result<bool> copy(std::int64_t first, std::int64_t last) {
        read_.reset().bind(first).bind(last);
        while (true) {
            const core::Result<bool> row = read_.step();
            if (!row && row.error().code != core::ErrorCode::archive_damaged) return row.error();
            if (!row || !*row) return row.ok();
            for (int column = 0; column < columns_; ++column)
                write_.bind_column(read_, column);
            ARSHIF_CHECK(write_.run());
        }
    }

    const Connection& from_;
    const Connection& to_;
    std::int64_t reach_;
    int columns_ = 1;
    Statement read_;
    Statement write_;
    bool all_read_ = true;
};

class Rescue {
public:
    Rescue(Connection& from, Catalogue& to) : from_(from), to_(to), connection_(to.connection()) {}

    core::Result<Salvage> run() {
        ARSHIF_CHECK(from_.number("SELECT count(*) FROM sqlite_master"));
        ARSHIF_TRY(transaction, Transaction::begin(connection_, Transaction::Kind::write));
        ARSHIF_CHECK(note_wrong_tables());
        ARSHIF_CHECK(copy_versions());
        ARSHIF_CHECK(copy_tables());
        ARSHIF_CHECK(drop_texts());
        ARSHIF_CHECK(name_origins());
        ARSHIF_CHECK(drop_articles());
        ARSHIF_CHECK(mend_aliases());
        ARSHIF_CHECK(copy_numbers());
        ARSHIF_CHECK(transaction.commit());
        ARSHIF_CHECK(connection_.execute("PRAGMA wal_checkpoint(TRUNCATE)"));
        return std::move(salvage_);
    }

private:
    // Zero where it cannot be read.
    std::int64_t try_number(const std::string& sql) {
        const core::Result<std::int64_t> number = from_.number(sql);
        return number && *number > 0 && *number < greatest_number ? *number : 0;
    }

    core::Result<void> copy_tables() {
        std::int64_t reach = least_reach;
        for (const char* sql : {"SELECT max(seq) FROM sqlite_sequence", "SELECT max(last) FROM segment",
                                "SELECT max(id) FROM article NOT INDEXED"})
            reach = std::max(reach, try_number(sql));
        Copy copy(from_, connection_, reach);
        for (const CopiedTable& table : copied_tables) {
            const core::Result<void> copied = copy.run(table);
            if (!copied && copied.error().code != core::ErrorCode::archive_damaged) return copied;
            if (!copied || !copy.all_read())
                salvage_.remarks.push_back(fmt::format("the table `{}` could be read in part only", table.name));
        }
        return {};
    }

    // What cannot be told right from wrong by itself, and is not made anew from something else.
    core::Result<void> note_wrong_tables() {
        for (const SummedTable& table : summed_tables()) {
            const bool kept = table.name == "import" || table.name == "refusal" || table.name == "correction";
            if (!kept) continue;
            const core::Result<bool> right = table_is_right(from_, table);
            if (!right || !*right) {
                salvage_.remarks.push_back(
                    fmt::format("the table `{}` was damaged and is kept as it can be read; this may be wrong: {}",
                                table.name, table.affects));
            }
        }
        return {};
    }

    // Segments of an analyzer that is not known are made anew.
    core::Result<void> copy_versions() {
        const core::Result<std::optional<std::string>> analyzer =
            from_.single("SELECT value FROM archive WHERE key = 'analyzer'");
        const bool known = analyzer && analyzer->has_value();
        return to_.set_property("analyzer", known ? **analyzer : std::string("unknown"));
    }

    core::Result<std::vector<std::int64_t>> numbers(const std::string& sql) {
        ARSHIF_TRY(query, connection_.prepare(sql));
        std::vector<std::int64_t> all;
        while (true) {
            ARSHIF_TRY(row, query.step());
            if (!row) return all;
            all.push_back(query.integer(0));
        }
    }
    core::Result<void> erase(std::string_view table, std::int64_t id) {
        return connection_.execute(fmt::format("DELETE FROM {} WHERE id = {}", table, id));
    }

    core::Result<void> drop_texts() {
        ARSHIF_TRY(dictionaries, numbers("SELECT id FROM dictionary"));
        for (const std::int64_t id : dictionaries) {
            if (to_.dictionary(id)) continue;
            salvage_.remarks.push_back("a dictionary of compressed texts is damaged; the texts made with it are lost");
            ARSHIF_CHECK(erase("dictionary", id));
        }
        ARSHIF_TRY(texts, numbers("SELECT id FROM text"));
        for (const std::int64_t id : texts) {
            if (!to_.body(id)) ARSHIF_CHECK(erase("text", id));
        }
        return {};
    }

    // Articles whose origin is lost must not be lost with it. The segments may still tell its name: see repair.cpp.
    core::Result<void> name_origins() {
        ARSHIF_TRY(lost, numbers("SELECT DISTINCT origin FROM article WHERE typeof(origin) = 'integer' AND "
                                 "NOT EXISTS (SELECT 1 FROM origin WHERE origin.id = article.origin AND "
                                 "typeof(name) = 'text')"));
        for (const std::int64_t id : lost) {
            ARSHIF_CHECK(connection_.execute(
                fmt::format("INSERT OR REPLACE INTO origin (id, name) VALUES ({0}, 'lost origin {0}')", id)));
        }
        return {};
    }

    core::Result<void> drop_articles() {
        ARSHIF_TRY(wrong, to_.rows_with_wrong_checksum());
        ARSHIF_TRY(without, numbers("SELECT id FROM article WHERE text NOT IN (SELECT id FROM text) ORDER BY id"));
        std::set<std::int64_t> dropped(wrong.begin(), wrong.end());
        for (const std::int64_t id : dropped)
            salvage_.lost[id] = named_article(to_, id) + ": its row was damaged";
        for (const std::int64_t id : without) {
            if (dropped.insert(id).second) salvage_.lost[id] = named_article(to_, id) + ": its text was damaged";
        }
        for (const std::int64_t id : dropped)
            ARSHIF_CHECK(erase("article", id));
        return connection_.execute("DELETE FROM text WHERE id NOT IN (SELECT text FROM article)");
    }

    // An alias is equal to its article in text, date, source and country; so it can be told from one that is not, and
    // one whose article is lost finds another or becomes one.
    core::Result<void> mend_aliases() {
        constexpr std::string_view twin =
            "main.text = article.text AND main.given_date IS article.given_date AND main.source IS article.source AND "
            "main.given_country IS article.given_country AND main.alias_of IS NULL";
        ARSHIF_TRY(wrong, numbers(fmt::format("SELECT id FROM article WHERE alias_of IS NOT NULL AND NOT EXISTS "
                                              "(SELECT 1 FROM article AS main WHERE main.id = article.alias_of AND "
                                              "{}) ORDER BY id",
                                              twin)));
        for (const std::int64_t id : wrong) {
            ARSHIF_CHECK(connection_.execute(
                fmt::format("UPDATE article SET alias_of = (SELECT min(id) FROM article AS main WHERE {} AND "
                            "main.id <> article.id) WHERE id = {}",
                            twin, id)));
        }
        if (!wrong.empty())
            salvage_.remarks.push_back(fmt::format("{} duplicates were linked to their articles anew", wrong.size()));
        return {};
    }

    // Numbers once given are never given again.
    core::Result<void> copy_numbers() {
        for (const char* table : {"article", "segment", "import"}) {
            const std::int64_t before =
                try_number(fmt::format("SELECT seq FROM sqlite_sequence WHERE name = '{}'", table));
            ARSHIF_TRY(in_segments, connection_.number("SELECT max(last) FROM segment WHERE last < 2147483648"));
            const std::int64_t last = std::string_view(table) == "article" ? std::max(before, in_segments) : before;
            ARSHIF_CHECK(connection_.execute(
                fmt::format("UPDATE sqlite_sequence SET seq = max(seq, {1}) WHERE name = '{0}'; INSERT INTO "
                            "sqlite_sequence (name, seq) SELECT '{0}', {1} WHERE NOT EXISTS (SELECT 1 FROM "
                            "sqlite_sequence WHERE name = '{0}')",
                            table, last)));
        }
        return {};
    }

    Connection& from_;
    Catalogue& to_;
    Connection& connection_;
    Salvage salvage_;
};

}  // namespace

core::Result<Salvage> salvage_catalogue(const std::string& from, const std::string& to) {
    ARSHIF_TRY(damaged, Connection::open(from, Connection::Mode::read));
    ARSHIF_CHECK(Catalogue::create(to));
    ARSHIF_TRY(catalogue, Catalogue::open(to, Catalogue::Access::write));
    return Rescue(damaged, catalogue).run();
}

}  // namespace arshif::store
