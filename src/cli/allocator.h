// What the program asks of its allocator.
//
// Thread safety: to be called before there are threads.
#pragma once

#include <cstddef>

namespace arshif::cli {

// Keeps freed memory for some seconds before the system gets it back. An import frees and takes megabytes for each
// chunk of articles; to have the pages mapped anew each time took a tenth of its time. Whoever sets
// MIMALLOC_DECOMMIT_DELAY is listened to.
// `memory` is what the import may take, in bytes: where that is little, what is freed goes back at once.
void keep_freed_memory(std::size_t memory);

}  // namespace arshif::cli
