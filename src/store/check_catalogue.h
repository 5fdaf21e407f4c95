// The part of `check` that looks at the catalogue: its pages, its schema, its rows and the sums over its tables.
//
// Reads only. Belongs to the thread of the catalogue.
#pragma once

#include "core/result.h"
#include "store/catalogue.h"
#include "store/findings.h"

namespace arshif::store {

// Finds every row, text and table that differs from its checksum, and every contradiction within the catalogue.
core::Result<void> examine_catalogue(Catalogue& catalogue, Findings& findings);

// "article 7 (ID, PLACE in ORIGIN)" of a row, as far as it can be read.
std::string named_article(std::int64_t id, const StoredArticle& row);
std::string named_article(Catalogue& catalogue, std::int64_t id);

// What the write-ahead log beside the catalogue says of itself: frames that differ from their checksums, behind which
// SQLite would pass over all that follows. Looks at the file alone.
void examine_log(const std::string& catalogue, Findings& findings);

}  // namespace arshif::store
