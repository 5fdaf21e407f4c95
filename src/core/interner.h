// Gives each different string a small number, so that what is known of it stands in an array.
//
// A flat hash table with linear probing over one string of all bytes. Thread safety: const functions of any number of
// threads; who adds strings is alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::core {

class Interner {
public:
    Interner();

    static constexpr std::uint32_t none = 0xFFFFFFFF;

    // The number of a string that is there, or none.
    std::uint32_t find(std::string_view text) const;
    // The string's number, also if it is new: the first string has 0, the next 1, and so on.
    std::uint32_t number_of(std::string_view text);

    std::size_t size() const { return places_.size(); }
    // Valid until the next call of number_of.
    std::string_view text(std::uint32_t number) const {
        const Place& place = places_[number];
        return {bytes_.data() + place.begin, place.size};
    }
    // Forgets all strings, and keeps the room they took if it was that of some hundred articles.
    void clear();
    // All numbers in the order of their strings, compared as bytes.
    std::vector<std::uint32_t> in_order() const;

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = none;
    };
    struct Place {
        std::size_t begin = 0;
        std::uint32_t size = 0;
    };
    // Where the string stands, or would stand.
    std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
    void grow();

    static constexpr std::size_t first_slots = std::size_t{1} << 12U;

    std::vector<Slot> slots_;
    std::vector<Place> places_;
    std::string bytes_;
};

}  // namespace arshif::core
