// Mends an archive without its inputs: what is damaged is made anew from what is not.
//
// Segments are rebuilt from the texts in the catalogue, the catalogue from those of its rows that are whole, the list
// of segments and of removed articles from the segments. Thread safety: a call owns what it opens and holds the
// archive's lock.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "store/archive.h"

namespace arshif::store {

struct RepairReport {
    std::vector<std::string> done;  // what was made anew, a sentence each
    std::vector<std::string> lost;  // articles that were dropped: importing them again brings them back
    std::int64_t rebuilt = 0;       // articles in segments that were made anew
};

// Before or after, never between: the repaired state takes effect with one transaction, or with one rename where the
// catalogue had to be made anew. Nothing to mend is no error. Errors: locked, archive_version, cannot_write,
// archive_damaged where nothing can be read of the catalogue.
core::Result<RepairReport> repair_archive(const ArchivePaths& paths);

}  // namespace arshif::store
