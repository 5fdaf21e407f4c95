#include "store/merge_policy.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <random>
#include <vector>

using namespace arshif::store;

namespace {

std::vector<SegmentLoad> loads(const std::vector<std::int64_t>& articles) {
    std::vector<SegmentLoad> all;
    for (const std::int64_t count : articles)
        all.push_back({count, 0});
    return all;
}

// An archive as the merge policy sees it: each segment remembers its first and last docid.
class Archive {
public:
    // One process that adds `articles` in one commit, then merges what is due.
    void add(std::int64_t articles) {
        segments_.push_back({articles, 0, total_ + 1, total_ + articles});
        total_ += articles;
        while (true) {
            std::vector<SegmentLoad> list;
            for (const Segment& segment : segments_)
                list.push_back({segment.articles, segment.dead});
            const std::optional<MergeRange> range = choose_merge(list, articles);
            if (!range) break;
            merge(*range, 10 * articles);
        }
        most_segments_ = std::max(most_segments_, segments_.size());
    }
    void kill_one(std::size_t index) {
        Segment& segment = segments_.at(index);
        segment.dead += segment.dead < segment.articles ? 1 : 0;
    }

    std::int64_t merged() const { return merged_; }
    std::int64_t total() const { return total_; }
    std::size_t segments() const { return segments_.size(); }
    std::size_t most_segments() const { return most_segments_; }
    std::int64_t dead() const {
        return std::accumulate(segments_.begin(), segments_.end(), std::int64_t{0},
                               [](std::int64_t sum, const Segment& segment) { return sum + segment.dead; });
    }

private:
    struct Segment {
        std::int64_t articles, dead, first, last;
    };

    void merge(const MergeRange& range, std::int64_t budget) {
        REQUIRE(range.begin < range.end);
        REQUIRE(range.end <= segments_.size());
        const auto begin = segments_.begin() + static_cast<std::ptrdiff_t>(range.begin);
        const auto end = segments_.begin() + static_cast<std::ptrdiff_t>(range.end);
        Segment whole{0, 0, begin->first, std::prev(end)->last};
        std::int64_t cost = 0;
        for (auto part = begin; part != end; ++part) {
            cost += part->articles;
            whole.articles += part->articles - part->dead;
        }
        if (segments_.size() <= max_segments) REQUIRE(cost <= std::max<std::int64_t>(budget, 4000));
        merged_ += cost;
        const auto place = segments_.erase(begin, end);
        if (whole.articles > 0) segments_.insert(place, whole);
        for (std::size_t i = 1; i < segments_.size(); ++i)
            REQUIRE(segments_[i - 1].last < segments_[i].first);
    }

    std::vector<Segment> segments_;
    std::int64_t total_ = 0;
    std::int64_t merged_ = 0;
    std::size_t most_segments_ = 0;
};

}  // namespace

TEST_CASE("Merges that are due, and those that are not") {
    struct Row {
        const char* what;
        std::vector<SegmentLoad> segments;
        std::int64_t added;
        std::optional<MergeRange> merge;
    };
    const std::vector<Row> rows = {
        {"nothing", {}, 10, {}},
        {"one segment", loads({1000}), 10, {}},
        {"seven of a size", loads({10, 10, 10, 10, 10, 10, 10}), 10, {}},
        {"eight of a size", loads({10, 10, 10, 10, 10, 10, 10, 10}), 10, MergeRange{0, 8}},
        {"eight small behind a large", loads({90000, 10, 10, 10, 10, 10, 10, 10, 10}), 10, MergeRange{1, 9}},
        {"eight within the moment allowed", loads(std::vector<std::int64_t>(8, 500)), 1, MergeRange{0, 8}},
        {"eight over it", loads(std::vector<std::int64_t>(8, 600)), 1, {}},
        {"eight within ten times the add", loads(std::vector<std::int64_t>(8, 600)), 480, MergeRange{0, 8}},
        {"eight just over ten times the add", loads(std::vector<std::int64_t>(8, 600)), 479, {}},
        {"a segment with a tenth dead", {{1000, 100}}, 1, {}},
        {"a segment with more than a tenth dead", {{1000, 101}}, 1, MergeRange{0, 1}},
        {"dead in the middle", {{1000, 0}, {1000, 500}, {1000, 0}}, 1, MergeRange{1, 2}},
        {"all dead", {{50, 50}}, 1, MergeRange{0, 1}},
        {"a large one with many dead, after a small add", {{100000, 90000}}, 10, {}},
        {"a large one with many dead, after a large add", {{100000, 90000}}, 10000, MergeRange{0, 1}},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(choose_merge(row.segments, row.added) == row.merge);
    }
}

TEST_CASE("More segments than the limit are merged whatever it costs, where it costs least") {
    std::vector<std::int64_t> articles(max_segments, 100000);
    CHECK_FALSE(choose_merge(loads(articles), 1).has_value());
    articles.push_back(100000);
    for (std::size_t i = 5; i < 14; ++i)
        articles[i] = 70000;
    CHECK(choose_merge(loads(articles), 1) == MergeRange{5, 14});
}

TEST_CASE("Ten thousand small adds stay within the limit and rewrite each article a logarithmic number of times") {
    Archive archive;
    for (int i = 0; i < 10000; ++i)
        archive.add(10);
    CHECK(archive.most_segments() <= max_segments);
    const double n = static_cast<double>(archive.total());
    CAPTURE(archive.merged(), archive.segments());
    CHECK(static_cast<double>(archive.merged()) <= 1.2 * n * std::log2(n));
}

TEST_CASE("Five hundred large adds stay within the limit and rewrite each article a logarithmic number of times") {
    Archive archive;
    for (int i = 0; i < 500; ++i)
        archive.add(10000);
    CHECK(archive.most_segments() <= max_segments);
    const double n = static_cast<double>(archive.total());
    CAPTURE(archive.merged(), archive.segments());
    CHECK(static_cast<double>(archive.merged()) <= 0.2 * n * std::log2(n));
}

TEST_CASE("Adds of any sizes keep the limit, and the dead leave in the end") {
    for (const std::uint32_t seed : {1U, 2U, 3U}) {
        CAPTURE(seed);
        std::mt19937 random(seed);
        Archive archive;
        for (int i = 0; i < 2000; ++i) {
            archive.add(1 + static_cast<std::int64_t>(std::pow(10.0, random() % 4)));
            archive.kill_one(random() % archive.segments());
        }
        CHECK(archive.most_segments() <= max_segments);
        CHECK(archive.dead() < 2000);
    }
}

TEST_CASE("While more is to come, segments are merged only where there are far too many") {
    const std::vector<SegmentLoad> hundred = loads(std::vector<std::int64_t>(100, 10000));
    CHECK(choose_merge(hundred, 1000000) == MergeRange{0, 100});
    CHECK(choose_merge(hundred, 1000000, true) == std::nullopt);
    const std::vector<SegmentLoad> most = loads(std::vector<std::int64_t>(max_segments_meanwhile, 10000));
    CHECK(choose_merge(most, 2000000, true) == std::nullopt);
    const std::vector<SegmentLoad> more = loads(std::vector<std::int64_t>(max_segments_meanwhile + 1, 10000));
    CHECK(choose_merge(more, 2010000, true) == MergeRange{0, max_segments_meanwhile + 1});
    CHECK(choose_merge(more, 1, true) == MergeRange{0, max_segments_meanwhile + 9 - max_segments});
}

TEST_CASE("A feed of small commits keeps to the limit while more is to come") {
    std::vector<SegmentLoad> segments = loads({100000});
    std::size_t most = 0;
    for (int i = 0; i < 2000; ++i) {
        segments.push_back({1, 0});
        while (const std::optional<MergeRange> range = choose_merge(segments, i + 1, true)) {
            const auto begin = segments.begin() + static_cast<std::ptrdiff_t>(range->begin);
            const auto end = segments.begin() + static_cast<std::ptrdiff_t>(range->end);
            begin->articles =
                std::accumulate(begin, end, std::int64_t{0},
                                [](std::int64_t sum, const SegmentLoad& part) { return sum + part.articles; });
            segments.erase(begin + 1, end);
        }
        most = std::max(most, segments.size());
    }
    CHECK(most <= max_segments);
    CHECK(segments.front().articles == 100000);
}
