// A hit with all that is printed of it: its name, its marked title and the passage that matches.
//
// Thread safety: values; show_hits as the snapshot.
#pragma once

#include <string>
#include <vector>

#include "core/result.h"
#include "search/searcher.h"
#include "search/snippet.h"
#include "store/snapshot.h"

namespace arshif::cli {

struct ShownCopy {
    std::string id;
    search::Copy copy;
};

struct ShownHit {
    std::string id;
    search::Hit hit;
    std::vector<ShownCopy> copies;  // of the hit, in its place
    search::MarkedText title;
    search::MarkedText snippet;
};

core::Result<std::vector<ShownCopy>> show_copies(store::Catalogue& catalogue, std::vector<search::Copy> copies);

// date | country | source | category | id, without what is not known.
std::string facts_of(const std::string& id, const store::Record& record);

// Takes the hits' texts from the catalogue. `snippets`: without them only the names are looked up.
core::Result<std::vector<ShownHit>> show_hits(const store::Snapshot& snapshot, const search::Query& query,
                                              std::vector<search::Hit> hits, bool snippets);

}  // namespace arshif::cli
