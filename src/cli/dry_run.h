// Prints the first articles of an import as they would be indexed, and where each field came from.
//
// Thread safety: for the main thread.
#pragma once

#include "cli/context.h"
#include "core/result.h"
#include "indexer/importer.h"

namespace arshif::cli {

// To stdout; what is refused or doubtful on the way there to stderr. Writes nothing to disk.
core::Result<Exit> dry_run(const Context& context, const indexer::ImportOptions& options);

}  // namespace arshif::cli
