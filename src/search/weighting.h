// The first stage of ranking: how documents are weighed by their stems.
//
// Thread safety: pure functions; a StemWeight is a value.
#pragma once

#include <algorithm>
#include <cstdint>

namespace Xapian {
class BM25Weight;
class TfIdfWeight;
}  // namespace Xapian

namespace arshif::search {

// BM25 with the length normalisation that headlines and questions rank best with (docs/ARCHITECTURE.md, "Ranking").
// Xapian's own lower bound for a document's length, half of the mean, takes short articles for longer than they are.
Xapian::BM25Weight bm25();

// For runs that need no scores. It looks at frequencies within documents, which BoolWeight does not: that would make
// each term unweighted, with the consequence that only_where (compiler.h) tells of.
Xapian::TfIdfWeight unweighted();

// What bm25() gives a document for one stem, as Xapian computes it (xapian-core 1.4, weight/bm25weight.cc), for
// postings that Xapian does not read.
class StemWeight {
public:
    // Nothing for any document.
    StemWeight() = default;
    // Of a stem that so many of all documents have, whose lengths have this mean.
    StemWeight(std::uint32_t having, std::uint32_t documents, double mean_length);

    // For a document of `length` words that has the stem `count` times.
    double of(std::uint32_t count, std::uint32_t length) const {
        const double part_of_mean = std::max(length * per_length_, least_length);
        return most_ * (count / (saturation * part_of_mean + count));
    }
    // No document is given more in which the stem is this part of the words.
    double bound(double ratio) const;
    // Nor any at all more than this.
    double most() const { return most_; }

private:
    friend Xapian::BM25Weight bm25();
    static constexpr double saturation = 1.2;    // k1
    static constexpr double least_length = 0.1;  // as a part of the mean
    double most_ = 0;
    double per_length_ = 0;  // one by the mean
};

}  // namespace arshif::search
