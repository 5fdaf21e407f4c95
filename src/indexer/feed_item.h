// What the reading of inputs hands over, in the order of the input.
//
// Plain values; no thread safety of their own.
#pragma once

#include <variant>

#include "core/article.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer {

using FeedItem = std::variant<core::Record, Refusal, Notice>;

}  // namespace arshif::indexer
