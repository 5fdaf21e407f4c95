// What an archive holds, in numbers.
//
// Thread safety: as the catalogue.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/result.h"
#include "store/archive.h"
#include "store/catalogue.h"

namespace arshif::store {

// A value and how many articles have it; the empty value stands for those without any.
using ValueCounts = std::vector<std::pair<std::string, std::int64_t>>;

struct Statistics {
    std::int64_t articles = 0;
    std::int64_t aliases = 0;  // the same article under another identifier
    std::int64_t words = 0;
    std::int64_t text_bytes = 0;  // of all different bodies, uncompressed
    std::int64_t undated = 0;
    std::string first_date;  // of dated articles; empty where there are none
    std::string last_date;
    ValueCounts countries;      // of publication, most articles first
    ValueCounts country_bases;  // where the country is from, most articles first
    ValueCounts mentioned;      // countries spoken of, most articles first
    ValueCounts years;          // earliest first
    ValueCounts date_bases;     // as country_bases
    ValueCounts sources;        // most articles first
    ValueCounts origins;        // likewise, aliases included
    std::int64_t segments = 0;
    std::int64_t dead = 0;  // documents of replaced and removed articles still in segments
    std::int64_t catalogue_bytes = 0;
    std::int64_t segment_bytes = 0;
    std::int64_t imports = 0;
    std::int64_t unfinished_imports = 0;
};

core::Result<Statistics> statistics(const ArchivePaths& paths, Catalogue& catalogue);

}  // namespace arshif::store
