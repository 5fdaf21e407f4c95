#include "search/searcher.h"

#include <xapian.h>

#include <algorithm>
#include <limits>
#include <set>

#include "search/compiler.h"
#include "search/condition_source.h"
#include "search/phrase_finder.h"
#include "search/query_normal_form.h"
#include "search/query_parser.h"
#include "search/query_run.h"
#include "search/resolver.h"
#include "search/tombstone_source.h"
#include "search/weighting.h"
#include "store/fields.h"
#include "store/terms.h"
#include "store/xapian_error.h"

namespace arshif::search {

namespace {

using XQuery = Xapian::Query;

constexpr std::size_t most = std::numeric_limits<std::size_t>::max();

// So many are sorted by date in less time than it takes to look for them year by year.
constexpr std::size_t few_matches = 4096;

// How many of the first hits are needed for a page.
std::size_t page_end(const SearchRequest& request) {
    return request.limit > most - request.offset ? most : request.offset + request.limit;
}

// How many of the first hits are looked at: what the second stage ranks anew and what the page shows, and as many again
// as may have been put before them.
std::size_t list_depth(const SearchRequest& request) {
    const std::size_t shown = std::max(reranked, page_end(request));
    return shown > most - enough_full_matches ? most : shown + enough_full_matches;
}

}  // namespace

Searcher::Searcher(const store::Snapshot& snapshot, RankingWeights weights) : snapshot_(snapshot), weights_(weights) {}

Searcher::~Searcher() = default;

void Searcher::find_years() {
    if (!years_) years_ = years_of(snapshot_.database());
}

YearSpan Searcher::years() const {
    return years_->empty() ? YearSpan() : YearSpan{years_->front(), years_->back()};
}

Conditions Searcher::conditions_of(const Filters& filters, bool dates) const {
    Conditions conditions = compile_places(filters);
    for (Condition& condition : dates ? compile_dates(filters, years()) : Conditions())
        conditions.push_back(std::move(condition));
    return conditions;
}

XQuery Searcher::compiled(const Node& root, PhraseFinders& finders, const Conditions& conditions,
                          Weights weights) const {
    const Narrows narrows = tells_conditions(root, snapshot_) ? Narrows::as_told : Narrows::further;
    return narrowed(compile(root, finders, weights, conditions), conditions, narrows);
}

XQuery Searcher::narrowed(const XQuery& words, const Conditions& conditions, Narrows narrows) const {
    XQuery query = words.empty() ? XQuery::MatchAll : words;
    for (const Condition& condition : conditions)
        query = only_where(query, articles_with(condition, snapshot_, narrows));
    if (snapshot_.dead().empty()) return query;
    TombstoneSource dead(snapshot_.dead());  // the query keeps a clone
    return {XQuery::OP_AND_NOT, query, XQuery(&dead)};
}

core::Result<SearchResult> Searcher::search(const SearchRequest& typed) {
    if (snapshot_.segments().empty()) return SearchResult();  // Xapian cannot search an archive of nothing
    SearchRequest request = typed;
    ARSHIF_TRY(query, resolve(typed.query, snapshot_));
    request.query = std::move(query);
    return store::xapian_guard(store::Doing::reading, "search", [&]() -> core::Result<SearchResult> {
        find_years();
        PhraseFinders finders(snapshot_);
        const bool wordless = !has_words(request.query.root);
        core::Result<SearchResult> result =
            wordless || request.sort != Sort::relevance ? by_date(request, finders) : by_relevance(request, finders);
        if (result) ARSHIF_CHECK(count_left_out(request, finders, *result));
        return result;
    });
}

core::Result<SearchResult> Searcher::by_relevance(const SearchRequest& request, PhraseFinders& finders) {
    SearchResult result;
    const Node& root = request.query.root;
    QueryRun strict(root, finders, compiled(root, finders, conditions_of(request.filters), Weights::wanted));
    const auto list = [&](std::size_t depth) -> core::Result<std::vector<Ranked>> {
        ARSHIF_TRY(found, strict.first(depth));
        result.matches = found.get_matches_estimated();
        result.matches_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
        std::vector<Ranked> ranked = listed(found);
        if (can_relax(root) && (request.query.question || ranked.size() < enough_full_matches)) {
            ARSHIF_TRY(wider, relaxed_list(request, depth, ranked));
            ranked = std::move(wider);
        }
        rank_anew(root, ranked);
        return ranked;
    };
    ARSHIF_CHECK(find_page(request, list_depth(request), list, result));
    return result;
}

// Lists as many as the page needs: twice as many each time, while folding leaves it short.
core::Result<void> Searcher::find_page(const SearchRequest& request, std::size_t depth, const Lister& list,
                                       SearchResult& result) const {
    while (true) {
        ARSHIF_TRY(ranked, list(depth));
        if (!request.group) return fill_page(ranked, request, result);
        ARSHIF_TRY(folded, fold(ranked, page_end(request)));
        const bool filled = folded.firsts.size() >= page_end(request);
        if (!filled && ranked.size() >= depth && depth < most) {
            depth = depth > most / 2 ? most : 2 * depth;
            continue;
        }
        ARSHIF_CHECK(fill_page(folded.firsts, request, result));
        for (std::size_t i = 0; i < result.hits.size(); ++i) {
            const std::size_t group = request.offset + i;
            ARSHIF_TRY(copies, copies_of(folded.firsts[group].document, folded.under[group]));
            result.hits[i].copies = std::move(copies);
        }
        return {};
    }
}

// All that have some of the words, in the order of the first stage. The best that have all of them come first, so that
// the second stage sees them however long the list is.
core::Result<std::vector<Searcher::Ranked>> Searcher::relaxed_list(const SearchRequest& request, std::size_t depth,
                                                                   const std::vector<Ranked>& full) const {
    const Node wide = relaxed(request.query.root);
    PhraseFinders finders(snapshot_);
    QueryRun run(wide, finders, compiled(wide, finders, conditions_of(request.filters), Weights::wanted));
    ARSHIF_TRY(found, run.first(depth));
    std::set<Xapian::docid> complete;
    for (const Ranked& hit : full)
        complete.insert(hit.document);
    const std::size_t best = std::min(full.size(), enough_full_matches);
    std::vector<Ranked> ranked(full.begin(), full.begin() + static_cast<std::ptrdiff_t>(best));
    std::set<Xapian::docid> taken;
    for (const Ranked& hit : ranked)
        taken.insert(hit.document);
    for (const Ranked& hit : listed(found)) {
        if (taken.contains(hit.document)) continue;
        ranked.push_back({hit.document, hit.score, !complete.contains(hit.document)});
    }
    return ranked;
}

std::vector<Searcher::Ranked> Searcher::listed(const Xapian::MSet& found) {
    std::vector<Ranked> ranked;
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        ranked.push_back({*hit, hit.get_weight(), false});
    return ranked;
}

// The second stage.
void Searcher::rank_anew(const Node& root, std::vector<Ranked>& ranked) const {
    Reranker second_stage(root, snapshot_, weights_);
    const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(ranked.size(), reranked));
    std::vector<text::TokenCode> room;
    std::for_each(ranked.begin(), end, [&](Ranked& hit) {
        hit.score += second_stage.bonus(snapshot_.tokens(snapshot_.article_id(hit.document), room), !hit.partial);
    });
    std::stable_sort(ranked.begin(), end, [](const Ranked& a, const Ranked& b) { return a.score > b.score; });
}

core::Result<void> Searcher::fill_page(const std::vector<Ranked>& ranked, const SearchRequest& request,
                                       SearchResult& result) const {
    double ceiling = ranked.empty() ? 0 : ranked.front().score;
    for (std::size_t i = 0; i < std::min(ranked.size(), page_end(request)); ++i) {
        ceiling = std::min(ceiling, ranked[i].score);
        if (i < request.offset) continue;
        ARSHIF_TRY(record, store::decode_record(snapshot_.database().get_document(ranked[i].document).get_data()));
        result.hits.push_back(
            {snapshot_.article_id(ranked[i].document), ceiling, ranked[i].partial, std::move(record), {}});
    }
    return {};
}

// A bound that costs nothing but opening the lists.
std::size_t Searcher::most_matches(const XQuery& query) const {
    Xapian::Enquire enquire(snapshot_.database());
    enquire.set_query(query);
    return enquire.get_mset(0, 0).get_matches_upper_bound();
}

core::Result<SearchResult> Searcher::by_date(const SearchRequest& request, PhraseFinders& finders) {
    SearchResult result;
    const Node& root = request.query.root;
    const XQuery query = compiled(root, finders, conditions_of(request.filters), Weights::unwanted);
    const bool newest = request.sort != Sort::oldest;
    // Where the predicate has to look at all articles to count them, they are sorted in the same pass.
    const bool counting = needs_predicate(root);
    const auto take = [&](const XQuery& of_period, std::size_t depth,
                          std::vector<Ranked>& ranked) -> core::Result<void> {
        const std::size_t wanted = depth - ranked.size();
        if (wanted == 0 && !counting) return {};
        QueryRun run(root, finders, of_period);
        run.enquire().set_weighting_scheme(unweighted());
        run.enquire().set_sort_by_value(store::slot::date, newest);
        ARSHIF_TRY(found, run.first(wanted, counting));
        if (counting) result.matches += static_cast<std::int64_t>(found.get_matches_estimated());
        for (auto hit = found.begin(); hit != found.end(); ++hit)
            ranked.push_back({*hit, 0, false});
        return {};
    };
    const std::vector<XQuery> periods = periods_of(query, counting, newest);
    const auto list = [&](std::size_t depth) -> core::Result<std::vector<Ranked>> {
        std::vector<Ranked> ranked;
        result.matches = 0;
        for (const XQuery& of_period : periods)
            ARSHIF_CHECK(take(of_period, depth, ranked));
        return ranked;
    };
    ARSHIF_CHECK(find_page(request, page_end(request), list, result));
    if (counting) return result;
    ARSHIF_TRY(matches, count_matches(root, finders, query));
    result.matches = matches;
    return result;
}

// A year at a time, so that a page of the latest articles looks at no others; those of all years at once where no more
// can match than a year has articles. What has no date comes last.
std::vector<XQuery> Searcher::periods_of(const XQuery& query, bool at_once, bool newest) const {
    std::vector<XQuery> periods;
    const std::size_t of_a_year = snapshot_.database().get_doccount() / std::max<std::size_t>(1, years_->size());
    if (at_once || most_matches(query) <= std::min(few_matches, of_a_year)) {
        periods.emplace_back(XQuery::OP_AND_NOT, query, articles_with(undated_articles(), snapshot_));
    } else {
        for (const std::int32_t year : *years_)
            periods.push_back(only_where(query, articles_with({store::date_terms({year, 0, 0}).front()}, snapshot_)));
        if (newest) std::reverse(periods.begin(), periods.end());
    }
    periods.push_back(only_where(query, articles_with(undated_articles(), snapshot_)));
    return periods;
}

core::Result<void> Searcher::count_left_out(const SearchRequest& request, PhraseFinders& finders,
                                            SearchResult& result) {
    const Filters& filters = request.filters;
    if (filters.dates.open()) return {};
    const Node& root = request.query.root;
    const XQuery anytime = compiled(root, finders, conditions_of(filters, false), Weights::unwanted);
    if (!filters.undated) {
        ARSHIF_TRY(undated,
                   count_matches(root, finders, only_where(anytime, articles_with(undated_articles(), snapshot_))));
        result.undated = undated;
    }
    if (!filters.overlap) {
        const Condition overlap = overlapping_articles(filters, years());
        ARSHIF_TRY(overlapping, count_matches(root, finders, only_where(anytime, articles_with(overlap, snapshot_))));
        result.overlapping = overlapping;
    }
    return {};
}

core::Result<std::int64_t> Searcher::count_matches(const Node& root, PhraseFinders& finders, const XQuery& query) {
    QueryRun run(root, finders, query);
    run.enquire().set_weighting_scheme(unweighted());
    ARSHIF_TRY(found, run.first(0, true));
    return static_cast<std::int64_t>(found.get_matches_estimated());
}

core::Result<std::int64_t> Searcher::count(const Query& typed, const Filters& filters) {
    if (snapshot_.segments().empty()) return 0;
    ARSHIF_TRY(query, resolve(typed, snapshot_));
    return store::xapian_guard(store::Doing::reading, "count", [&]() -> core::Result<std::int64_t> {
        find_years();
        PhraseFinders finders(snapshot_);
        return count_matches(query.root, finders,
                             compiled(query.root, finders, conditions_of(filters), Weights::unwanted));
    });
}

core::Result<Explanation> Searcher::explain(const Query& typed, const Filters& filters) {
    ARSHIF_TRY(query, resolve(typed, snapshot_));
    return store::xapian_guard(store::Doing::reading, "explain", [&]() -> core::Result<Explanation> {
        find_years();
        PhraseFinders finders(snapshot_);
        return Explanation{to_string(query),
                           compiled(query.root, finders, conditions_of(filters), Weights::wanted).get_description()};
    });
}

}  // namespace arshif::search
