// Searcher::copies, and the folding of a page.
#include <xapian.h>

#include <algorithm>
#include <tuple>

#include "search/condition_source.h"
#include "search/copies.h"
#include "search/reranker.h"
#include "search/searcher.h"
#include "store/fields.h"
#include "store/terms.h"
#include "store/xapian_error.h"

namespace arshif::search {

namespace {

// Articles that share a term with another and are compared with it, those that share most first.
constexpr Xapian::doccount compared = 100;

// A shingle of more articles than this is a formula, by which nothing is found.
constexpr Xapian::doccount common = 1000;

bool earlier(const Copy& a, const Copy& b) {
    return std::tie(a.record.date, a.record.time, a.article) < std::tie(b.record.date, b.record.time, b.article);
}

// Any of the article's terms, a rare one weighing more, in any other paper. Empty where it has none.
Xapian::Query candidates(const Fingerprint& fingerprint, const Xapian::Database& database) {
    std::vector<Xapian::Query> terms;
    for (const std::string& term : store::copy_terms(fingerprint.shingles)) {
        const Xapian::doccount frequency = database.get_termfreq(term);
        if (frequency > common) continue;
        terms.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term),
                           idf(database.get_doccount(), frequency));
    }
    const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
    if (any.empty() || fingerprint.source.empty()) return any;
    return {Xapian::Query::OP_AND_NOT, any, Xapian::Query(store::make_term(store::prefix::source, fingerprint.source))};
}

}  // namespace

core::Result<std::vector<Copy>> Searcher::copies(std::int64_t article) {
    return store::xapian_guard(store::Doing::reading, "search", [&]() -> core::Result<std::vector<Copy>> {
        const std::optional<std::uint32_t> document = snapshot_.document_of(article);
        if (!document) return std::vector<Copy>();
        return copies_of(*document, {});
    });
}

// Those that the index leads to, and what was folded besides.
core::Result<std::vector<Copy>> Searcher::copies_of(std::uint32_t document,
                                                    const std::vector<std::uint32_t>& folded) const {
    const Xapian::Database& database = snapshot_.database();
    ARSHIF_TRY(record, store::decode_record(database.get_document(document).get_data()));
    std::vector<text::TokenCode> room;
    const store::TokenStream tokens = snapshot_.tokens(snapshot_.article_id(document), room);
    const Fingerprint fingerprint = fingerprint_of(record, tokens);
    std::vector<std::uint32_t> documents = folded;
    const Xapian::Query any = candidates(fingerprint, database);
    if (!any.empty()) {
        Xapian::Enquire enquire(database);
        enquire.set_query(narrowed(any, {}, Narrows::further));
        enquire.set_weighting_scheme(Xapian::CoordWeight());
        const Xapian::MSet found = enquire.get_mset(0, compared);
        documents.insert(documents.end(), found.begin(), found.end());
    }
    std::sort(documents.begin(), documents.end());
    documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
    const store::Shingles least = store::least_shingles(tokens.codes, tokens.title_size, compared_first);
    std::vector<Copy> copies;
    std::vector<text::TokenCode> others_room;
    for (const std::uint32_t other : documents) {
        const store::TokenStream stream = snapshot_.tokens(snapshot_.article_id(other), others_room);
        if (!may_be_copies(least, store::least_shingles(stream.codes, stream.title_size, compared_first))) continue;
        ARSHIF_TRY(candidate, store::decode_record(database.get_document(other).get_data()));
        const std::optional<double> resemblance = resemblance_of_copies(fingerprint, fingerprint_of(candidate, stream));
        if (!resemblance) continue;
        copies.push_back({snapshot_.article_id(other), *resemblance, std::move(candidate)});
    }
    std::sort(copies.begin(), copies.end(), earlier);
    return copies;
}

// The articles that begin a group, as far as the page needs them, and what is folded under each.
core::Result<Searcher::Folded> Searcher::fold(const std::vector<Ranked>& ranked, std::size_t wanted) const {
    Folded folded;
    CopyFolder folder;
    std::vector<text::TokenCode> room;
    for (std::size_t i = 0; i < ranked.size() && folded.firsts.size() < wanted; ++i) {
        std::optional<std::size_t> group;
        if (i < folding_depth) {
            ARSHIF_TRY(record, store::decode_record(snapshot_.database().get_document(ranked[i].document).get_data()));
            group =
                folder.fold(fingerprint_of(record, snapshot_.tokens(snapshot_.article_id(ranked[i].document), room)));
        }
        if (group) {
            folded.under[*group].push_back(ranked[i].document);
        } else {
            folded.firsts.push_back(ranked[i]);
            folded.under.emplace_back();
        }
    }
    return folded;
}

}  // namespace arshif::search
