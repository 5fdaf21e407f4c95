#include "store/shingles.h"

#include <algorithm>
#include <limits>

#include "store/fields.h"
#include "store/terms.h"

namespace arshif::store {

namespace {

constexpr std::size_t shingle_words = 3;

// The finaliser of SplitMix64 (Steele, Lea and Flood 2014): the order of the hashes has nothing to do with the words.
std::uint32_t mixed(std::uint64_t words) {
    words += 0x9E3779B97F4A7C15U;
    words = (words ^ (words >> 30U)) * 0xBF58476D1CE4E5B9U;
    words = (words ^ (words >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::uint32_t>(words >> 32U);
}

// Stem parts of three words.
constexpr std::uint64_t shingle_mask = (std::uint64_t{1} << (shingle_words * text::stem_bits)) - 1;

template <typename F>
void each_shingle(std::span<const text::TokenCode> tokens, std::uint32_t title_tokens, F&& use) {
    if (tokens.size() < title_tokens + min_shingled_words) return;
    std::uint64_t words = 0;
    for (std::size_t i = title_tokens; i < tokens.size(); ++i) {
        words = (words << text::stem_bits | text::stem_part(tokens[i])) & shingle_mask;
        if (i + 1 >= title_tokens + shingle_words) use(mixed(words));
    }
}

// A number in as few characters as it takes, none of them a NUL, which Xapian would store twice.
std::string digits_of(std::uint32_t number) {
    constexpr std::string_view digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-abcdefghijklmnopqrstuvwxyz_";
    constexpr unsigned digit_bits = 6;
    std::string out;
    for (; number > 0; number >>= digit_bits)
        out += digits[number % (1U << digit_bits)];
    return out;
}

// Shingles up to the greatest that both lists would have, had their articles the shingle.
std::size_t comparable(const Shingles& of, std::uint32_t greatest) {
    return static_cast<std::size_t>(std::upper_bound(of.begin(), of.end(), greatest) - of.begin());
}

}  // namespace

Shingles least_shingles(std::span<const text::TokenCode> tokens, std::uint32_t title_tokens, std::size_t wanted) {
    Shingles least;
    constexpr std::size_t few = 32;
    if (wanted > few) {
        each_shingle(tokens, title_tokens, [&](std::uint32_t shingle) { least.push_back(shingle); });
        std::sort(least.begin(), least.end());
        least.erase(std::unique(least.begin(), least.end()), least.end());
        least.resize(std::min(least.size(), wanted));
        return least;
    }
    // For a few, inserting them in order is many times faster than sorting all.
    each_shingle(tokens, title_tokens, [&](std::uint32_t shingle) {
        if (least.size() == wanted && (wanted == 0 || shingle >= least.back())) return;
        const auto at = std::lower_bound(least.begin(), least.end(), shingle);
        if (at != least.end() && *at == shingle) return;
        least.insert(at, shingle);
        if (least.size() > wanted) least.pop_back();
    });
    return least;
}

std::vector<std::string> copy_terms(const Shingles& shingles) {
    std::vector<std::string> terms;
    for (std::size_t i = 0; i < std::min(shingles.size(), shingle_terms); ++i)
        terms.push_back(make_term(prefix::copies, digits_of(shingles[i])));
    return terms;
}

Overlap overlap(const Shingles& a, const Shingles& b) {
    std::uint32_t greatest = std::numeric_limits<std::uint32_t>::max();
    for (const Shingles* each : {&a, &b}) {
        if (each->size() >= max_shingles) greatest = std::min(greatest, each->back());
    }
    const std::size_t of_a = comparable(a, greatest);
    const std::size_t of_b = comparable(b, greatest);
    if (of_a == 0 || of_b == 0) return {};
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < of_a && j < of_b;) {
        const bool both = a[i] == b[j];
        const bool forward = a[i] <= b[j];
        j += b[j] <= a[i] ? 1U : 0U;
        i += forward ? 1U : 0U;
        shared += both ? 1U : 0U;
    }
    const auto common = static_cast<double>(shared);
    return {common / static_cast<double>(of_a + of_b - shared), common / static_cast<double>(std::min(of_a, of_b))};
}

}  // namespace arshif::store
