// The lists of a stem in a file of biwords (biword_file.h): reading a region, making one, and making one out of
// several.
//
// A region is read and made in memory; readers refer to its bytes. Belong to one thread.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "store/biword_format.h"
#include "store/file_numbers.h"

namespace arshif::store {

// Goes through the lists. They are in groups, one for each stem that follows, whose sizes stand before all groups, so
// that one is found without looking at the others.
class BiwordRegion {
public:
    explicit BiwordRegion(std::string_view region) : groups_(region) {
        heads_ = VarintReader(groups_.take(groups_.next()));
    }

    // The next list, in the next group where this one ends; false behind the last.
    bool next() {
        while (lists_.at_end()) {
            if (!next_group()) return false;
        }
        forms_ += lists_.next();
        list_ = lists_.take(lists_.next());
        return true;
    }
    // Leaves what is left of this group.
    bool next_group() {
        if (heads_.at_end()) return false;
        second_ += heads_.next();
        lists_ = VarintReader(groups_.take(heads_.next()));
        forms_ = 0;
        return true;
    }
    bool next_in_group() { return !lists_.at_end() && next(); }

    std::uint32_t second() const { return second_; }
    std::uint32_t forms() const { return forms_; }
    std::uint32_t key() const { return second_ << (2 * biword_form_bits) | forms_; }
    std::string_view list() const { return list_; }

private:
    VarintReader groups_;
    VarintReader heads_{{}};
    VarintReader lists_{{}};
    std::uint32_t second_ = 0;
    std::uint32_t forms_ = 0;
    std::string_view list_;
};

// Takes lists in the order of their keys.
class BiwordRegionMaker {
public:
    void add(std::uint32_t key, std::string_view list);
    std::string finish();

private:
    void end_group();

    std::string heads_;
    std::string groups_;
    std::string group_;  // of the second stem
    std::uint32_t second_ = 0;
    std::uint32_t last_second_ = 0;
    std::uint32_t last_forms_ = 0;
};

// One region out of those of a stem in several files, whose docids are in the order of the files.
std::string merge_biword_regions(std::span<const std::string_view> regions);

}  // namespace arshif::store
