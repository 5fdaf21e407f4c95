// What a worker does to a chunk of staged articles: dates and countries in their texts, analysis, a scratch segment,
// compressed texts.
//
// Thread safety: a ChunkWorker belongs to one thread; it owns its analyzer and codec.
#pragma once

#include <cstdint>
#include <vector>

#include "core/result.h"
#include "indexer/stager.h"
#include "store/segment_builder.h"
#include "store/text_codec.h"
#include "store/writer.h"
#include "text/analyzer.h"

namespace arshif::indexer {

// Some hundred articles on their way from the stager to a commit.
struct Chunk {
    std::uint64_t number = 0;  // 1, 2, … in the order of the input
    Batch batch;
    store::SharedDictionary dictionary;  // for its texts; null for none
    std::size_t bytes = 0;               // of its articles as they came
};

class ChunkWorker {
public:
    ChunkWorker() = default;
    ChunkWorker(const ChunkWorker&) = delete;  // the builder refers to the analyzer
    ChunkWorker& operator=(const ChunkWorker&) = delete;

    // Gives the change that makes the chunk part of the archive. Bodies are released on the way.
    core::Result<store::Change> process(Chunk&& chunk);

private:
    void index(Chunk& chunk, store::Change& change);
    core::Result<void> compress(Chunk& chunk, store::Change& change);

    text::Tokeniser tokeniser_;
    text::ArticleTokens tokens_;
    text::Analyzer analyzer_;
    store::SegmentBuilder builder_{analyzer_};
    store::TextCodec codec_;
};

}  // namespace arshif::indexer
