#include "cli/allocator.h"

#ifdef ARSHIF_MIMALLOC
#include <mimalloc.h>
#endif

namespace arshif::cli {

void keep_freed_memory([[maybe_unused]] std::size_t memory) {
#ifdef ARSHIF_MIMALLOC
    constexpr std::size_t enough = std::size_t{256} << 20U;
    constexpr long milliseconds = 5000;
    if (memory >= enough) mi_option_set_default(mi_option_decommit_delay, milliseconds);
#endif
}

}  // namespace arshif::cli
