#include "cli/exit.h"

namespace arshif::cli {

Exit exit_of(core::ErrorCode code) {
    switch (code) {
        case core::ErrorCode::bad_usage:
        case core::ErrorCode::bad_query:
        case core::ErrorCode::ambiguous:
            return exit_usage;
        case core::ErrorCode::bad_input:
            return exit_some_refused;
        case core::ErrorCode::not_found:
            return exit_nothing_found;
        case core::ErrorCode::archive_missing:
        case core::ErrorCode::archive_damaged:
        case core::ErrorCode::archive_version:
            return exit_archive;
        case core::ErrorCode::locked:
            return exit_locked;
        case core::ErrorCode::interrupted:
            return exit_interrupted;
        case core::ErrorCode::cannot_read:
        case core::ErrorCode::cannot_write:
        case core::ErrorCode::internal:
            break;
    }
    return exit_cannot_write;
}

}  // namespace arshif::cli
