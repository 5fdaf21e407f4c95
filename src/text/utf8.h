// Reading and writing single code points of UTF-8.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace arshif::text {

constexpr char32_t replacement_character = 0xFFFD;

// Decodes what is no one-byte or plain two-byte sequence; see decode.
char32_t decode_slowly(const char*& at, const char* end);

// The code point at `at`, which is moved behind it; `at` must be before `end`. An ill-formed sequence gives U+FFFD for
// each of its maximal subparts (Unicode 15, section 3.9), so that nothing well-formed behind it is swallowed.
inline char32_t decode(const char*& at, const char* end) {
    const auto first = static_cast<unsigned char>(*at);
    if (first < 0x80) {
        ++at;
        return first;
    }
    if (first >= 0xC2 && first < 0xE0 && end - at >= 2) {
        const auto second = static_cast<unsigned char>(at[1]);
        if ((second & 0xC0U) == 0x80) {
            at += 2;
            return ((first & 0x1FU) << 6U) | (second & 0x3FU);
        }
    }
    return decode_slowly(at, end);
}

void append_utf8(std::string& out, char32_t code_point);

// The number of code points in well-formed UTF-8.
std::size_t count_code_points(std::string_view text);

// The longest prefix of well-formed UTF-8 that has at most `limit` code points.
std::string_view first_code_points(std::string_view text, std::size_t limit);

// `text` cut to at most `limit` bytes, not inside a sequence.
std::string_view first_bytes(std::string_view text, std::size_t limit);

}  // namespace arshif::text
