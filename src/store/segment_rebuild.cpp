#include "store/segment_rebuild.h"

#include <fmt/format.h>

#include <utility>

namespace arshif::store {

namespace {
constexpr std::size_t parts_per_segment = 20;
}

core::Result<void> SegmentRebuild::add(const StoredArticle& row) {
    if (!builder_) {
        const std::string path = fmt::format("{}/{}", writer_.paths().scratch(), articles_);
        ARSHIF_TRY(fresh, SegmentBuilder::create(path, analyzer_));
        builder_.emplace(std::move(fresh));
    }
    core::Article article = row.article;
    ARSHIF_TRY(body, writer_.catalogue().body(row.text));
    article.body = std::move(body);
    ARSHIF_CHECK(builder_->add(row.id, article));
    ++articles_;
    if (++in_part_ < static_cast<std::int64_t>(scratch_articles)) return {};
    ARSHIF_CHECK(close_part());
    return parts_.size() == parts_per_segment ? end_segment() : core::Result<void>();
}

core::Result<void> SegmentRebuild::close_part() {
    ARSHIF_TRY(part, builder_->finish());
    parts_.push_back(std::move(part));
    builder_.reset();
    in_part_ = 0;
    return {};
}

core::Result<void> SegmentRebuild::end_segment() {
    if (builder_) ARSHIF_CHECK(close_part());
    if (parts_.empty()) return {};
    ARSHIF_TRY(segment, writer_.build_segment(std::exchange(parts_, {})));
    segments_.push_back(std::move(segment));
    return {};
}

core::Result<std::vector<SegmentInfo>> SegmentRebuild::finish() {
    ARSHIF_CHECK(end_segment());
    return std::exchange(segments_, {});
}

}  // namespace arshif::store
