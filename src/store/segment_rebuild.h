// Builds segments anew from the stored texts, some hundred articles to a scratch segment and twenty of those to a
// segment.
//
// Refers to the writer; belongs to its thread. What it builds, nothing names until the caller commits it.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.h"
#include "store/segment_builder.h"
#include "store/writer.h"
#include "text/analyzer.h"

namespace arshif::store {

class SegmentRebuild {
public:
    explicit SegmentRebuild(Writer& writer) : writer_(writer) {}
    SegmentRebuild(const SegmentRebuild&) = delete;  // the builder refers to the analyzer
    SegmentRebuild& operator=(const SegmentRebuild&) = delete;

    // Articles come in the order of their ids, without aliases.
    core::Result<void> add(const StoredArticle& row);
    // The next article begins another segment.
    core::Result<void> end_segment();
    // Ends the last segment and gives them all.
    core::Result<std::vector<SegmentInfo>> finish();

    std::int64_t articles() const { return articles_; }

private:
    void close_part();

    Writer& writer_;
    text::Analyzer analyzer_;
    SegmentBuilder builder_{analyzer_};
    std::int64_t in_part_ = 0;
    std::vector<ScratchSegment> parts_;
    std::vector<SegmentInfo> segments_;
    std::int64_t articles_ = 0;
};

}  // namespace arshif::store
