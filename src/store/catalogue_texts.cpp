// The texts and dictionaries of the catalogue.
#include <fmt/format.h>

#include "store/catalogue.h"
#include "store/digest_bytes.h"

namespace arshif::store {

core::Result<std::optional<std::int64_t>> Catalogue::find_text(const core::Digest& digest) {
    ARSHIF_TRY(query, statement("SELECT id FROM text WHERE digest = ?"));
    ARSHIF_TRY(row, query->bind_blob(digest_bytes(digest)).step());
    const std::optional<std::int64_t> id = row ? std::optional(query->integer(0)) : std::nullopt;
    query->reset();
    return id;
}

core::Result<StoredText> Catalogue::text(std::int64_t id) {
    ARSHIF_TRY(query, statement("SELECT digest, length, dictionary, body FROM text WHERE id = ?"));
    ARSHIF_TRY(row, query->bind(id).step());
    if (!row) {
        return core::Error{core::ErrorCode::archive_damaged, fmt::format("the catalogue has no text {}", id),
                           "run `arshif check`"};
    }
    StoredText text{id, digest_from(query->blob(0)), query->integer(1), query->integer(2), query->text(3)};
    query->reset();
    return text;
}

core::Result<std::string> Catalogue::body(std::int64_t id) {
    ARSHIF_TRY(stored, text(id));
    ARSHIF_TRY(with, dictionary(stored.dictionary));
    ARSHIF_TRY(body, codec_.decompress(stored.compressed, static_cast<std::size_t>(stored.length), with.get()));
    if (core::digest(body) != stored.digest) {
        return core::Error{core::ErrorCode::archive_damaged, fmt::format("the stored text {} is damaged", id),
                           "run `arshif check`"};
    }
    return std::move(body);
}

core::Result<void> Catalogue::insert(const StoredText& text) {
    ARSHIF_TRY(change, statement("INSERT INTO text (id, digest, length, dictionary, body) VALUES (?, ?, ?, ?, ?)"));
    change->bind(text.id).bind_blob(digest_bytes(text.digest)).bind(text.length);
    if (text.dictionary == 0) {
        change->bind_null();
    } else {
        change->bind(text.dictionary);
    }
    return change->bind_blob(text.compressed).run();
}

core::Result<void> Catalogue::erase_unused_texts(const std::vector<std::int64_t>& candidates) {
    ARSHIF_TRY(change,
               statement("DELETE FROM text WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM article WHERE text = ?1)"));
    for (const std::int64_t id : candidates)
        ARSHIF_CHECK(change->bind(id).run());
    return {};
}

core::Result<SharedDictionary> Catalogue::dictionary(std::int64_t id) {
    if (id == 0) return SharedDictionary();
    const auto known = dictionaries_.find(id);
    if (known != dictionaries_.end()) return known->second;
    ARSHIF_TRY(query, statement("SELECT bytes, checksum FROM dictionary WHERE id = ?"));
    ARSHIF_TRY(row, query->bind(id).step());
    if (!row || static_cast<std::int64_t>(core::hash64(query->blob(0))) != query->integer(1)) {
        return core::Error{core::ErrorCode::archive_damaged,
                           fmt::format("the dictionary {} of stored texts is missing or damaged", id),
                           "run `arshif check`"};
    }
    SharedDictionary loaded = std::make_shared<const Dictionary>(id, query->text(0));
    query->reset();
    dictionaries_.emplace(id, loaded);
    return loaded;
}

core::Result<SharedDictionary> Catalogue::newest_dictionary() {
    ARSHIF_TRY(id, connection_->number("SELECT max(id) FROM dictionary"));
    return dictionary(id);
}

core::Result<void> Catalogue::insert(const Dictionary& dictionary) {
    ARSHIF_TRY(change, statement("INSERT INTO dictionary (id, bytes, checksum) VALUES (?, ?, ?)"));
    const auto checksum = static_cast<std::int64_t>(core::hash64(dictionary.bytes()));
    return change->bind(dictionary.id()).bind_blob(dictionary.bytes()).bind(checksum).run();
}

}  // namespace arshif::store
