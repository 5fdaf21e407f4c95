#include "search/biword_source.h"

#include <algorithm>

namespace arshif::search {

void BiwordSource::init(const Xapian::Database& segment) {
    static const PhraseLists::Articles none;
    articles_ = lists_->of(segment);
    const Unlisted without = articles_ == nullptr ? Unlisted::none : Unlisted::alone;
    if (unlisted_ == without) articles_ = &none;
    last_ = segment.get_lastdocid();
    const Xapian::doccount all = segment.get_doccount();
    frequency_ = articles_ == nullptr ? all : std::min(all, static_cast<Xapian::doccount>(articles_->size()));
    at_ = 0;
    started_ = false;
}

void BiwordSource::next(double /*min_weight*/) {
    // Docids begin at 1, places in the list at 0.
    if (started_ || articles_ == nullptr) ++at_;
    started_ = true;
}

void BiwordSource::skip_to(Xapian::docid wanted, double /*min_weight*/) {
    started_ = true;
    if (articles_ == nullptr) {
        at_ = std::max<std::size_t>(at_, wanted);
        return;
    }
    const auto from = articles_->begin() + static_cast<std::ptrdiff_t>(std::min(at_, articles_->size()));
    const auto found = std::lower_bound(
        from, articles_->end(), wanted,
        [](const PhraseLists::Listed& listed, Xapian::docid document) { return listed.article < document; });
    at_ = static_cast<std::size_t>(found - articles_->begin());
}

bool BiwordSource::at_end() const {
    return started_ && (articles_ == nullptr ? at_ > last_ : at_ >= articles_->size());
}

Xapian::docid BiwordSource::get_docid() const {
    return articles_ == nullptr ? static_cast<Xapian::docid>(at_) : (*articles_)[at_].article;
}

}  // namespace arshif::search
