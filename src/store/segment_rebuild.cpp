#include "store/segment_rebuild.h"

#include <utility>

namespace arshif::store {

namespace {
constexpr std::size_t parts_per_segment = 20;
}

core::Result<void> SegmentRebuild::add(const StoredArticle& row) {
    core::Article article = row.article;
    ARSHIF_TRY(body, writer_.catalogue().body(row.text));
    article.body = std::move(body);
    builder_.add(row.id, article);
    ++articles_;
    if (++in_part_ < static_cast<std::int64_t>(scratch_articles)) return {};
    close_part();
    return parts_.size() == parts_per_segment ? end_segment() : core::Result<void>();
}

void SegmentRebuild::close_part() {
    parts_.push_back(builder_.take());
    in_part_ = 0;
}

core::Result<void> SegmentRebuild::end_segment() {
    if (in_part_ != 0) close_part();
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
