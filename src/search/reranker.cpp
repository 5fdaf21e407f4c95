#include "search/reranker.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "store/fields.h"
#include "store/terms.h"

namespace arshif::search {

double idf(double articles, double frequency) {
    double odds = (articles - frequency + 0.5) / (frequency + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::max(0.0, std::log(odds));
}

Reranker::Reranker(const Node& root, const store::Snapshot& snapshot, RankingWeights weights) : weights_(weights) {
    collect(root, snapshot);
}

void Reranker::collect(const Node& node, const store::Snapshot& snapshot) {
    if (node.kind == NodeKind::exclude) return;
    const double articles = snapshot.database().get_doccount();
    for (const QueryTerm& term : node.words) {
        const double stem_frequency =
            snapshot.database().get_termfreq(store::make_term(store::prefix::stem, term.stem));
        const double surface_frequency = snapshot.frequency(term.surface);
        words_.push_back({term.code, idf(articles, stem_frequency),
                          idf(articles, std::clamp(surface_frequency, 1.0, std::max(1.0, stem_frequency)))});
    }
    for (const Node& child : node.children)
        collect(child, snapshot);
}

double Reranker::bonus(const std::string& record) {
    const store::TokenStream stream(record);
    stream.decode(tokens_);
    const auto lead_end =
        tokens_.begin() + std::min<std::ptrdiff_t>(weights_.lead_tokens, static_cast<std::ptrdiff_t>(tokens_.size()));
    double sum = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const Word& word = words_[i];
        const auto same_stem = [&](text::TokenCode code) {
            return text::stem_part(code) == text::stem_part(word.code);
        };
        if (std::find(tokens_.begin(), tokens_.end(), word.code) != tokens_.end())
            sum += weights_.exact * word.surface_idf;
        if (std::any_of(tokens_.begin(), lead_end, same_stem)) sum += weights_.lead * word.stem_idf;
        if (i > 0) sum += pair_bonus(words_[i - 1], word);
    }
    return sum;
}

double Reranker::pair_bonus(const Word& first, const Word& second) const {
    constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();
    std::size_t last_first = nowhere;
    std::size_t last_second = nowhere;
    bool near = false;
    bool adjacent = false;
    for (std::size_t at = 0; at < tokens_.size() && !adjacent; ++at) {
        const bool is_first = text::stem_part(tokens_[at]) == text::stem_part(first.code);
        const bool is_second = text::stem_part(tokens_[at]) == text::stem_part(second.code);
        if (is_second && last_first != nowhere) {
            near = near || at - last_first <= weights_.near_distance;
            adjacent = at - last_first == 1;
        }
        if (is_first && last_second != nowhere) near = near || at - last_second <= weights_.near_distance;
        if (is_first) last_first = at;
        if (is_second) last_second = at;
    }
    const double rarer = std::min(first.stem_idf, second.stem_idf);
    return (near ? weights_.near * rarer : 0) + (adjacent ? weights_.adjacent * rarer : 0);
}

}  // namespace arshif::search
