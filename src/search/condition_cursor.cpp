#include "search/condition_cursor.h"

#include <algorithm>

namespace arshif::search {

ConditionCursor::ConditionCursor(const Xapian::Database& segment, const store::ImpactFile* impacts,
                                 const Condition& condition)
    : next_(condition.size()) {
    cursors_.reserve(condition.size());
    for (const std::string& term : condition) {
        const BlockCursor& cursor = cursors_.emplace_back(segment, impacts, term, StemWeight());
        of_one_term_ = std::max(of_one_term_, cursor.articles());
        of_all_terms_ += cursor.articles();
    }
}

Xapian::docid ConditionCursor::nearest_from(Xapian::docid document) {
    Xapian::docid nearest = no_document;
    for (std::size_t i = 0; i < cursors_.size(); ++i) {
        if (next_[i] < document) next_[i] = cursors_[i].seek_block(document) ? cursors_[i].find(document) : no_document;
        nearest = std::min(nearest, next_[i]);
    }
    return nearest;
}

}  // namespace arshif::search
