#include "store/merge_policy.h"

#include <algorithm>

namespace arshif::store {

namespace {

constexpr std::int64_t tier_factor = 8;
constexpr std::int64_t cheap_articles = 4000;  // merged in a fraction of a second
constexpr std::int64_t dead_share = 10;        // more than one in ten dead is a reason to rewrite

int tier_of(std::int64_t articles) {
    int tier = 0;
    for (; articles >= tier_factor; articles /= tier_factor)
        ++tier;
    return tier;
}

std::int64_t cost_of(const std::vector<SegmentLoad>& segments, const MergeRange& range) {
    std::int64_t articles = 0;
    for (std::size_t i = range.begin; i < range.end; ++i)
        articles += segments[i].articles;
    return articles;
}

// Eight or more segments at the end of the list, none of them above the tier: what an import leaves behind it.
std::optional<MergeRange> full_tier(const std::vector<SegmentLoad>& segments) {
    int highest = 0;
    for (const SegmentLoad& segment : segments)
        highest = std::max(highest, tier_of(segment.articles));
    for (int tier = 0; tier <= highest; ++tier) {
        std::size_t begin = segments.size();
        while (begin > 0 && tier_of(segments[begin - 1].articles) <= tier)
            --begin;
        if (segments.size() - begin >= static_cast<std::size_t>(tier_factor)) return MergeRange{begin, segments.size()};
    }
    return std::nullopt;
}

std::optional<MergeRange> mostly_dead(const std::vector<SegmentLoad>& segments, std::int64_t budget) {
    for (std::size_t i = 0; i < segments.size(); ++i) {
        if (segments[i].dead * dead_share > segments[i].articles && segments[i].articles <= budget)
            return MergeRange{i, i + 1};
    }
    return std::nullopt;
}

// The cheapest run whose merging brings the list back to its limit with room for some more.
MergeRange cheapest_run(const std::vector<SegmentLoad>& segments) {
    const std::size_t length = segments.size() - max_segments + static_cast<std::size_t>(tier_factor);
    MergeRange best{0, length};
    for (std::size_t begin = 1; begin + length <= segments.size(); ++begin) {
        const MergeRange run{begin, begin + length};
        if (cost_of(segments, run) < cost_of(segments, best)) best = run;
    }
    return best;
}

}  // namespace

std::optional<MergeRange> choose_merge(const std::vector<SegmentLoad>& segments, std::int64_t added, bool more) {
    if (more && segments.size() <= max_segments) return std::nullopt;
    const std::optional<MergeRange> tier = full_tier(segments);
    if (more && segments.size() <= max_segments_meanwhile) {
        // Of a feed that brings an article now and then, so that it does not slow searches down.
        const bool is_cheap = tier && cost_of(segments, *tier) <= cheap_articles;
        return is_cheap ? tier : std::nullopt;
    }
    const std::int64_t budget = std::max(cheap_articles, 10 * added);
    if (tier && cost_of(segments, *tier) <= budget) return tier;
    if (segments.size() > max_segments) return cheapest_run(segments);
    return mostly_dead(segments, budget);
}

}  // namespace arshif::store
