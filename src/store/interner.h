// Gives each different string of a batch of articles a small number, so that what is known of it stands in an array.
//
// A flat hash table with linear probing over one string of all bytes. Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::store {

class Interner {
public:
    Interner();

    // The string's number; the first string has 0, the next new one 1, and so on.
    std::uint32_t number_of(std::string_view text);

    std::size_t size() const { return places_.size(); }
    // Valid until the next call of number_of.
    std::string_view text(std::uint32_t number) const;
    // Forgets all strings, and keeps the room they took if it was that of some hundred articles.
    void clear();
    // All numbers in the order of their strings, compared as bytes.
    std::vector<std::uint32_t> in_order() const;

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = free_slot;
    };
    struct Place {
        std::size_t begin = 0;
        std::uint32_t size = 0;
    };
    void grow();

    static constexpr std::uint32_t free_slot = 0xFFFFFFFF;
    static constexpr std::size_t first_slots = std::size_t{1} << 12U;

    std::vector<Slot> slots_;
    std::vector<Place> places_;
    std::string bytes_;
};

}  // namespace arshif::store
