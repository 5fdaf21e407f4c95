// The exit statuses of the executable, and which error has which.
//
// Thread safety: pure functions.
#pragma once

#include "core/error.h"

namespace arshif::cli {

enum Exit : int {
    exit_done = 0,
    exit_nothing_found = 1,
    exit_usage = 2,         // a wrong command line or a bad query
    exit_some_refused = 3,  // some inputs refused, the rest done
    exit_archive = 4,       // the archive is missing, damaged or of another version
    exit_cannot_write = 5,  // full disk, I/O error, no right to write
    exit_locked = 75,       // another process is writing to the archive
    exit_interrupted = 130,
};

Exit exit_of(core::ErrorCode code);

}  // namespace arshif::cli
