#include "cli/allocator.h"

#ifdef ARSHIF_MIMALLOC
#include <mimalloc.h>
#endif

namespace arshif::cli {

void keep_freed_memory() {
#ifdef ARSHIF_MIMALLOC
    constexpr long milliseconds = 5000;
    mi_option_set_default(mi_option_decommit_delay, milliseconds);
#endif
}

}  // namespace arshif::cli
