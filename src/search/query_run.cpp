#include "search/query_run.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "search/compiler.h"
#include "search/predicate.h"
#include "search/weighting.h"

namespace arshif::search {

// Lets Xapian ask a predicate about the documents that it is about to take.
class PredicateDecider final : public Xapian::MatchDecider {
public:
    PredicateDecider(const Node& root, const store::Snapshot& snapshot) : predicate_(root, snapshot) {}
    bool operator()(const Xapian::Document& document) const override {
        // To a decider Xapian gives the docid within the segment, which is the article's id.
        return predicate_.matches(std::int64_t{document.get_docid()}, [&](const std::string& term) {
            auto known = document.termlist_begin();
            known.skip_to(term);
            return known != document.termlist_end() && *known == term;
        });
    }
    const core::Result<void>& error() const { return predicate_.error(); }

private:
    mutable Predicate predicate_;  // Xapian asks through a const reference
};

QueryRun::QueryRun(const store::Snapshot& snapshot, const Node& root, const Xapian::Query& query)
    : documents_(snapshot.database().get_doccount()), enquire_(snapshot.database()) {
    enquire_.set_query(query);
    enquire_.set_weighting_scheme(bm25());
    if (needs_predicate(root)) decider_ = std::make_unique<PredicateDecider>(root, snapshot);
}

QueryRun::~QueryRun() = default;

core::Result<Xapian::MSet> QueryRun::first(std::size_t items, bool count) {
    const auto wanted = static_cast<Xapian::doccount>(std::min<std::size_t>(items, documents_));
    Xapian::MSet found = enquire_.get_mset(0, wanted, count ? documents_ : 0, nullptr, decider_.get());
    if (decider_) ARSHIF_CHECK(decider_->error());
    return found;
}

}  // namespace arshif::search
