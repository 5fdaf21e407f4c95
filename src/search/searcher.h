// Answers queries on a snapshot of an archive: filters, two stages of ranking, falling back on fewer words, sorting by
// date, counting.
//
// Refers to the snapshot; belongs to one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "search/copies.h"
#include "search/filters.h"
#include "search/query_tree.h"
#include "search/reranker.h"
#include "search/similar.h"
#include "store/record.h"
#include "store/snapshot.h"

namespace Xapian {
class MSet;
class Query;
}  // namespace Xapian

namespace arshif::search {

class PhraseFinders;
enum class Narrows : std::uint8_t;
enum class Weights : std::uint8_t;

enum class Sort : std::uint8_t { relevance, newest, oldest };

struct SearchRequest {
    Query query;
    Filters filters;
    Sort sort = Sort::relevance;  // a query without words, has_words says which, is always sorted by date
    std::size_t limit = 10;
    std::size_t offset = 0;
    // Copies in other papers are folded under the best ranked of them, which is then what limit and offset count.
    bool group = false;
};

struct Hit {
    std::int64_t article = 0;  // its id in the catalogue
    double score = 0;          // 0 where sorted by date
    bool partial = false;      // it lacks some of the words
    store::Record record;
    std::vector<Copy> copies;  // of a group: all that Searcher::copies finds, whether or not they match
};

struct SearchResult {
    std::vector<Hit> hits;         // of the page
    std::int64_t matches = 0;      // articles that match in full
    bool matches_exact = true;     // otherwise an estimate
    std::int64_t undated = 0;      // that the dates left out
    std::int64_t overlapping = 0;  // likewise: their period only overlaps the dates
};

// What stands behind a ranking, for --explain.
struct Explanation {
    std::string tree;      // the query as understood
    std::string compiled;  // the query as Xapian runs it
};

// Fewer full matches than this, and articles with fewer of the words are ranked among them. Not the size of a page:
// pages of any size are cut from one list.
constexpr std::size_t enough_full_matches = 10;

// How many of the first the second stage ranks anew.
constexpr std::size_t reranked = 100;

// How many of the first are folded. Those behind are listed one by one, so that a search costs no more than that many
// records however far a page is; and since it is the same number for every page, pages never overlap.
constexpr std::size_t folding_depth = 10000;

// Queries that are not resolved (resolver.h) are, without their warnings.
class Searcher {
public:
    explicit Searcher(const store::Snapshot& snapshot, RankingWeights weights = {});
    ~Searcher();

    core::Result<SearchResult> search(const SearchRequest& request);
    // Exactly how many articles match in full.
    core::Result<std::int64_t> count(const Query& query, const Filters& filters);
    // Articles like one, the most alike first; the numbers beside the hits say nothing here. In similar.cpp.
    core::Result<SearchResult> similar(const SimilarRequest& request);
    // The near copies of an article that is no alias, in other papers, earliest first. In copy_search.cpp.
    core::Result<std::vector<Copy>> copies(std::int64_t article);
    core::Result<Explanation> explain(const Query& query, const Filters& filters);

private:
    struct Ranked {
        std::uint32_t document;  // in the snapshot's database
        double score;
        bool partial;
    };
    struct Folded {
        std::vector<Ranked> firsts;                     // of the groups, in the order of their rank
        std::vector<std::vector<std::uint32_t>> under;  // the other documents of each, as far as looked at
    };
    // The first so many hits, fewer only if there are no more.
    using Lister = std::function<core::Result<std::vector<Ranked>>(std::size_t)>;
    core::Result<SearchResult> by_relevance(const SearchRequest& request, PhraseFinders& finders);
    core::Result<SearchResult> by_date(const SearchRequest& request, PhraseFinders& finders);
    core::Result<std::vector<Ranked>> relaxed_list(const SearchRequest& request, std::size_t depth,
                                                   const std::vector<Ranked>& full) const;
    static std::vector<Ranked> listed(const Xapian::MSet& found);
    void rank_anew(const Node& root, std::vector<Ranked>& ranked) const;
    core::Result<void> find_page(const SearchRequest& request, std::size_t depth, const Lister& list,
                                 SearchResult& result) const;
    core::Result<Folded> fold(const std::vector<Ranked>& ranked, std::size_t wanted) const;
    core::Result<std::vector<Copy>> copies_of(std::uint32_t document, const std::vector<std::uint32_t>& folded) const;
    core::Result<void> fill_page(const std::vector<Ranked>& ranked, const SearchRequest& request,
                                 SearchResult& result) const;
    core::Result<void> count_left_out(const SearchRequest& request, PhraseFinders& finders, SearchResult& result);
    core::Result<std::int64_t> count_matches(const Node& root, PhraseFinders& finders, const Xapian::Query& query);
    // No more articles than these can match.
    std::size_t most_matches(const Xapian::Query& query) const;
    // The query cut into parts whose articles follow each other by date; in two parts where all are wanted at once.
    std::vector<Xapian::Query> periods_of(const Xapian::Query& query, bool at_once, bool newest) const;
    // The conditions that the filters are, their dates among them or not.
    Conditions conditions_of(const Filters& filters, bool dates = true) const;
    // What meets the conditions too, without dead documents.
    Xapian::Query narrowed(const Xapian::Query& words, const Conditions& conditions, Narrows narrows) const;
    // The tree's words, so narrowed.
    Xapian::Query compiled(const Node& root, PhraseFinders& finders, const Conditions& conditions,
                           Weights weights) const;

    // Reads the list of years on first use, where a damaged segment can be reported.
    void find_years();
    YearSpan years() const;

    const store::Snapshot& snapshot_;
    RankingWeights weights_;
    std::optional<std::vector<std::int32_t>> years_;  // for which there are articles, ascending
};

}  // namespace arshif::search
