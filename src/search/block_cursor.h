// Goes through the articles that have a term, in the order of their docids, a block of postings at a time; of a block
// whose postings are not worth looking at only the bound is read.
//
// For .cpp files that include xapian.h. Where the segment has impacts for the term they are read, otherwise Xapian's
// postings. Refers to the file of impacts; belongs to one thread.
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "search/weighting.h"
#include "store/impact_file.h"
#include "store/snapshot.h"

namespace arshif::search {

// Behind all docids.
constexpr Xapian::docid no_document = std::numeric_limits<Xapian::docid>::max();

// The impacts of one of the snapshot's segments; null where it has none.
const store::ImpactFile* impacts_of(const Xapian::Database& segment, const store::Snapshot& snapshot);

// Whether some segment has blocks for one of the terms.
bool has_blocks(const std::vector<std::string>& terms, const store::Snapshot& snapshot);

class BlockCursor {
public:
    // The postings of `term` in the tables of `segment`; `impacts` are the segment's and may be null.
    BlockCursor(const Xapian::Database& segment, const store::ImpactFile* impacts, const std::string& term,
                StemWeight weight);

    // How many articles of the segment have the term.
    std::uint32_t articles() const { return articles_; }
    // No article of the segment is worth more.
    double bound() const { return bound_; }

    // Moves to the block with the first posting at or behind `document`, which must not lie before that of an earlier
    // call. Other than that nothing is read. False where there is none.
    bool seek_block(Xapian::docid document);
    // Of that block: no posting lies outside of these, and none is worth more than block_bound().
    Xapian::docid block_begin() const { return block_begin_; }
    Xapian::docid block_last() const { return block_last_; }
    double block_bound() const { return block_bound_; }

    // The first posting of the block at or behind `document`; no_document where it has none.
    Xapian::docid find(Xapian::docid document);
    // The posting that was found last, and what it is worth.
    Xapian::docid document() const { return read_ && at_ < postings_.size ? postings_.documents[at_] : no_document; }
    double worth() {
        if (!counted_) read_counts();
        return weight_.of(postings_.counts[at_], length(at_));
    }

private:
    void enter_block(std::size_t block);
    bool read_from_tables(Xapian::docid document);
    void read_counts();
    bool weighed() const { return weight_.most() > 0; }
    std::uint32_t length(std::size_t index) const {
        return impacts_ != nullptr ? impacts_->length(postings_.documents[index]) : lengths_[index];
    }

    StemWeight weight_;
    const store::ImpactFile* impacts_;
    std::optional<store::ImpactList> list_;
    std::size_t block_ = 0;
    Xapian::PostingIterator posting_;  // where there is no list: behind what was read
    Xapian::PostingIterator end_;
    std::uint32_t articles_ = 0;
    double bound_ = 0;
    Xapian::docid block_begin_ = 0;
    Xapian::docid block_last_ = 0;
    double block_bound_ = 0;
    bool read_ = false;     // whether postings_ are those of the block
    bool counted_ = false;  // with their occurrences
    std::size_t at_ = 0;
    store::ImpactPostings postings_;
    std::array<std::uint32_t, store::impact_block_postings> lengths_;  // where there are no impacts
};

}  // namespace arshif::search
