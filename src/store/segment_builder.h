// Builds a segment out of articles: terms, values, records, the vocabulary and the token streams.
//
// Xapian buffers postings in trees, so a segment is built from small ones that stay in cache (docs/ARCHITECTURE.md,
// "Segments"), each by one SegmentBuilder in a scratch folder. Thread safety: a builder and its analyzer belong to one
// thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "store/token_file.h"
#include "store/vocabulary.h"
#include "text/analyzer.h"

namespace arshif::store {

// How many articles a segment is built of at a time: as many as Xapian's buffers keep in cache.
constexpr std::size_t scratch_articles = 500;

// A finished segment in the scratch folder, not yet part of the archive.
struct ScratchSegment {
    std::string path;
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t articles = 0;
    std::vector<VocabularyEntry> vocabulary;
    TokenBatch tokens;
};

class SegmentBuilder {
public:
    // Makes the folder `path`, which must not exist.
    static core::Result<SegmentBuilder> create(std::string path, text::Analyzer& analyzer);
    ~SegmentBuilder();
    SegmentBuilder(SegmentBuilder&&) noexcept;
    SegmentBuilder& operator=(SegmentBuilder&&) noexcept;

    // Adds an article under a docid above all before. Gives the number of its words.
    core::Result<std::uint32_t> add(std::int64_t id, const core::Article& article);

    core::Result<ScratchSegment> finish();

private:
    struct State;
    explicit SegmentBuilder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace arshif::store
