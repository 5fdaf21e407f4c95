// Whether a text says nothing.
//
// Thread safety: pure function.
#pragma once

#include <string_view>

namespace arshif::indexer {

// Only white space of any kind, control and invisible characters (NBSP, U+2000 to U+200F, the byte order mark, …).
// Bodies of such are common in crawls. `text` is UTF-8; invalid bytes count as something.
bool is_blank(std::string_view text);

}  // namespace arshif::indexer
