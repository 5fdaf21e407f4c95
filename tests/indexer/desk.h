// An archive with a stager at work on it, one import after another, as the importer would drive it.
#pragma once

#include <catch2/catch.hpp>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../store/temp_archive.h"
#include "indexer/chunk_worker.h"
#include "indexer/stager.h"
#include "store/check.h"

namespace arshif::test {

class Desk {
public:
    Desk() : writer_(archive_.writer()) {
        origin_ = must(writer_.catalogue().add_origin("مصدر"));
        other_ = must(writer_.catalogue().add_origin("آخر"));
        begin_import();
    }

    // Commits what was decided and begins another import.
    void begin_import() {
        if (stager_) commit(true);
        stager_.emplace(must(indexer::Stager::create(writer_.catalogue(), [this] {
            commit(false);
            return core::Result<void>();
        })));
    }
    void commit(bool last = false) {
        indexer::Chunk chunk{++chunks_, stager_->take(last), nullptr};
        indexer::ChunkWorker worker;
        must(writer_.commit(must(worker.process(std::move(chunk)))));
        stager_->committed();
    }

    static core::Article article(std::string identifier, std::string body, const std::string& source = "الخبر") {
        core::Article article = made_article(std::move(identifier), std::move(body));
        article.source = {source, core::Basis::record};
        return article;
    }
    indexer::Stager::Placed put(core::Article article) { return put(origin_, std::move(article)); }
    indexer::Stager::Placed put_elsewhere(core::Article article) { return put(other_, std::move(article)); }
    indexer::Outcome outcome(core::Article article) { return put(std::move(article)).outcome; }

    std::optional<store::StoredArticle> find(const std::string& identifier) {
        return must(writer_.catalogue().find(origin_, identifier));
    }
    std::optional<store::StoredArticle> find_elsewhere(const std::string& identifier) {
        return must(writer_.catalogue().find(other_, identifier));
    }
    // The identifier of the article that this one is an alias of, or empty.
    std::string main_of(const std::string& identifier) {
        const std::optional<store::StoredArticle> row = find(identifier);
        REQUIRE(row.has_value());
        if (!row->alias_of) return "";
        return must(writer_.catalogue().find_id(*row->alias_of)).value().article.identifier;
    }
    std::string body_of(const std::string& identifier) {
        const std::optional<store::StoredArticle> row = find(identifier);
        return row ? must(writer_.catalogue().body(row->text)) : "(no such article)";
    }
    std::int64_t texts() { return must(writer_.catalogue().connection().number("SELECT count(*) FROM text")); }
    void check_sound() {
        const store::CheckReport report = must(store::check_archive(writer_.paths()));
        for (const store::Finding& finding : report.findings)
            FAIL_CHECK(finding.message);
    }

    store::Writer& writer() { return writer_; }
    indexer::Stager& stager() { return *stager_; }
    std::int64_t origin() const { return origin_; }

private:
    indexer::Stager::Placed put(std::int64_t origin, core::Article article) {
        core::Hasher hasher;
        hasher.field(article.identifier).field(article.title).field(article.body).field(article.source.value);
        hasher.field(article.date.known() ? to_string(article.date.value) : "").field(article.country.value);
        return must(stager_->put(origin, std::move(article), hasher.finish()));
    }

    TempArchive archive_;
    store::Writer writer_;
    std::optional<indexer::Stager> stager_;
    std::int64_t origin_ = 0;
    std::int64_t other_ = 0;
    std::uint64_t chunks_ = 0;
};

}  // namespace arshif::test
