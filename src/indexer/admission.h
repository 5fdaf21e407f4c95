// Which records are articles: what an import refuses although a reader could read it.
//
// Thread safety: pure function.
#pragma once

#include <cstddef>
#include <optional>

#include "core/article.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer {

// The strings of a record as they stood in the input.
std::size_t bytes_of(const core::Record& record);

// Why the record does not become an article, if it does not: it has no text, or too much.
std::optional<Refusal> not_an_article(const core::Record& record);

}  // namespace arshif::indexer
