#include "indexer/readers/line_ends.h"

#include <cstddef>

namespace arshif::indexer {

void unify_line_ends(std::string& text) {
    if (text.find('\r') == std::string::npos) return;
    std::size_t out = 0;
    for (std::size_t in = 0; in < text.size(); ++in) {
        if (text[in] == '\r' && in + 1 < text.size() && text[in + 1] == '\n') continue;
        text[out++] = text[in] == '\r' ? '\n' : text[in];
    }
    text.resize(out);
}

}  // namespace arshif::indexer
