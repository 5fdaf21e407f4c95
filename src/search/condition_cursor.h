// Goes through the articles of a segment that meet a condition, or have one of some stems, in the order of their
// docids.
//
// For .cpp files that include xapian.h. Refers to the segment's file of impacts, if it has one; belongs to one thread.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "search/block_cursor.h"
#include "search/conditions.h"
#include "store/impact_file.h"

namespace arshif::search {

class ConditionCursor {
public:
    // `impacts` are those of `segment` and may be null.
    ConditionCursor(const Xapian::Database& segment, const store::ImpactFile* impacts, const Condition& condition);

    // How many articles of the segment have the term that most have, and all terms together where none has two.
    std::uint32_t of_one_term() const { return of_one_term_; }
    std::uint64_t of_all_terms() const { return of_all_terms_; }

    // The first article at or behind `document`, which must not lie before that of an earlier call; no_document where
    // there is none.
    Xapian::docid find(Xapian::docid document) {
        if (document > nearest_) nearest_ = nearest_from(document);
        return nearest_;
    }

private:
    Xapian::docid nearest_from(Xapian::docid document);

    std::vector<BlockCursor> cursors_;
    std::vector<Xapian::docid> next_;  // of each of those: it has no article from the last `document` to before this
    std::uint32_t of_one_term_ = 0;
    std::uint64_t of_all_terms_ = 0;
    Xapian::docid nearest_ = 0;
};

}  // namespace arshif::search
