// Changes articles that are already in an archive: removes them, corrects them by hand, rebuilds the index of all.
//
// Each call is one commit (rebuilding: one swap of segments). Belongs to one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/date.h"
#include "core/result.h"
#include "store/writer.h"

namespace arshif::indexer {

// Removes the articles; aliases of a removed one take its place.
core::Result<void> remove_articles(store::Writer& writer, const std::vector<store::StoredArticle>& articles);

// What `arshif set` changes: not set is left alone, an empty value makes the article undated or unplaced.
struct HandCorrection {
    std::optional<std::string> date;     // YYYY[-MM[-DD]]
    std::optional<std::string> country;  // ISO alpha-2
};

// Corrects an article by hand. The correction is kept for the day the article is imported again.
core::Result<void> correct_article(store::Writer& writer, const store::StoredArticle& article,
                                   const HandCorrection& correction);

// Builds all segments anew from the stored texts, with the present analyzer. `progressed` is told how many are done.
core::Result<void> reanalyze(store::Writer& writer, const std::function<void(std::int64_t)>& progressed);

}  // namespace arshif::indexer
