// What a repair keeps and what it makes anew, found by reading all segments.
//
// Thread safety: a call owns what it opens.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "store/archive.h"
#include "store/catalogue.h"

namespace arshif::store {

// A segment whose files are what was written, and what its documents are.
struct SoundSegment {
    SegmentInfo info;                    // its range and count as its documents have them
    std::vector<std::int64_t> articles;  // ids of its documents, ascending
};

struct RepairPlan {
    std::vector<SoundSegment> sound;      // all of them, what their records say included
    std::vector<SoundSegment> kept;       // those that stay, in the order of their ranges, which do not overlap
    std::vector<std::string> broken;      // names of the others that were listed
    std::vector<std::int64_t> dead;       // documents of the kept ones that are no articles
    std::vector<std::int64_t> strangers;  // documents of sound ones that are no articles
    // Whether a sound segment has a record of the article.
    bool has_record(std::int64_t id) const;
    // Whether the article is to be built into a new segment.
    bool is_missing(std::int64_t id) const;
    // The kept segment behind which an article comes, for which new segments must not reach over it.
    std::size_t place_of(std::int64_t id) const;
};

// What the record of a document says of its article.
struct RecordedName {
    std::string identifier;
    std::string origin;
};

core::Result<RepairPlan> plan_repair(const ArchivePaths& paths, Catalogue& catalogue);

// The names that the records of these documents have, as far as sound segments have them.
std::map<std::int64_t, RecordedName> recorded_names(const ArchivePaths& paths, const RepairPlan& plan,
                                                    const std::vector<std::int64_t>& ids);

}  // namespace arshif::store
