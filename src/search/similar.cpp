#include "search/similar.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "search/condition_source.h"
#include "search/reranker.h"
#include "search/searcher.h"
#include "search/tombstone_source.h"
#include "search/weighting.h"
#include "store/fields.h"
#include "store/terms.h"
#include "store/xapian_error.h"
#include "text/stop_words.h"

namespace arshif::search {

namespace {

constexpr double title_occurrences = 3;  // that one in the title counts for
constexpr std::size_t min_stem_bytes = 3;

// A hit that has less than this part of what an article could have at most shares a word or two by chance.
constexpr double least_share = 0.05;

struct Count {
    QueryTerm term;
    double occurrences = 0;
};

class Counter {
public:
    explicit Counter(text::Analyzer& analyzer) : analyzer_(analyzer) {}

    void add(std::string_view text, double each) {
        for (const text::Term& term : analyzer_.analyze(text)) {
            const std::string_view typed = text.substr(term.begin, term.end - term.begin);
            const bool telling = term.kind != text::TokenKind::number && term.stem.size() >= min_stem_bytes;
            if (!telling || text::is_stop_word(typed)) continue;
            Count& count = counts_[std::string(term.stem)];
            if (count.occurrences == 0) {
                count.term.typed = typed;
                count.term.surface = term.surface;
                count.term.stem = term.stem;
                count.term.code = term.code;
            }
            count.occurrences += each;
        }
    }
    const std::unordered_map<std::string, Count>& counts() const { return counts_; }

private:
    text::Analyzer& analyzer_;
    std::unordered_map<std::string, Count> counts_;
};

}  // namespace

std::vector<TellingWord> telling_words(std::string_view title, std::string_view body, const store::Snapshot& snapshot,
                                       text::Analyzer& analyzer) {
    Counter counter(analyzer);
    counter.add(title, title_occurrences);
    counter.add(body, 1);
    struct Ranked {
        TellingWord word;
        double score;
    };
    std::vector<Ranked> ranked;
    const double articles = snapshot.database().get_doccount();
    for (const auto& [stem, count] : counter.counts()) {
        const double frequency = snapshot.database().get_termfreq(store::make_term(store::prefix::stem, stem));
        if (frequency < 2) continue;
        const double weight = 1 + std::log(count.occurrences);
        ranked.push_back({{count.term, weight}, weight * idf(articles, frequency)});
    }
    std::sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return a.score != b.score ? a.score > b.score : a.word.term.stem < b.word.term.stem;
    });
    if (ranked.size() > max_telling_words) ranked.resize(max_telling_words);
    std::vector<TellingWord> words;
    for (Ranked& one : ranked)
        words.push_back(std::move(one.word));
    return words;
}

Query query_of(const std::vector<TellingWord>& words) {
    Query query;
    Node any;
    any.kind = NodeKind::any;
    for (const TellingWord& word : words) {
        Node term;
        term.kind = NodeKind::term;
        term.words = {word.term};
        any.children.push_back(std::move(term));
    }
    query.root.children.push_back(std::move(any));
    return query;
}

core::Result<SearchResult> Searcher::similar(const SimilarRequest& request) {
    if (request.words.empty()) return SearchResult();
    return store::xapian_guard(store::Doing::reading, "search", [&]() -> core::Result<SearchResult> {
        find_years();
        std::vector<Xapian::Query> terms;
        for (const TellingWord& word : request.words) {
            const Xapian::Query term(store::make_term(store::prefix::stem, word.term.stem));
            terms.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, term, word.weight);
        }
        const Xapian::Query any(Xapian::Query::OP_OR, terms.begin(), terms.end());
        const std::vector<std::int64_t> itself = {request.article};
        TombstoneSource all_but(itself);
        Xapian::Enquire enquire(snapshot_.database());
        enquire.set_query({Xapian::Query::OP_AND_NOT, narrowed(any, conditions_of(request.filters), Narrows::further),
                           Xapian::Query(&all_but)});
        enquire.set_weighting_scheme(bm25());
        enquire.set_cutoff(0, least_share * enquire.get_mset(0, 0).get_max_possible());
        const Xapian::doccount documents = snapshot_.database().get_doccount();
        const auto within = [documents](std::size_t number) {
            return static_cast<Xapian::doccount>(std::min<std::size_t>(number, documents));
        };
        const Xapian::MSet found = enquire.get_mset(within(request.offset), within(request.limit));
        SearchResult result;
        result.matches = found.get_matches_estimated();
        result.matches_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
        for (auto hit = found.begin(); hit != found.end(); ++hit) {
            ARSHIF_TRY(record, store::decode_record(hit.get_document().get_data()));
            result.hits.push_back({snapshot_.article_id(*hit), hit.get_weight(), false, std::move(record), {}});
        }
        return result;
    });
}

}  // namespace arshif::search
