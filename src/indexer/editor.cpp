#include "indexer/editor.h"

#include <utility>

#include "indexer/chunk_worker.h"
#include "indexer/stager.h"
#include "store/segment_rebuild.h"

namespace arshif::indexer {

namespace {

// Edits are small: they are staged whole and committed once, so nothing is ever in flight.
core::Result<void> nothing_in_flight() {
    return {};
}

core::Result<void> commit(store::Writer& writer, Batch&& batch) {
    ARSHIF_TRY(dictionary, writer.catalogue().newest_dictionary());
    Chunk chunk{1, std::move(batch), dictionary};
    const auto articles = static_cast<std::int64_t>(chunk.batch.articles.size());
    ChunkWorker worker;
    ARSHIF_TRY(change, worker.process(std::move(chunk)));
    ARSHIF_CHECK(writer.commit(std::move(change)));
    return writer.maintain(articles);
}

void apply(const store::StoredArticle& stored, std::string_view field, const std::string& value, Batch& batch) {
    batch.change.corrections.push_back({stored.origin, stored.article.identifier, {std::string(field), value}});
}

}  // namespace

core::Result<void> remove_articles(store::Writer& writer, const std::vector<store::StoredArticle>& articles) {
    ARSHIF_TRY(stager, Stager::create(writer.catalogue(), nothing_in_flight));
    ARSHIF_CHECK(stager.remove(articles));
    return commit(writer, stager.take(true));
}

core::Result<void> correct_article(store::Writer& writer, const store::StoredArticle& stored,
                                   const HandCorrection& correction) {
    core::Article changed = stored.article;
    ARSHIF_TRY(body, writer.catalogue().body(stored.text));
    changed.body = std::move(body);
    if (correction.date) {
        changed.date = {{}, core::Basis::hand};
        changed.time.clear();
        if (!correction.date->empty()) {
            ARSHIF_TRY(date, core::parse_date(*correction.date));
            changed.date = {date, core::Basis::hand};
        }
    }
    if (correction.country) changed.country = {*correction.country, core::Basis::hand};
    ARSHIF_TRY(stager, Stager::create(writer.catalogue(), nothing_in_flight));
    ARSHIF_CHECK(stager.rewrite(stored, std::move(changed)));
    Batch batch = stager.take(true);
    if (correction.date) apply(stored, "date", *correction.date, batch);
    if (correction.country) apply(stored, "country", *correction.country, batch);
    return commit(writer, std::move(batch));
}

core::Result<void> reanalyze(store::Writer& writer, const std::function<void(std::int64_t)>& progressed) {
    store::SegmentRebuild rebuild(writer);
    ARSHIF_CHECK(writer.catalogue().for_each_article([&](const store::StoredArticle& row) -> core::Result<void> {
        if (row.alias_of) return {};
        ARSHIF_CHECK(rebuild.add(row));
        progressed(rebuild.articles());
        return {};
    }));
    ARSHIF_TRY(segments, rebuild.finish());
    return writer.replace_segments(segments);
}

}  // namespace arshif::indexer
