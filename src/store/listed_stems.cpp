#include "store/listed_stems.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "store/file_numbers.h"

namespace arshif::store {

namespace {

constexpr std::size_t stem_parts = std::size_t{1} << text::stem_bits;

// The forms of what articles share are told from one article in so many.
constexpr std::uint32_t form_sample = 16;

// How many articles have each stem, and how often each form occurs in some of them.
struct StemCounts {
    std::vector<std::uint32_t> articles = std::vector<std::uint32_t>(stem_parts);
    std::uint32_t all = 0;
    std::unordered_map<text::TokenCode, std::uint32_t> forms;
};

StemCounts count_stems(const std::vector<TokenSource>& sources) {
    StemCounts counts;
    std::vector<std::uint32_t> last(stem_parts);
    for (const TokenSource& source : sources) {
        source([&](std::int64_t, const TokenStream& stream) {
            const bool sampled = counts.all++ % form_sample == 0;
            for (const text::TokenCode code : stream.codes) {
                if (sampled) ++counts.forms[code];
                std::uint32_t& seen = last[text::stem_part(code)];
                if (seen == counts.all) continue;
                seen = counts.all;
                ++counts.articles[text::stem_part(code)];
            }
        });
    }
    return counts;
}

// So many articles put a stem into a class.
struct ClassBounds {
    ClassBounds(std::uint64_t articles, const BiwordLimits& limits)
        : common(std::max<std::uint64_t>(limits.least, articles / limits.share)),
          ubiquitous(std::max(common, articles / limits.ubiquitous_share)),
          occasional(
              std::min(common, std::max<std::uint64_t>(limits.occasional_least, articles / limits.occasional_share))) {}
    StemClass kind(std::uint64_t having) const {
        return having >= ubiquitous ? StemClass::ubiquitous
               : having >= common   ? StemClass::common
                                    : StemClass::occasional;
    }
    std::uint64_t common;
    std::uint64_t ubiquitous;
    std::uint64_t occasional;
};

std::vector<text::TokenCode> stems_with(const StemCounts& counts, std::uint64_t least) {
    std::vector<text::TokenCode> stems;
    for (std::size_t part = 0; part < stem_parts; ++part) {
        if (counts.articles[part] >= least) stems.push_back(static_cast<text::TokenCode>(part));
    }
    return stems;
}

// Those that are in a class, ascending: none where none is common, and fewer where numbers of 16 bits would not do.
std::vector<text::TokenCode> listed_stems(const StemCounts& counts, const ClassBounds& bounds) {
    if (stems_with(counts, bounds.common).empty()) return {};
    for (std::uint64_t least = bounds.occasional;; least = std::max<std::uint64_t>(1, least * 2)) {
        std::vector<text::TokenCode> stems = stems_with(counts, least);
        if (stems.size() < not_listed) return stems;
    }
}

}  // namespace

ListedStems::ListedStems(const std::vector<TokenSource>& sources, const BiwordLimits& limits)
    : numbers_(stem_parts, not_listed) {
    const StemCounts counts = count_stems(sources);
    const ClassBounds bounds(counts.all, limits);
    stems_ = listed_stems(counts, bounds);
    for (const text::TokenCode stem : stems_)
        kinds_.push_back(bounds.kind(counts.articles[stem]));
    forms_.resize(stems_.size());
    for (std::size_t i = 0; i < stems_.size(); ++i)
        numbers_[stems_[i]] = static_cast<std::uint16_t>(i);
    std::vector<std::pair<std::uint32_t, text::TokenCode>> by_count;
    for (const auto& [code, count] : counts.forms) {
        if (number(code) != not_listed) by_count.emplace_back(count, code);
    }
    std::sort(by_count.begin(), by_count.end(), [](const auto& a, const auto& b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    for (Forms& forms : forms_)
        forms.fill(no_form);
    for (const auto& [count, code] : by_count) {
        Forms& forms = forms_[number(code)];
        const auto free = std::find(forms.begin(), forms.end(), no_form);
        if (free != forms.end()) *free = text::surface_part(code);
    }
}

std::uint32_t ListedStems::form(std::uint16_t stem, text::TokenCode code) const {
    const Forms& forms = forms_[stem];
    const auto found = std::find(forms.begin(), forms.end(), text::surface_part(code));
    return static_cast<std::uint32_t>(found - forms.begin());
}

std::string ListedStems::bytes() const {
    std::string bytes;
    for (std::size_t i = 0; i < stems_.size(); ++i) {
        append_number(bytes,
                      static_cast<std::uint32_t>(stems_[i] << stem_class_bits | static_cast<unsigned>(kinds_[i])));
    }
    for (const Forms& forms : forms_) {
        for (const std::uint32_t form : forms)
            append_number(bytes, form);
    }
    return bytes;
}

}  // namespace arshif::store
