// The second stage of ranking: what the order and the exact forms of a document's tokens add to its stems' weight.
//
// Stems retrieve, surface forms re-rank. The weights and what each of them gains stand in docs/ARCHITECTURE.md,
// "Ranking". All bonuses are at least 0. Belongs to one thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "search/query_tree.h"
#include "store/record.h"
#include "store/snapshot.h"
#include "text/analyzer.h"

namespace arshif::search {

// Shares of an idf.
struct RankingWeights {
    double exact = 0.5;     // of the surface form's, where the form as typed occurs
    double near = 0.3;      // of the rarer stem's of two neighbours in the query, where they are near each other
    double adjacent = 0.3;  // on top of that, where one follows the other
    double lead = 0.4;      // of the stem's, where it is among the first words
    std::uint32_t near_distance = 3;
    std::uint32_t lead_tokens = 60;  // title first
};

class Reranker {
public:
    Reranker(const Node& root, const store::Snapshot& snapshot, RankingWeights weights = {});

    // What to add to the score of the document with this encoded record.
    double bonus(const std::string& record);

private:
    struct Word {
        text::TokenCode code = 0;
        double stem_idf = 0;
        double surface_idf = 0;
    };
    void collect(const Node& node, const store::Snapshot& snapshot);
    double pair_bonus(const Word& first, const Word& second) const;

    RankingWeights weights_;
    std::vector<Word> words_;  // that the query wants, in its order
    std::vector<text::TokenCode> tokens_;
};

// The weight of a term that `frequency` of `articles` articles have: BM25's idf as Xapian computes it, never negative.
double idf(double articles, double frequency);

}  // namespace arshif::search
