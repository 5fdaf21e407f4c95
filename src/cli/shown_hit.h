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

struct ShownHit {
    std::string id;
    search::Hit hit;
    search::MarkedText title;
    search::MarkedText snippet;
};

// Takes the hits' texts from the catalogue. `snippets`: without them only the names are looked up.
core::Result<std::vector<ShownHit>> show_hits(const store::Snapshot& snapshot, const search::Query& query,
                                              std::vector<search::Hit> hits, bool snippets);

}  // namespace arshif::cli
