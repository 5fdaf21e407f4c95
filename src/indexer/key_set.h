// A set of 64-bit keys that are hashes already, in eight bytes a place: what an import remembers of records that
// share their identifier with other texts.
//
// Open addressing with linear probing; a key is its own hash. Not safe for concurrent use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace arshif::indexer {

class KeySet {
public:
    // Whether the key was new.
    bool insert(std::uint64_t key) {
        if (key == none) return !std::exchange(has_none_, true);
        if ((count_ + 1) * places_in_use > places_.size() * keys_in_use) grow();
        std::uint64_t& place = place_of(key);
        if (place == key) return false;
        place = key;
        ++count_;
        return true;
    }

    std::size_t size() const { return count_ + (has_none_ ? 1 : 0); }

private:
    static constexpr std::uint64_t none = 0;  // an empty place
    static constexpr std::size_t keys_in_use = 3;
    static constexpr std::size_t places_in_use = 4;
    static constexpr std::size_t first_places = 1024;

    std::uint64_t& place_of(std::uint64_t key) {
        std::size_t at = key & (places_.size() - 1);
        while (places_[at] != none && places_[at] != key)
            at = (at + 1) & (places_.size() - 1);
        return places_[at];
    }

    void grow() {
        std::vector<std::uint64_t> old(places_.size() * 2, none);
        old.swap(places_);
        for (const std::uint64_t key : old) {
            if (key != none) place_of(key) = key;
        }
    }

    std::vector<std::uint64_t> places_ = std::vector<std::uint64_t>(first_places, none);
    std::size_t count_ = 0;
    bool has_none_ = false;
};

}  // namespace arshif::indexer
