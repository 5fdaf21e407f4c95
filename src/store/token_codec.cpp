#include "store/token_codec.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "store/file_numbers.h"

namespace arshif::store {

namespace {

constexpr unsigned part_bits = 16;
// A number takes eight bytes of the table and spares six bytes each time.
constexpr std::size_t least_often = 2;

}  // namespace

std::vector<text::TokenCode> frequent_codes(std::vector<text::TokenCode>& sample) {
    std::sort(sample.begin(), sample.end());
    std::vector<std::pair<std::size_t, text::TokenCode>> counts;
    for (auto at = sample.begin(); at != sample.end();) {
        const auto next = std::upper_bound(at, sample.end(), *at);
        const auto often = static_cast<std::size_t>(next - at);
        if (often >= least_often) counts.emplace_back(often, *at);
        at = next;
    }
    const auto kept = counts.begin() + static_cast<std::ptrdiff_t>(std::min(counts.size(), most_numbered));
    std::partial_sort(counts.begin(), kept, counts.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    std::vector<text::TokenCode> numbered;
    for (auto at = counts.begin(); at != kept; ++at)
        numbered.push_back(at->second);
    return numbered;
}

TokenEncoder::TokenEncoder(std::span<const text::TokenCode> numbered)
    : slots_(std::bit_ceil(2 * std::min(numbered.size(), most_numbered) + 1)) {
    for (std::size_t i = 0; i < std::min(numbered.size(), most_numbered); ++i)
        slots_[slot_of(numbered[i])] = {numbered[i], static_cast<CodeUnit>(i)};
}

// Of the code, or the empty one where it would be.
std::size_t TokenEncoder::slot_of(text::TokenCode code) const {
    // Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
    constexpr std::uint64_t multiplier = 0x9E3779B97F4A7C15U;
    constexpr unsigned spread_bits = 32;
    const std::size_t last = slots_.size() - 1;
    for (std::size_t at = (code * multiplier >> spread_bits) & last;; at = (at + 1) & last) {
        if (slots_[at].number == spelled_out || slots_[at].code == code) return at;
    }
}

WrittenCode TokenEncoder::written(text::TokenCode code) const {
    WrittenCode written;
    written.room[written.size++] = slots_[slot_of(code)].number;
    if (written.room.front() != spelled_out) return written;
    for (std::size_t part = 0; part < spelled_parts; ++part)
        written.room[written.size++] = static_cast<CodeUnit>(code >> (part * part_bits));
    return written;
}

void TokenEncoder::append(std::span<const text::TokenCode> codes, std::string& units) const {
    for (const text::TokenCode code : codes) {
        const WrittenCode code_units = written(code);
        for (const CodeUnit unit : code_units.units())
            append_number(units, unit);
    }
}

void decode_tokens(std::span<const CodeUnit> units, std::span<const text::TokenCode> numbered,
                   std::vector<text::TokenCode>& codes) {
    codes.resize(units.size());
    text::TokenCode* out = codes.data();
    for (std::size_t at = 0; at < units.size();) {
        const CodeUnit unit = units[at++];
        if (unit < numbered.size()) {
            *out++ = numbered[unit];
        } else if (unit != spelled_out) {
            *out++ = 0;
        } else {
            if (units.size() - at < spelled_parts) break;
            text::TokenCode code = 0;
            for (std::size_t part = 0; part < spelled_parts; ++part)
                code |= text::TokenCode{units[at++]} << (part * part_bits);
            *out++ = code;
        }
    }
    codes.resize(static_cast<std::size_t>(out - codes.data()));
}

}  // namespace arshif::store
