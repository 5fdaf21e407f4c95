// How the memory that an import may use is shared out among its threads.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>

namespace arshif::indexer {

constexpr std::size_t least_import_memory = std::size_t{64} << 20U;
constexpr std::size_t default_import_memory = std::size_t{512} << 20U;

struct MemoryShare {
    unsigned jobs = 1;            // threads that build
    std::size_t chunk_bytes = 0;  // text of a chunk, which a worker turns into a scratch segment
    std::size_t built_bytes = 0;  // text of chunks that are built and not yet committed
    std::size_t cache_bytes = 0;  // pages of the catalogue, held by each of its two connections
};

// Shares out `memory` bytes (least_import_memory where it is less) among at most `jobs` threads that build. The tables
// of the analyzer and the finders and the longest article come on top.
MemoryShare share_memory(std::size_t memory, unsigned jobs);

}  // namespace arshif::indexer
