// The whole of an input that is one article.
//
// Thread safety: as the source.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Nothing if it is longer than `limit`.
core::Result<std::optional<std::string>> read_all(ByteSource& source, std::size_t limit);

// The whole input as UTF-8 without byte order marks; nothing if it has been refused as too long or not UTF-8.
core::Result<std::optional<std::string>> read_whole_text(const Input& input, std::size_t limit, const RecordSink& sink);

}  // namespace arshif::indexer
