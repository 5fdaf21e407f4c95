#include "store/biword_region.h"

#include <cstddef>
#include <queue>

namespace arshif::store {

namespace {

// Goes through one of several regions.
class RegionCursor {
public:
    RegionCursor(std::string_view region, std::size_t number) : lists_(region), number_(number) {}

    bool next() { return lists_.next(); }
    std::uint32_t key() const { return lists_.key(); }
    std::string_view list() const { return lists_.list(); }
    // The greatest of a queue has the least key, in the first of the regions.
    bool operator<(const RegionCursor& other) const {
        return key() != other.key() ? key() > other.key() : number_ > other.number_;
    }

private:
    BiwordRegion lists_;
    std::size_t number_;
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
    std::priority_queue<RegionCursor> cursors;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        RegionCursor cursor(regions[i], i);
        if (cursor.next()) cursors.push(cursor);
    }
    BiwordRegionMaker merged;
    std::string list;
    while (!cursors.empty()) {
        const std::uint32_t key = cursors.top().key();
        list.clear();
        std::uint32_t last = 0;
        while (!cursors.empty() && cursors.top().key() == key) {
            RegionCursor cursor = cursors.top();
            cursors.pop();
            append_list(list, last, cursor.list());
            if (cursor.next()) cursors.push(cursor);
        }
        merged.add(key, list);
    }
    return merged.finish();
}

}  // namespace arshif::store
