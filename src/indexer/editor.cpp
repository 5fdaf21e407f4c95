#include "indexer/editor.h"

#include <fmt/format.h>

#include <utility>

#include "indexer/chunk_worker.h"
#include "indexer/stager.h"

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
    ChunkWorker worker(writer.paths().scratch());
    ARSHIF_TRY(change, worker.process(std::move(chunk)));
    ARSHIF_CHECK(writer.commit(std::move(change)));
    return writer.maintain(articles);
}

// Makes segments of the archive's articles, some hundred to a scratch segment and twenty of those to a segment.
class Rebuild {
public:
    explicit Rebuild(store::Writer& writer) : writer_(writer) {}

    core::Result<void> add(const store::StoredArticle& row) {
        if (!builder_) {
            const std::string path = fmt::format("{}/{}", writer_.paths().scratch(), articles_);
            ARSHIF_TRY(fresh, store::SegmentBuilder::create(path, analyzer_));
            builder_.emplace(std::move(fresh));
        }
        core::Article article = row.article;
        ARSHIF_TRY(body, writer_.catalogue().body(row.text));
        article.body = std::move(body);
        ARSHIF_CHECK(builder_->add(row.id, article));
        ++articles_;
        return articles_ % static_cast<std::int64_t>(store::scratch_articles) == 0 ? close_part()
                                                                                   : core::Result<void>();
    }

    core::Result<void> finish() {
        if (builder_) ARSHIF_CHECK(close_part());
        if (!parts_.empty()) ARSHIF_CHECK(close_segment());
        return writer_.replace_segments(segments_);
    }
    std::int64_t articles() const { return articles_; }

private:
    static constexpr std::size_t parts_per_segment = 20;

    core::Result<void> close_part() {
        ARSHIF_TRY(part, builder_->finish());
        parts_.push_back(std::move(part));
        builder_.reset();
        return parts_.size() == parts_per_segment ? close_segment() : core::Result<void>();
    }
    core::Result<void> close_segment() {
        ARSHIF_TRY(segment, writer_.build_segment(std::exchange(parts_, {})));
        segments_.push_back(std::move(segment));
        return {};
    }

    store::Writer& writer_;
    text::Analyzer analyzer_;
    std::optional<store::SegmentBuilder> builder_;
    std::vector<store::ScratchSegment> parts_;
    std::vector<store::SegmentInfo> segments_;
    std::int64_t articles_ = 0;
};

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
    Rebuild rebuild(writer);
    ARSHIF_CHECK(writer.catalogue().for_each_article([&](const store::StoredArticle& row) -> core::Result<void> {
        if (row.alias_of) return {};
        ARSHIF_CHECK(rebuild.add(row));
        progressed(rebuild.articles());
        return {};
    }));
    return rebuild.finish();
}

}  // namespace arshif::indexer
