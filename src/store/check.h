// Looks an archive over for damage: files against their checksums, rows against theirs, segments against the catalogue.
//
// Reads only. Thread safety: a call owns what it opens.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/result.h"
#include "store/archive.h"
#include "store/findings.h"

namespace arshif::store {

struct CheckReport {
    std::vector<Finding> findings;
    std::int64_t articles = 0;
    std::int64_t aliases = 0;
    std::int64_t segments = 0;
    std::int64_t dead = 0;
    bool catalogue_sound = false;          // every row, text and table is what was written
    std::set<std::string> bad_segments{};  // names of those that differ from what was written

    bool sound() const;
};

// Damage is a finding, a catalogue that cannot be read included; an error is returned only where looking itself was
// impossible: archive_missing, archive_version, cannot_read, and archive_damaged where there is no catalogue at all.
core::Result<CheckReport> check_archive(const ArchivePaths& paths);

}  // namespace arshif::store
