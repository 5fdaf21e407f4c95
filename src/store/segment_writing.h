// Writes the tables of a segment from what is in memory, and anew from tables that have dead documents.
//
// Thread safety: pure functions over the file system.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "store/segment_builder.h"

namespace arshif::store {

// Writes the tables of scratch segments, which are in the order of their docids, into the new folder.
core::Result<void> write_tables(const std::string& folder, const std::vector<ScratchSegment>& parts);

// Writes the tables of the folder `from` into the new folder, without the dead documents (sorted).
core::Result<void> write_living(const std::string& folder, const std::string& from,
                                const std::vector<std::int64_t>& dead);

}  // namespace arshif::store
