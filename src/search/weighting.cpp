#include "search/weighting.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>

namespace arshif::search {

namespace {

constexpr double rounding_slack = 1e-12;  // what a bound is above what it bounds, computed in another order

}  // namespace

Xapian::BM25Weight bm25() {
    return {StemWeight::saturation, 0, 1, 1, StemWeight::least_length};
}

Xapian::TfIdfWeight unweighted() {
    return Xapian::TfIdfWeight("nnn");
}

StemWeight::StemWeight(std::uint32_t having, std::uint32_t documents, double mean_length)
    : per_length_(mean_length > 0 ? 1 / mean_length : 0) {
    double rarity = (documents - having + 0.5) / (having + 0.5);
    if (rarity < 2) rarity = rarity * 0.5 + 1;  // a stem of most documents would be given less than nothing
    most_ = std::log(rarity) * (saturation + 1);
}

double StemWeight::bound(double ratio) const {
    if (ratio > 0) return most_ * (1 + rounding_slack) / (1 + saturation * per_length_ / ratio);
    return 0;  // also for what is no number, which bounds are not sorted by: it is from a damaged file
}

}  // namespace arshif::search
