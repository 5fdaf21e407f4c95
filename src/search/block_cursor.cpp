#include "search/block_cursor.h"

#include <algorithm>

namespace arshif::search {

const store::ImpactFile* impacts_of(const Xapian::Database& segment, const store::Snapshot& snapshot) {
    const auto first = segment.postlist_begin({});
    return first == segment.postlist_end({}) ? nullptr : snapshot.impacts(std::int64_t{*first});
}

bool has_blocks(const std::vector<std::string>& terms, const store::Snapshot& snapshot) {
    const std::vector<const store::ImpactFile*> files = snapshot.impacts();
    return std::any_of(files.begin(), files.end(), [&terms](const store::ImpactFile* file) {
        return std::any_of(terms.begin(), terms.end(),
                           [file](const std::string& term) { return file->list(term).has_value(); });
    });
}

BlockCursor::BlockCursor(const Xapian::Database& segment, const store::ImpactFile* impacts, const std::string& term,
                         StemWeight weight)
    : weight_(weight), impacts_(impacts) {
    if (impacts_ != nullptr) list_ = impacts_->list(term);
    if (list_) {
        articles_ = list_->articles();
        bound_ = weight_.bound(double{list_->ratio()});
        if (list_->blocks() != 0) enter_block(0);
        return;
    }
    articles_ = segment.get_termfreq(term);
    bound_ = weight_.most();
    posting_ = segment.postlist_begin(term);
    end_ = segment.postlist_end(term);
}

void BlockCursor::enter_block(std::size_t block) {
    block_begin_ = block == 0 ? 0 : list_->last(block - 1) + 1;
    block_last_ = list_->last(block);
    block_bound_ = weight_.bound(double{list_->ratio(block)});
    block_ = block;
    read_ = false;
    counted_ = false;
}

bool BlockCursor::seek_block(Xapian::docid document) {
    if (!list_) return (read_ && document <= block_last_) || read_from_tables(document);
    if (list_->blocks() == 0) return false;
    if (document <= block_last_) return true;
    // By leaps that double, and between the last two by halves.
    std::size_t begin = block_ + 1;
    std::size_t end = begin;
    for (std::size_t leap = 1; end < list_->blocks() && list_->last(end) < document; leap *= 2) {
        begin = end + 1;
        end += leap;
    }
    end = std::min(end, list_->blocks());
    while (begin < end) {
        const std::size_t middle = begin + (end - begin) / 2;
        const bool before = list_->last(middle) < document;
        (before ? begin : end) = before ? middle + 1 : middle;
    }
    if (begin == list_->blocks()) return false;
    enter_block(begin);
    return true;
}

bool BlockCursor::read_from_tables(Xapian::docid document) {
    if (posting_ != end_) posting_.skip_to(document);
    postings_.size = 0;
    at_ = 0;
    for (; posting_ != end_ && postings_.size < store::impact_block_postings; ++posting_) {
        postings_.documents[postings_.size] = *posting_;
        postings_.counts[postings_.size] = posting_.get_wdf();
        // Xapian finds each of them in a list of all articles.
        if (impacts_ == nullptr && weighed()) lengths_[postings_.size] = posting_.get_doclength();
        ++postings_.size;
    }
    if (postings_.size == 0) return false;
    block_begin_ = postings_.documents.front();
    block_last_ = postings_.documents[postings_.size - 1];
    block_bound_ = bound_;
    read_ = true;
    counted_ = true;
    return true;
}

Xapian::docid BlockCursor::find(Xapian::docid document) {
    if (!read_) {
        list_->read(block_, postings_);
        read_ = true;
        at_ = 0;
    }
    while (at_ < postings_.size && postings_.documents[at_] < document)
        ++at_;
    return this->document();
}

void BlockCursor::read_counts() {
    list_->read_counts(block_, postings_);
    counted_ = true;
}

}  // namespace arshif::search
