#include "store/biword_region.h"

#include <cstddef>
#include <queue>
#include <vector>

namespace arshif::store {

namespace {

// Which of several regions comes next: the greatest of a queue has the least key, in the first of the regions.
struct NextList {
    std::uint32_t key = 0;
    std::uint32_t region = 0;
    bool operator<(const NextList& other) const { return key != other.key ? key > other.key : region > other.region; }
};

// Appends a list whose docids come after those of `list`, the last of which is `last`.
void append_list(std::string& list, std::uint32_t& last, std::string_view more) {
    VarintReader steps(more);
    const std::uint32_t first = steps.next();
    append_varint(list, first - last);
    list += steps.rest();
    for (last = first; !steps.at_end();)
        last += steps.next();
}

}  // namespace

void BiwordRegionMaker::add(std::uint32_t key, std::string_view list) {
    if (second_of_key(key) != second_) end_group();
    second_ = second_of_key(key);
    append_varint(group_, forms_of_key(key) - last_forms_);
    append_varint(group_, list.size());
    group_ += list;
    last_forms_ = forms_of_key(key);
}

void BiwordRegionMaker::end_group() {
    if (group_.empty()) return;
    append_varint(heads_, second_ - last_second_);
    append_varint(heads_, group_.size());
    groups_ += group_;
    group_.clear();
    last_second_ = second_;
    last_forms_ = 0;
}

std::string BiwordRegionMaker::finish() {
    end_group();
    if (groups_.empty()) return {};
    std::string region;
    append_varint(region, heads_.size());
    return region.append(heads_).append(groups_);
}

std::string merge_biword_regions(std::span<const std::string_view> regions) {
    std::vector<BiwordRegion> lists(regions.begin(), regions.end());
    std::priority_queue<NextList> next;
    const auto go_on = [&](std::uint32_t region) {
        if (lists[region].next()) next.push({lists[region].key(), region});
    };
    for (std::uint32_t region = 0; region < lists.size(); ++region)
        go_on(region);
    BiwordRegionMaker merged;
    std::string list;
    while (!next.empty()) {
        const std::uint32_t key = next.top().key;
        list.clear();
        std::uint32_t last = 0;
        while (!next.empty() && next.top().key == key) {
            const std::uint32_t region = next.top().region;
            next.pop();
            append_list(list, last, lists[region].list());
            go_on(region);
        }
        merged.add(key, list);
    }
    return merged.finish();
}

}  // namespace arshif::store
