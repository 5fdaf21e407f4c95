#include "search/query_run.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "search/compiler.h"
#include "search/predicate.h"
#include "search/weighting.h"

namespace arshif::search {

namespace {

// Whether documents, asked about mostly in the order of their docids, have a term: each term's postings are read once.
class TermReader {
public:
    explicit TermReader(const store::Snapshot& snapshot) : snapshot_(snapshot) {}

    bool has(std::int64_t article, const std::string& term) {
        const std::optional<std::uint32_t> document = snapshot_.document_of(article);
        if (!document) return false;
        const Xapian::Database& database = snapshot_.database();
        const auto end = database.postlist_end(term);
        const auto [found, fresh] = readers_.try_emplace(term);
        Reader& reader = found->second;
        if (fresh || *document < reader.asked) reader.at = database.postlist_begin(term);
        reader.asked = *document;
        if (reader.at != end) reader.at.skip_to(*document);
        return reader.at != end && *reader.at == *document;
    }

private:
    struct Reader {
        Xapian::PostingIterator at;
        Xapian::docid asked = 0;
    };
    const store::Snapshot& snapshot_;
    std::unordered_map<std::string, Reader> readers_;
};

}  // namespace

// Lets Xapian ask a predicate about the documents that it is about to take.
class PredicateDecider final : public Xapian::MatchDecider {
public:
    PredicateDecider(const Node& root, PhraseFinders& finders)
        : predicate_(root, finders), terms_(finders.snapshot()) {}
    bool operator()(const Xapian::Document& document) const override {
        // To a decider Xapian gives the docid within the segment, which is the article's id.
        const auto article = std::int64_t{document.get_docid()};
        return predicate_.matches(article, [&](const std::string& term) { return terms_.has(article, term); });
    }
    const core::Result<void>& error() const { return predicate_.error(); }

private:
    mutable Predicate predicate_;  // Xapian asks through a const reference
    mutable TermReader terms_;
};

QueryRun::QueryRun(const Node& root, PhraseFinders& finders, const Xapian::Query& query)
    : documents_(finders.snapshot().database().get_doccount()), enquire_(finders.snapshot().database()) {
    enquire_.set_query(query);
    enquire_.set_weighting_scheme(bm25());
    if (needs_predicate(root)) decider_ = std::make_unique<PredicateDecider>(root, finders);
}

QueryRun::~QueryRun() = default;

core::Result<Xapian::MSet> QueryRun::first(std::size_t items, bool count) {
    const auto wanted = static_cast<Xapian::doccount>(std::min<std::size_t>(items, documents_));
    Xapian::MSet found = enquire_.get_mset(0, wanted, count ? documents_ : 0, nullptr, decider_.get());
    if (decider_) ARSHIF_CHECK(decider_->error());
    return found;
}

}  // namespace arshif::search
