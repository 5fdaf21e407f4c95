#include "search/unit_matcher.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "search/code_scan.h"

namespace arshif::search {

namespace {

using store::CodeUnit;

// More alternatives than these take longer to compare than it takes to look around where the neighbour stands.
constexpr std::size_t most_compared = 16;

constexpr std::size_t longest_token = 1 + store::spelled_parts;

enum class End : bool { first, last };

std::vector<CodeUnit> ends_of(const WordMatcher::Slot& slot, End end, const store::TokenEncoder& encoder) {
    std::vector<CodeUnit> units;
    for (const text::TokenCode code : slot.codes) {
        const store::WrittenCode written = encoder.written(code);
        units.push_back(end == End::first ? written.units().front() : written.units().back());
    }
    std::sort(units.begin(), units.end());
    units.erase(std::unique(units.begin(), units.end()), units.end());
    return units;
}

// At `at` or before it: where a token begins, since no mark stands so near before it that it could be inside of a code.
std::size_t token_start(std::span<const CodeUnit> units, std::size_t at) {
    for (; at > 0; --at) {
        const std::size_t near = std::min(at, store::spelled_parts);
        const auto before = units.subspan(at - near, near);
        if (std::find(before.begin(), before.end(), store::spelled_out) == before.end()) return at;
    }
    return 0;
}

}  // namespace

UnitMatcher::UnitMatcher(const WordMatcher& phrase, const store::TokenFile& file, const store::TokenEncoder& encoder)
    : phrase_(phrase), file_(file) {
    const std::span<const WordMatcher::Slot> slots = phrase.slots();
    possible_ = std::none_of(slots.begin(), slots.end(), [](const auto& slot) { return slot.codes.empty(); });
    if (!possible_) return;
    if (slots.size() == 1) lefts_ = ends_of(slots.front(), End::last, encoder);
    std::size_t fewest = std::numeric_limits<std::size_t>::max();
    for (std::size_t i = 0; i + 1 < slots.size(); ++i) {
        std::vector<CodeUnit> lefts = ends_of(slots[i], End::last, encoder);
        std::vector<CodeUnit> rights = ends_of(slots[i + 1], End::first, encoder);
        const std::size_t compared = std::min(lefts.size(), most_compared) + std::min(rights.size(), most_compared);
        if (compared >= fewest) continue;
        fewest = compared;
        before_ = i;
        std::vector<CodeUnit>& more = lefts.size() > rights.size() ? lefts : rights;
        if (more.size() > most_compared) more.clear();
        lefts_ = std::move(lefts);
        rights_ = std::move(rights);
    }
}

WordMatcher::Found UnitMatcher::find(std::span<const CodeUnit> units) {
    if (!possible_) return WordMatcher::Found::no;
    for (std::size_t at = 0;; ++at) {
        at = find_pair(units, at, lefts_, rights_);
        if (at == units.size()) return WordMatcher::Found::no;
        const WordMatcher::Found found = look_around(units, at + 1);
        if (found != WordMatcher::Found::no) return found;
    }
}

// `boundary` is behind the first word of the pair: decodes as far from it as the phrase can reach.
WordMatcher::Found UnitMatcher::look_around(std::span<const CodeUnit> units, std::size_t boundary) {
    const std::size_t back = longest_token * (before_ + 1);
    const std::size_t begin = token_start(units, boundary - std::min(boundary, back));
    const std::size_t end = boundary + longest_token * (phrase_.length() - before_ - 1);
    store::decode_tokens(units.subspan(begin, std::min(end, units.size()) - begin), file_.numbered(), room_);
    const auto size = static_cast<std::uint32_t>(room_.size());
    const std::uint32_t at = phrase_.next(room_, 0, size);
    return at == size ? WordMatcher::Found::no : phrase_.look_at(room_, at);
}

}  // namespace arshif::search
