#include "search/condition_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace arshif::search {

void ConditionSource::init(const Xapian::Database& segment) {
    const store::ImpactFile* const impacts = impacts_of(segment, *snapshot_);
    cursor_.emplace(segment, impacts, condition_);
    const Xapian::doccount documents = segment.get_doccount();
    least_articles_ = std::min(cursor_->of_one_term(), documents);
    most_articles_ = static_cast<Xapian::doccount>(std::min<std::uint64_t>(cursor_->of_all_terms(), documents));
    const bool told = narrows_ == Narrows::as_told && impacts != nullptr;
    likely_articles_ = told ? documents : most_articles_;
    set_maxweight(0);
    document_ = 0;
}

void ConditionSource::next(double /*least*/) {
    document_ = cursor_->find(document_ + 1);
}

void ConditionSource::skip_to(Xapian::docid document, double /*least*/) {
    if (document > document_) document_ = cursor_->find(document);
}

std::string ConditionSource::get_description() const {
    return fmt::format("blocks of {}", fmt::join(condition_, " OR "));
}

Xapian::Query articles_with(const Condition& condition, const store::Snapshot& snapshot, Narrows narrows) {
    if (condition.empty()) return Xapian::Query::MatchNothing;
    if (!has_blocks(condition, snapshot)) return {Xapian::Query::OP_OR, condition.begin(), condition.end()};
    ConditionSource source(snapshot, condition, narrows);
    return Xapian::Query(&source);  // which keeps a clone
}

}  // namespace arshif::search
