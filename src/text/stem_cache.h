// What the analyzer has already found out about a surface form. Private to this folder.
//
// A flat hash table with linear probing over an arena of strings. Both are bounded: a full cache takes no more words
// until recycle empties it, so that a hostile vocabulary costs time but no memory.
// Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "text/analyzer.h"

namespace arshif::text {

// Strings that stay where they are until the arena is cleared.
class Arena {
public:
    // A copy of `text` that lives until clear.
    std::string_view keep(std::string_view text);
    void clear();
    // In bytes, of all strings.
    std::size_t size() const { return size_; }

private:
    static constexpr std::size_t block_size = std::size_t{64} << 10U;

    std::vector<std::unique_ptr<char[]>> blocks_;  // NOLINT(modernize-avoid-c-arrays)
    std::size_t room_ = 0;                         // left in the last block
    std::size_t size_ = 0;
};

class StemCache {
public:
    struct Entry {
        std::string_view stem;
        TokenCode code = 0;
        std::uint32_t number = no_word;  // of the surface: the first that was added since recycle has 0, and so on
    };

    // At most `capacity` words are kept, and surface_bytes_a_word times as many bytes of their surfaces and stems.
    explicit StemCache(std::size_t capacity = std::size_t{1} << 19U);

    // `hash` is core::hash64 of the surface.
    std::optional<Entry> find(std::string_view surface, std::uint64_t hash) const;

    // Asks for the memory that find will read, ahead of time.
    void prefetch(std::uint64_t hash) const { __builtin_prefetch(&slots_[hash & (slots_.size() - 1)]); }

    // Adds a surface that find did not find. The stem returned lives until recycle, whether or not there was room;
    // where there was none, there is no number.
    Entry add(std::string_view surface, std::uint64_t hash, std::string_view stem, TokenCode code);

    // Empties a cache that is full, which it says. Stems and numbers given out before mean nothing then.
    bool recycle();

    std::size_t size() const { return count_; }

private:
    struct Slot {
        std::uint64_t hash = 0;
        const char* surface = nullptr;  // the stem follows it
        TokenCode code = 0;
        std::uint16_t surface_size = 0;
        std::uint16_t stem_size = 0;
        std::uint32_t number = 0;
    };

    bool full() const;
    void grow();
    Slot* free_slot(std::uint64_t hash);

    static constexpr std::size_t surface_bytes_a_word = 64;
    static constexpr std::size_t longest_probe = 64;
    static constexpr std::size_t first_slots = 1024;

    std::vector<Slot> slots_;
    Arena kept_;
    Arena passing_;  // of stems for which there was no room
    std::size_t capacity_;
    std::size_t count_ = 0;
    bool crowded_ = false;  // a word found no free slot near its own
};

}  // namespace arshif::text
