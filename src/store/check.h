// Looks an archive over for damage: files against their checksums, rows against theirs, segments against the catalogue.
//
// Reads only. Thread safety: a call owns what it opens.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/result.h"
#include "store/archive.h"

namespace arshif::store {

enum class Severity : std::uint8_t {
    note,    // harmless: what an interrupted write left, removed by the next one
    damage,  // something is lost, doubled or cannot be trusted
};

struct Finding {
    Severity severity = Severity::damage;
    std::string message;  // names the file or the article and what is affected
};

struct CheckReport {
    std::vector<Finding> findings;
    std::int64_t articles = 0;
    std::int64_t aliases = 0;
    std::int64_t segments = 0;
    std::int64_t dead = 0;

    bool sound() const;
};

// Damage is a finding, a catalogue that cannot be read included; an error is returned only where looking itself was
// impossible: archive_missing, archive_version, cannot_read, and archive_damaged where there is no catalogue at all.
core::Result<CheckReport> check_archive(const ArchivePaths& paths);

}  // namespace arshif::store
