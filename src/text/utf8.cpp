#include "text/utf8.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "text/normaliser.h"

namespace arshif::text {

namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

// What may stand in the second byte depends on the first (Unicode 15, table 3-7).
struct LeadByte {
    unsigned char length;
    unsigned char second_low;
    unsigned char second_high;
};

LeadByte lead_byte(unsigned char first) {
    if (first < 0xC2) return {0, 0, 0};
    if (first < 0xE0) return {2, 0x80, 0xBF};
    if (first == 0xE0) return {3, 0xA0, 0xBF};
    if (first == 0xED) return {3, 0x80, 0x9F};  // no surrogates
    if (first < 0xF0) return {3, 0x80, 0xBF};
    if (first == 0xF0) return {4, 0x90, 0xBF};
    if (first < 0xF4) return {4, 0x80, 0xBF};
    if (first == 0xF4) return {4, 0x80, 0x8F};
    return {0, 0, 0};
}

// The length of the well-formed sequence at `at`, or 0.
std::size_t sequence_length(const char* at, const char* end) {
    const auto first = static_cast<unsigned char>(*at);
    if (first < 0x80) return 1;
    const LeadByte lead = lead_byte(first);
    if (lead.length == 0 || end - at < lead.length) return 0;
    const auto second = static_cast<unsigned char>(at[1]);
    if (second < lead.second_low || second > lead.second_high) return 0;
    for (int i = 2; i < lead.length; ++i) {
        if (!is_continuation(at[i])) return 0;
    }
    return lead.length;
}

// The beginning of the piece of some thousand bytes in which the first fault lies, or the end: simdjson tells quickly
// whether there is a fault, and not where.
const char* skip_well_formed(const char* at, const char* end) {
    constexpr std::ptrdiff_t piece_bytes = 4096;
    while (at != end) {
        const char* piece_end = at + std::min(piece_bytes, end - at);
        while (piece_end != end && piece_end != at && is_continuation(*piece_end))
            --piece_end;
        if (piece_end == at || !simdjson::validate_utf8(at, static_cast<std::size_t>(piece_end - at))) break;
        at = piece_end;
    }
    return at;
}

}  // namespace

char32_t decode_slowly(const char*& at, const char* end) {
    const auto first = static_cast<unsigned char>(*at++);
    if (first < 0x80) return first;
    const LeadByte lead = lead_byte(first);
    if (lead.length == 0) return replacement_character;
    static constexpr std::array<unsigned, 5> payload = {0, 0, 0x1F, 0x0F, 0x07};
    char32_t code_point = first & payload[lead.length];
    for (int i = 1; i < lead.length; ++i) {
        if (at == end) return replacement_character;
        const auto byte = static_cast<unsigned char>(*at);
        const bool fits = i == 1 ? byte >= lead.second_low && byte <= lead.second_high : is_continuation(*at);
        if (!fits) return replacement_character;
        code_point = (code_point << 6U) | (byte & 0x3FU);
        ++at;
    }
    return code_point;
}

void append_utf8(std::string& out, char32_t code_point) {
    const auto tail = [&](unsigned shift) {
        out.push_back(static_cast<char>(0x80U | ((code_point >> shift) & 0x3FU)));
    };
    if (code_point < 0x80) {
        out.push_back(static_cast<char>(code_point));
    } else if (code_point < 0x800) {
        out.push_back(static_cast<char>(0xC0U | (code_point >> 6U)));
        tail(0);
    } else if (code_point < 0x10000) {
        out.push_back(static_cast<char>(0xE0U | (code_point >> 12U)));
        tail(6);
        tail(0);
    } else {
        out.push_back(static_cast<char>(0xF0U | (code_point >> 18U)));
        tail(12);
        tail(6);
        tail(0);
    }
}

std::size_t count_code_points(std::string_view text) {
    std::size_t count = 0;
    for (const char byte : text)
        count += is_continuation(byte) ? 0U : 1U;
    return count;
}

std::string_view first_code_points(std::string_view text, std::size_t limit) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_continuation(text[i]) && ++count > limit) return text.substr(0, i);
    }
    return text;
}

std::string_view first_bytes(std::string_view text, std::size_t limit) {
    if (text.size() <= limit) return text;
    // A sequence is at most four bytes: going back further would mean the text is not UTF-8 here anyway.
    for (std::size_t back = 0; back < 4 && limit > back; ++back) {
        if (!is_continuation(text[limit - back])) return text.substr(0, limit - back);
    }
    return text.substr(0, limit);
}

Utf8Check check_utf8(std::string_view text) {
    const char* const begin = text.data();
    const char* const end = begin + text.size();
    const char* at = skip_well_formed(begin, end);
    while (at != end) {
        const std::size_t length = sequence_length(at, end);
        if (length == 0) return {false, static_cast<std::size_t>(at - begin)};
        at += length;
    }
    return {};
}

}  // namespace arshif::text
