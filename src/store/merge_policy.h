// Decides which neighbouring segments become one: tiers of a factor of eight, at most thirty segments (more while an
// import runs), dead documents out.
//
// Only neighbours in the order of docids are merged, since Xapian needs disjoint ranges. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace arshif::store {

constexpr std::size_t max_segments = 30;

// While more is to be added. A million articles come in a hundred commits, twice as many on a slow machine, and are
// merged once, at the end. A reader holds three descriptors a segment, a merge two: a limit of 1,024 must do.
constexpr std::size_t max_segments_meanwhile = 200;

struct SegmentLoad {
    std::int64_t articles = 0;  // documents, dead ones too
    std::int64_t dead = 0;
};

// Segments [begin, end) of the list.
struct MergeRange {
    std::size_t begin = 0;
    std::size_t end = 0;
    friend bool operator==(const MergeRange&, const MergeRange&) = default;
};

// The next merge that is due, or nothing. `added` is how many articles this process has added: it never waits for a
// merge over ten times that (or a few thousand articles, which take a moment), unless there are more segments than
// max_segments. While there is `more` to be added it merges only what is a moment's work, and that only above
// max_segments, until there are more than max_segments_meanwhile: what is added would be merged again.
std::optional<MergeRange> choose_merge(const std::vector<SegmentLoad>& segments, std::int64_t added, bool more = false);

}  // namespace arshif::store
