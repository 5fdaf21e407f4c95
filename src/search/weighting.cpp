#include "search/weighting.h"

#include <xapian.h>

namespace arshif::search {

Xapian::BM25Weight bm25() {
    return {1.2, 0, 1, 1, 0.1};
}

Xapian::TfIdfWeight unweighted() {
    return Xapian::TfIdfWeight("nnn");
}

}  // namespace arshif::search
