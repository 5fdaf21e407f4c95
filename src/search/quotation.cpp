#include "search/quotation.h"

#include <algorithm>
#include <array>

#include "search/query_characters.h"

namespace arshif::search {

namespace {

struct QuotationKind {
    char32_t open;
    std::u32string_view close;  // any of these
    bool nests;                 // the mark that opens never closes its own kind
    bool closing;               // usually a closing mark
};

constexpr std::array<QuotationKind, 11> kinds = {{
    {0x0022, U"\u0022", false, false},        // "…"
    {0xFF02, U"\uFF02", false, false},        // the fullwidth one
    {0x201C, U"\u201D", true, false},         // “…”
    {0x201E, U"\u201C\u201D", false, false},  // „…“
    {0x201F, U"\u201D", false, false},        // ‟…”
    {0x201D, U"\u201D\u201C", false, true},   // ”…”
    {0x00AB, U"\u00BB", true, false},         // «…»
    {0x00BB, U"\u00AB", false, true},         // »…«
    {0x2039, U"\u203A", true, false},         // ‹…›
    {0x203A, U"\u2039", false, true},         // ›…‹
    {U'\'', U"", false, false},               // ''…''
}};

// Marks that typing aids mix up.
constexpr std::u32string_view double_marks = U"\u0022\uFF02\u201C\u201D\u201E\u201F";

const QuotationKind* kind_of(char32_t c) {
    const auto* found =
        std::find_if(kinds.begin(), kinds.end(), [c](const QuotationKind& kind) { return kind.open == c; });
    return found == kinds.end() ? nullptr : found;
}

std::optional<ClosingMark> found_at(std::size_t index, std::size_t width = 1) {
    if (index == std::u32string_view::npos) return std::nullopt;
    return ClosingMark{index, width};
}

// The mark of the right kind, nested quotations of the same kind skipped.
std::optional<ClosingMark> matching(std::u32string_view chars, std::size_t open, const QuotationKind& kind) {
    std::size_t depth = 1;
    for (std::size_t i = open + 1; i < chars.size(); ++i) {
        if (kind.nests && chars[i] == kind.open) ++depth;
        if (kind.close.find(chars[i]) != std::u32string_view::npos && --depth == 0) return ClosingMark{i, 1};
    }
    return std::nullopt;
}

}  // namespace

bool is_quotation_mark(char32_t c) {
    return c != U'\'' && kind_of(c) != nullptr;
}

bool is_closing_mark(char32_t c) {
    const QuotationKind* kind = kind_of(c);
    return kind != nullptr && kind->closing;
}

std::optional<ClosingMark> closing_mark(std::u32string_view chars, std::size_t open, bool word_start) {
    const QuotationKind* kind = kind_of(chars[open]);
    if (kind == nullptr) return std::nullopt;
    if (kind->open == U'\'') return found_at(chars.find(U"''", open + 2), 2);
    if (kind->closing) {
        const bool before_word = open + 1 < chars.size() && !is_space(chars[open + 1]);
        return word_start && before_word ? matching(chars, open, *kind) : std::nullopt;
    }
    if (const auto found = matching(chars, open, *kind)) return found;
    if (double_marks.find(kind->open) == std::u32string_view::npos) return std::nullopt;
    return found_at(chars.find_first_of(double_marks, open + 1));
}

}  // namespace arshif::search
