#include "indexer/memory_share.h"

#include <algorithm>

namespace arshif::indexer {

namespace {

// What a worker may hold of a chunk, by bytes of its text: its articles, their postings and tokens, the compressed
// texts. Chosen so that an import keeps within its share (docs/MEASUREMENTS.md, "Memory of an import").
constexpr std::size_t bytes_built_of = 12;
constexpr std::size_t most_chunk_bytes = std::size_t{4} << 20U;
constexpr std::size_t chunks_in_memory = 64;
// What is built takes some four times the bytes of its text. With less than this commits would be small and many.
constexpr std::size_t least_built_bytes = least_import_memory / 6;
constexpr std::size_t most_cache_bytes = std::size_t{32} << 20U;

}  // namespace

MemoryShare share_memory(std::size_t memory, unsigned jobs) {
    memory = std::max(memory, least_import_memory);
    MemoryShare share;
    share.chunk_bytes = std::min(most_chunk_bytes, memory / chunks_in_memory);
    share.built_bytes = std::max(memory / 16, least_built_bytes);
    share.cache_bytes = std::min(most_cache_bytes, memory / 16);
    const std::size_t most_jobs = memory / 2 / (share.chunk_bytes * bytes_built_of);
    share.jobs = static_cast<unsigned>(std::clamp<std::size_t>(most_jobs, 1, std::max(1U, jobs)));
    return share;
}

}  // namespace arshif::indexer
