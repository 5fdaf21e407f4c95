// Builds a segment out of articles: terms, values, records, the vocabulary and the token streams.
//
// A segment is built from small ones that stay in cache, each by one SegmentBuilder in memory (docs/ARCHITECTURE.md,
// "Segments"). Thread safety: a builder and its analyzer belong to one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "store/inverter.h"
#include "store/segment_tables.h"
#include "store/token_file.h"
#include "store/vocabulary.h"
#include "text/analyzer.h"

namespace arshif::store {

// How many articles a segment is built of at a time: as many as keep their tables in cache.
constexpr std::size_t scratch_articles = 500;

// A finished segment in memory, not yet part of the archive.
struct ScratchSegment {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t articles = 0;
    std::vector<SegmentDocument> documents;
    PostingRun postings;
    std::vector<VocabularyEntry> vocabulary;
    TokenBatch tokens;
};

class SegmentBuilder {
public:
    explicit SegmentBuilder(text::Analyzer& analyzer);
    ~SegmentBuilder();
    SegmentBuilder(SegmentBuilder&&) noexcept;
    SegmentBuilder& operator=(SegmentBuilder&&) noexcept;

    // Adds an article under a docid above all before. Gives the number of its words.
    std::uint32_t add(std::int64_t id, const core::Article& article);
    // The same of an article whose title and body are cut already.
    std::uint32_t add(std::int64_t id, const core::Article& article, const text::ArticleTokens& tokens);

    // Everything added; the builder begins another segment.
    ScratchSegment take();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace arshif::store
