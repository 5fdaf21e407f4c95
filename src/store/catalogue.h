// The catalogue of an archive: a SQLite database of metadata, texts, imports, refusals and live segments.
//
// The schema is schema/metadata.sql. A Catalogue owns one connection and its prepared statements and belongs to one
// thread at a time. Reads see one state only inside a Transaction begun on connection().
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/article.h"
#include "core/hash.h"
#include "core/result.h"
#include "store/sqlite.h"
#include "store/text_codec.h"

namespace arshif::store {

constexpr int schema_version = 2;

// An article row. `article.body` is filled only by reads that say so.
struct StoredArticle {
    std::int64_t id = 0;
    std::int64_t origin = 0;
    std::optional<std::int64_t> alias_of;
    std::int64_t text = 0;
    core::Digest raw;
    std::int64_t words = 0;
    core::Article article;
};

struct StoredText {
    std::int64_t id = 0;
    core::Digest digest;
    std::int64_t length = 0;
    std::int64_t dictionary = 0;  // 0: none
    std::string compressed;
};

struct SegmentFile {
    std::string name;
    std::int64_t bytes = 0;
    std::uint64_t checksum = 0;
    friend bool operator==(const SegmentFile&, const SegmentFile&) = default;
};

struct SegmentInfo {
    std::int64_t id = 0;
    std::string name;
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t articles = 0;
    std::vector<SegmentFile> files;
    friend bool operator==(const SegmentInfo&, const SegmentInfo&) = default;
};

struct Correction {
    std::string field;  // "date" or "country"
    std::string value;
};

class Catalogue {
public:
    enum class Access { write, read };

    // Makes an empty catalogue at `path`, which must not exist.
    static core::Result<void> create(const std::string& path);
    // The schema alone, in memory: what a catalogue is compared with.
    static core::Result<Connection> empty();
    // Opens and compares versions: archive_missing, archive_damaged, archive_version (with what to do), cannot_read.
    // `for_rebuild` also takes an archive whose segments another version wrote.
    static core::Result<Catalogue> open(const std::string& path, Access access, bool for_rebuild = false);

    Connection& connection() { return *connection_; }
    // How many bytes of its pages it may keep in memory: 32 MB, unless told otherwise.
    core::Result<void> keep_in_memory(std::size_t bytes);

    core::Result<std::optional<std::string>> property(std::string_view key) const;
    core::Result<void> set_property(std::string_view key, std::string_view value);

    // Origins.
    core::Result<std::optional<std::int64_t>> find_origin(std::string_view name);
    core::Result<std::int64_t> add_origin(std::string_view name);
    core::Result<std::vector<std::pair<std::int64_t, std::string>>> origins();

    // Articles.
    core::Result<std::optional<StoredArticle>> find(std::int64_t origin, std::string_view identifier);
    core::Result<std::vector<StoredArticle>> find_identifier(std::string_view identifier);
    core::Result<std::int64_t> count_identifier(std::string_view identifier);
    core::Result<std::optional<StoredArticle>> find_id(std::int64_t id);
    // Only what deciding about an import needs: id and raw digest.
    core::Result<std::optional<std::pair<std::int64_t, core::Digest>>> find_identity(std::int64_t origin,
                                                                                     std::string_view identifier);
    core::Result<std::vector<StoredArticle>> aliases_of(std::int64_t id);
    // Articles that carry a text, at most `limit`.
    core::Result<std::vector<StoredArticle>> of_text(std::int64_t text, std::size_t limit);
    // Articles, no aliases, with the row's text, source, and the date and country that were given, not found in the
    // text.
    core::Result<std::vector<std::int64_t>> find_twins(const StoredArticle& row);
    // Rows for which the SQL condition over the table `article` holds, in the order of their ids. The condition is the
    // caller's own text with one parameter at most, never a user's.
    core::Result<std::vector<StoredArticle>> select(std::string_view condition, std::string_view parameter);
    core::Result<void> for_each_article(const std::function<core::Result<void>(const StoredArticle&)>& use);
    core::Result<void> insert(const StoredArticle& row);
    core::Result<void> set_alias(std::int64_t id, std::int64_t alias_of);
    core::Result<void> erase_article(std::int64_t id);
    core::Result<std::int64_t> next_article_id();
    // Checksum of a row as stored differs from its content.
    core::Result<std::vector<std::int64_t>> rows_with_wrong_checksum();

    // Texts.
    core::Result<std::optional<std::int64_t>> find_text(const core::Digest& digest);
    core::Result<StoredText> text(std::int64_t id);
    core::Result<std::string> body(std::int64_t text);  // decompressed, its digest verified
    core::Result<void> insert(const StoredText& text);
    core::Result<void> erase_unused_texts(const std::vector<std::int64_t>& candidates);
    core::Result<SharedDictionary> dictionary(std::int64_t id);
    core::Result<SharedDictionary> newest_dictionary();  // null where there is none
    core::Result<void> insert(const Dictionary& dictionary);

    // Segments.
    core::Result<std::vector<SegmentInfo>> segments();
    core::Result<std::int64_t> next_segment_id();
    core::Result<void> insert(const SegmentInfo& segment);
    core::Result<void> erase_segment(std::int64_t id);
    core::Result<std::vector<std::int64_t>> tombstones();
    core::Result<void> add_tombstone(std::int64_t id);
    core::Result<void> erase_tombstones(std::int64_t first, std::int64_t last);

    // Corrections by hand, keyed by identifier.
    core::Result<std::vector<Correction>> corrections(std::int64_t origin, std::string_view identifier);
    core::Result<void> set_correction(std::int64_t origin, std::string_view identifier, const Correction& correction);
    core::Result<bool> has_corrections();

private:
    Catalogue(Connection connection, std::string path);
    // The prepared statement for `sql`, made on first use and reset.
    core::Result<Statement*> statement(std::string_view sql);
    core::Result<std::vector<StoredArticle>> rows(Statement& statement);

    std::unique_ptr<Connection> connection_;
    std::string path_;
    std::map<std::string, Statement, std::less<>> statements_;  // after connection_: they end first
    std::map<std::int64_t, SharedDictionary> dictionaries_;
    TextCodec codec_;
};

}  // namespace arshif::store
