#include "search/reranker.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>

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
    for (const Word& word : words_)
        mean_idf_ += word.stem_idf / static_cast<double>(words_.size());
}

void Reranker::collect(const Node& node, const store::Snapshot& snapshot) {
    if (node.kind == NodeKind::exclude) return;
    const double articles = snapshot.database().get_doccount();
    for (const QueryTerm& term : node.words) {
        if (term.truncated) continue;  // it is no one word
        const double stem_frequency =
            snapshot.database().get_termfreq(store::make_term(store::prefix::stem, term.stem));
        const double surface_frequency = snapshot.frequency(term.surface);
        Word word;
        word.code = term.code;
        word.stem_idf = idf(articles, stem_frequency);
        word.surface_idf = idf(articles, std::clamp(surface_frequency, 1.0, std::max(1.0, stem_frequency)));
        words_.push_back(word);
    }
    for (const Node& child : node.children)
        collect(child, snapshot);
}

double Reranker::bonus(const store::TokenStream& stream, bool complete) {
    locate_words(stream);
    double sum = complete ? weights_.complete * mean_idf_ : 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const Word& word = words_[i];
        if (word.first == nowhere) continue;
        if (word.exact) sum += weights_.exact * word.surface_idf;
        sum += weights_.lead * word.stem_idf / (1 + word.first / weights_.lead_half);
        if (word.gap == nowhere) continue;
        const double rarer = std::min(words_[i - 1].stem_idf, word.stem_idf);
        sum += weights_.near * rarer / (1 + word.gap / weights_.near_half);
    }
    return sum;
}

// One pass over the stream for all words.
void Reranker::locate_words(const store::TokenStream& stream) {
    const std::span<const text::TokenCode> tokens = stream.codes;
    for (Word& word : words_) {
        word.first = word.last = word.gap = nowhere;
        word.exact = false;
    }
    for (std::uint32_t at = 0; at < tokens.size(); ++at) {
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (text::stem_part(tokens[at]) != text::stem_part(words_[i].code)) continue;
            words_[i].exact = words_[i].exact || tokens[at] == words_[i].code;
            meet(i, at);
        }
        // Behind all words of this token: one with the stem of its neighbour is not met by itself.
        for (Word& word : words_) {
            if (text::stem_part(tokens[at]) != text::stem_part(word.code)) continue;
            if (word.first == nowhere) word.first = at;
            word.last = at;
        }
    }
}

// The word stands at `at`: how near are the last occurrences of its neighbours in the query? One that follows as in the
// query has only the words between; the other way round it counts as a word further off.
void Reranker::meet(std::size_t word, std::uint32_t at) {
    if (word > 0 && words_[word - 1].last != nowhere) {
        words_[word].gap = std::min(words_[word].gap, at - words_[word - 1].last - 1);
    }
    if (word + 1 < words_.size() && words_[word + 1].last != nowhere) {
        words_[word + 1].gap = std::min(words_[word + 1].gap, at - words_[word + 1].last);
    }
}

}  // namespace arshif::search
