#include "core/interner.h"

#include <algorithm>

#include "core/hash.h"

namespace arshif::core {

namespace {

// The first eight bytes as a number that sorts as they do; a shorter string is filled up with zeros.
std::uint64_t head_of(std::string_view text) {
    constexpr std::size_t head_bytes = 8;
    constexpr unsigned byte_bits = 8;
    std::uint64_t head = 0;
    for (std::size_t i = 0; i < head_bytes; ++i) {
        head <<= byte_bits;
        if (i < text.size()) head |= static_cast<unsigned char>(text[i]);
    }
    return head;
}

}  // namespace

Interner::Interner() : slots_(first_slots) {}

std::size_t Interner::slot_of(std::string_view text, std::uint32_t hash) const {
    std::size_t at = hash & (slots_.size() - 1);
    while (slots_[at].number != none && (slots_[at].hash != hash || this->text(slots_[at].number) != text))
        at = (at + 1) & (slots_.size() - 1);
    return at;
}

std::uint32_t Interner::find(std::string_view text) const {
    return slots_[slot_of(text, static_cast<std::uint32_t>(hash64(text)))].number;
}

std::uint32_t Interner::number_of(std::string_view text) {
    const auto hash = static_cast<std::uint32_t>(hash64(text));
    const std::size_t at = slot_of(text, hash);
    if (slots_[at].number != none) return slots_[at].number;
    const auto number = static_cast<std::uint32_t>(places_.size());
    slots_[at] = {hash, number};
    places_.push_back({bytes_.size(), static_cast<std::uint32_t>(text.size())});
    bytes_ += text;
    if (2 * places_.size() > slots_.size()) grow();
    return number;
}

void Interner::grow() {
    std::vector<Slot> old(2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old) {
        if (slot.number == none) continue;
        std::size_t at = slot.hash & (slots_.size() - 1);
        while (slots_[at].number != none)
            at = (at + 1) & (slots_.size() - 1);
        slots_[at] = slot;
    }
}

void Interner::clear() {
    constexpr std::size_t most_kept = std::size_t{1} << 18U;
    if (slots_.size() > most_kept) {
        *this = Interner();
        return;
    }
    std::fill(slots_.begin(), slots_.end(), Slot());
    places_.clear();
    bytes_.clear();
}

std::vector<std::uint32_t> Interner::in_order() const {
    // Stems of three letters differ in their first eight bytes; most comparisons end there.
    struct Key {
        std::uint64_t head = 0;
        std::uint32_t number = 0;
    };
    std::vector<Key> keys;
    keys.reserve(size());
    for (std::uint32_t number = 0; number < size(); ++number)
        keys.push_back({head_of(text(number)), number});
    std::sort(keys.begin(), keys.end(), [this](const Key& a, const Key& b) {
        return a.head != b.head ? a.head < b.head : text(a.number) < text(b.number);
    });
    std::vector<std::uint32_t> numbers;
    numbers.reserve(keys.size());
    for (const Key& key : keys)
        numbers.push_back(key.number);
    return numbers;
}

}  // namespace arshif::core
