#include "search/copies.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>

#include "text/normaliser.h"

namespace arshif::search {

namespace {

// Papers run a wire story within these days. What is said again later, with other names in it, is a formula: telegrams
// of congratulation, verdicts, the weather.
constexpr std::int64_t near_days = 3;

// Shared shingles in those of both.
constexpr double near_resemblance = 0.5;
constexpr double far_resemblance = 0.7;  // if the dates are further apart, or not known to the day

// A story cut to a third is a copy if nearly all of it is in the other.
constexpr double cut_containment = 0.9;
constexpr double cut_resemblance = 0.3;

// How many of the shingles that are compared first copies share. By the rules above it is ten on average.
constexpr std::size_t least_shared = 3;

// Nothing unless both dates are known to the day.
std::optional<std::int64_t> days_between(const core::PartialDate& a, const core::PartialDate& b) {
    if (a.day == 0 || b.day == 0) return std::nullopt;
    const auto days = [](const core::PartialDate& date) {
        return std::chrono::sys_days(std::chrono::year(date.year) / date.month / date.day).time_since_epoch().count();
    };
    return std::abs(std::int64_t{days(a)} - std::int64_t{days(b)});
}

}  // namespace

Fingerprint fingerprint_of(const store::Record& record, const store::TokenStream& stream) {
    Fingerprint made;
    made.shingles = store::least_shingles(stream.codes, stream.title_size, store::max_shingles);
    const core::Result<core::PartialDate> date = core::parse_date(record.date);
    if (date) made.date = *date;
    made.source = text::fold_name(record.source);
    made.country = record.country;
    return made;
}

bool other_publisher(const Fingerprint& a, const Fingerprint& b) {
    if (!a.source.empty() && !b.source.empty()) return a.source != b.source;
    return !a.country.empty() && !b.country.empty() && a.country != b.country;
}

bool may_be_copies(const store::Shingles& least_of_a, const store::Shingles& least_of_b) {
    store::Shingles shared;
    std::set_intersection(least_of_a.begin(), least_of_a.end(), least_of_b.begin(), least_of_b.end(),
                          std::back_inserter(shared));
    return shared.size() >= least_shared;
}

std::optional<double> resemblance_of_copies(const Fingerprint& a, const Fingerprint& b) {
    if (!other_publisher(a, b)) return std::nullopt;
    const store::Overlap overlap = store::overlap(a.shingles, b.shingles);
    const std::optional<std::int64_t> days = days_between(a.date, b.date);
    const bool near = days && *days <= near_days;
    const bool cut = near && overlap.containment >= cut_containment && overlap.resemblance >= cut_resemblance;
    if (!cut && overlap.resemblance < (near ? near_resemblance : far_resemblance)) return std::nullopt;
    return overlap.resemblance;
}

bool CopyFolder::joins(const Fingerprint& article, std::size_t group) const {
    const std::vector<Fingerprint>& others = others_[group];
    return resemblance_of_copies(firsts_[group], article) &&
           std::all_of(others.begin(), others.end(),
                       [&](const Fingerprint& other) { return other_publisher(other, article); });
}

std::optional<std::size_t> CopyFolder::fold(Fingerprint article) {
    const std::size_t looked_at = std::min(compared_first, article.shingles.size());
    std::vector<std::size_t> candidates;
    for (std::size_t i = 0; i < looked_at; ++i) {
        const auto known = groups_of_.find(article.shingles[i]);
        if (known == groups_of_.end()) continue;
        for (const std::size_t group : known->second) {
            if (++shared_[group] == least_shared) candidates.push_back(group);
        }
    }
    for (std::size_t i = 0; i < looked_at; ++i) {
        const auto known = groups_of_.find(article.shingles[i]);
        if (known == groups_of_.end()) continue;
        for (const std::size_t group : known->second)
            shared_[group] = 0;
    }
    std::sort(candidates.begin(), candidates.end());
    for (const std::size_t group : candidates) {
        if (!joins(article, group)) continue;
        article.shingles.clear();
        others_[group].push_back(std::move(article));
        return group;
    }
    for (std::size_t i = 0; i < looked_at; ++i)
        groups_of_[article.shingles[i]].push_back(firsts_.size());
    firsts_.push_back(std::move(article));
    others_.emplace_back();
    shared_.push_back(0);
    return std::nullopt;
}

}  // namespace arshif::search
