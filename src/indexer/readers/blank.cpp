#include "indexer/readers/blank.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace arshif::indexer {

namespace {

// Inclusive ranges of UTF-8 sequences of equal length, which sort like their code points.
struct Range {
    std::string_view first;
    std::string_view last;
};
constexpr std::array<Range, 8> blanks = {{
    {"\xC2\xA0", "\xC2\xA0"},          // U+00A0 no-break space
    {"\xC2\xAD", "\xC2\xAD"},          // U+00AD soft hyphen
    {"\xD8\x9C", "\xD8\x9C"},          // U+061C Arabic letter mark
    {"\xE2\x80\x80", "\xE2\x80\x8F"},  // U+2000 to U+200F spaces, zero width and direction marks
    {"\xE2\x80\xA8", "\xE2\x80\xAF"},  // U+2028 to U+202F separators, embeddings
    {"\xE2\x81\x9F", "\xE2\x81\xAF"},  // U+205F to U+206F mathematical space, isolates
    {"\xE3\x80\x80", "\xE3\x80\x80"},  // U+3000 ideographic space
    {"\xEF\xBB\xBF", "\xEF\xBB\xBF"},  // U+FEFF byte order mark
}};

// The length of the blank character `text` begins with, 0 if it is none.
std::size_t blank_length(std::string_view text) {
    const auto byte = static_cast<unsigned char>(text.front());
    if (byte <= ' ' || byte == 0x7F) return 1;
    const auto* const found = std::find_if(blanks.begin(), blanks.end(), [text](const Range& range) {
        const std::string_view start = text.substr(0, range.first.size());
        return range.first <= start && start <= range.last;
    });
    return found == blanks.end() ? 0 : found->first.size();
}

}  // namespace

bool is_blank(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = blank_length(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

}  // namespace arshif::indexer
