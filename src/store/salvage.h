// Makes a new catalogue of what can be read of a damaged one.
//
// Thread safety: a call owns what it opens.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "store/archive.h"

namespace arshif::store {

struct Salvage {
    std::map<std::int64_t, std::string> lost;  // articles that were dropped, and why, by name as far as it can be read
    std::vector<std::string> remarks;          // what else is not as it was
};

// Copies row by row what lies on sound pages from the catalogue of `from` to a new one at `to`, which must not exist,
// and drops what differs from its checksum. archive_damaged where nothing of it can be read.
core::Result<Salvage> salvage_catalogue(const std::string& from, const std::string& to);

}  // namespace arshif::store
