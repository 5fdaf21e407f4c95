// CR LF and CR made LF, for readers of text that people and old systems wrote.
//
// Thread safety: pure function.
#pragma once

#include <string>

namespace arshif::indexer {

// In place.
void unify_line_ends(std::string& text);

}  // namespace arshif::indexer
