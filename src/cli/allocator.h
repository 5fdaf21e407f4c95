// What the program asks of its allocator.
//
// Thread safety: to be called before there are threads.
#pragma once

namespace arshif::cli {

// Keeps freed memory for some seconds before the system gets it back. An import frees and takes megabytes for each
// chunk of articles; to have the pages mapped anew each time took a tenth of its time. Whoever sets
// MIMALLOC_DECOMMIT_DELAY is listened to.
void keep_freed_memory();

}  // namespace arshif::cli
