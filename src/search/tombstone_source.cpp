#include "search/tombstone_source.h"

#include <algorithm>

namespace arshif::search {

// Only the ids between the segment's first and last document: with more of them than it has documents, Xapian would
// estimate matches below zero.
void TombstoneSource::init(const Xapian::Database& segment) {
    const auto place_of = [&](std::int64_t id) {
        return static_cast<std::size_t>(std::lower_bound(dead_->begin(), dead_->end(), id) - dead_->begin());
    };
    const auto documents = segment.postlist_begin({});
    const bool empty = documents == segment.postlist_end({});
    begin_ = empty ? 0 : place_of(*documents);
    end_ = empty ? 0 : place_of(std::int64_t{segment.get_lastdocid()} + 1);
    at_ = begin_;
    started_ = false;
}

Xapian::doccount TombstoneSource::get_termfreq_est() const {
    return get_termfreq_max();
}

Xapian::doccount TombstoneSource::get_termfreq_max() const {
    return static_cast<Xapian::doccount>(end_ - begin_);
}

void TombstoneSource::next(double /*min_weight*/) {
    if (started_) ++at_;
    started_ = true;
}

void TombstoneSource::skip_to(Xapian::docid wanted, double /*min_weight*/) {
    started_ = true;
    const auto from = dead_->begin() + static_cast<std::ptrdiff_t>(at_);
    const auto to = dead_->begin() + static_cast<std::ptrdiff_t>(end_);
    at_ = static_cast<std::size_t>(std::lower_bound(from, to, static_cast<std::int64_t>(wanted)) - dead_->begin());
}

bool TombstoneSource::at_end() const {
    return started_ && at_ >= end_;
}

Xapian::docid TombstoneSource::get_docid() const {
    return static_cast<Xapian::docid>((*dead_)[at_]);
}

}  // namespace arshif::search
