// The second stage of ranking: what the order and the exact forms of a document's tokens add to its stems' weight.
//
// Stems retrieve, surface forms re-rank. The weights and what each of them gains stand in docs/ARCHITECTURE.md,
// "Ranking". All bonuses are at least 0. Belongs to one thread.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "search/query_tree.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace arshif::search {

// Shares of an idf.
struct RankingWeights {
    double exact = 0.4;      // of the surface form's, where the form as typed occurs
    double near = 0.7;       // of the rarer stem's of two neighbours in the query, falling with the words between them
    double lead = 1.4;       // of the stem's, falling with the words before its first occurrence
    double complete = 0.15;  // of the mean stem's, where the article has all that the query wants
    double near_half = 3;    // words between two neighbours at which they count half
    double lead_half = 20;   // words before a word, the title's among them, at which it counts half
};

class Reranker {
public:
    Reranker(const Node& root, const store::Snapshot& snapshot, RankingWeights weights = {});

    // What to add to the score of a document with these tokens; `complete` if it matches in full.
    double bonus(const store::TokenStream& stream, bool complete);

private:
    static constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();
    struct Word {
        text::TokenCode code = 0;
        double stem_idf = 0;
        double surface_idf = 0;
        // In the document being looked at:
        std::uint32_t first = nowhere;
        std::uint32_t last = nowhere;
        std::uint32_t gap = nowhere;  // the fewest words between it and its neighbour before it in the query
        bool exact = false;
    };
    void collect(const Node& node, const store::Snapshot& snapshot);
    void locate_words(const store::TokenStream& stream);
    void meet(std::size_t word, std::uint32_t at);

    RankingWeights weights_;
    double mean_idf_ = 0;
    std::vector<Word> words_;  // that the query wants, in its order
};

// The weight of a term that `frequency` of `articles` articles have: BM25's idf as Xapian computes it, never negative.
double idf(double articles, double frequency);

}  // namespace arshif::search
