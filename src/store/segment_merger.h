// Makes one segment of the archive out of several, written whole and made durable before anyone can name it.
//
// Thread safety: pure functions over the file system; the caller holds the archive's lock.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "store/archive.h"
#include "store/catalogue.h"
#include "store/segment_builder.h"

namespace arshif::store {

// Makes scratch segments, which are in the order of their docids, the new segment `id`. Xapian writes its tables, out
// of those that are made for it in the scratch folder.
core::Result<SegmentInfo> merge_scratch(const ArchivePaths& paths, std::int64_t id, std::vector<ScratchSegment> parts);

// Merges live segments, in the order of their docids, into the new segment `id`, leaving out the dead documents
// (sorted).
core::Result<SegmentInfo> merge_live(const ArchivePaths& paths, std::int64_t id, const std::vector<SegmentInfo>& parts,
                                     const std::vector<std::int64_t>& dead);

// The folder name of a segment.
std::string segment_name(std::int64_t id);

}  // namespace arshif::store
