#include "text/stem_cache.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace arshif::text {

std::string_view Arena::keep(std::string_view text) {
    if (text.size() > room_) {
        room_ = std::max(block_size, text.size());
        blocks_.push_back(std::make_unique<char[]>(room_));  // NOLINT(modernize-avoid-c-arrays)
    }
    size_ += text.size();
    // Blocks are filled from the back, so that the room left is all there is to remember.
    room_ -= text.size();
    char* const place = blocks_.back().get() + room_;
    if (!text.empty()) std::memcpy(place, text.data(), text.size());
    return {place, text.size()};
}

void Arena::clear() {
    blocks_.clear();
    room_ = 0;
    size_ = 0;
}

StemCache::StemCache(std::size_t capacity) : slots_(first_slots), capacity_(capacity) {}

std::optional<StemCache::Entry> StemCache::find(std::string_view surface, std::uint64_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < longest_probe; ++i) {
        const Slot& slot = slots_[(hash + i) & mask];
        if (slot.surface == nullptr) return std::nullopt;
        const bool same = slot.hash == hash && slot.surface_size == surface.size() &&
                          std::memcmp(slot.surface, surface.data(), surface.size()) == 0;
        if (same) return Entry{{slot.surface + slot.surface_size, slot.stem_size}, slot.code, slot.number};
    }
    return std::nullopt;
}

StemCache::Entry StemCache::add(std::string_view surface, std::uint64_t hash, std::string_view stem, TokenCode code) {
    constexpr std::size_t longest = std::numeric_limits<std::uint16_t>::max();
    Slot* slot = nullptr;
    if (!full() && surface.size() <= longest && stem.size() <= longest) {
        if (count_ * 2 >= slots_.size()) grow();
        slot = free_slot(hash);
        crowded_ |= slot == nullptr;
    }
    if (slot == nullptr) return {passing_.keep(stem), code, no_word};
    std::string both(surface);
    both += stem;
    const std::string_view kept = kept_.keep(both);
    *slot = {hash,
             kept.data(),
             code,
             static_cast<std::uint16_t>(surface.size()),
             static_cast<std::uint16_t>(stem.size()),
             static_cast<std::uint32_t>(count_)};
    return {kept.substr(surface.size()), code, static_cast<std::uint32_t>(count_++)};
}

bool StemCache::recycle() {
    passing_.clear();
    if (!full()) return false;
    kept_.clear();
    std::fill(slots_.begin(), slots_.end(), Slot{});
    count_ = 0;
    crowded_ = false;
    return true;
}

bool StemCache::full() const {
    return crowded_ || count_ >= capacity_ || kept_.size() > capacity_ * surface_bytes_a_word;
}

void StemCache::grow() {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.surface == nullptr) continue;
        Slot* const place = free_slot(slot.hash);
        if (place != nullptr) *place = slot;
        crowded_ |= place == nullptr;
    }
}

StemCache::Slot* StemCache::free_slot(std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = 0; i < longest_probe; ++i) {
        Slot& slot = slots_[(hash + i) & mask];
        if (slot.surface == nullptr) return &slot;
    }
    return nullptr;
}

}  // namespace arshif::text
