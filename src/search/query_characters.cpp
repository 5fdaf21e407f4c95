#include "search/query_characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <cstdint>

namespace arshif::search {

namespace {

UChar32 icu(char32_t c) {
    return static_cast<UChar32>(c);
}

}  // namespace

Characters decode(std::string_view text) {
    Characters out;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        out.offsets.push_back(static_cast<std::size_t>(at));
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        out.points.push_back(static_cast<char32_t>(c));
    }
    out.offsets.push_back(text.size());
    return out;
}

bool is_ignorable(char32_t c) {
    return u_hasBinaryProperty(icu(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
}

bool is_space(char32_t c) {
    return u_isUWhiteSpace(icu(c)) != 0 || u_charType(icu(c)) == U_CONTROL_CHAR;
}

bool is_letter(char32_t c) {
    return u_isalpha(icu(c)) != 0;
}

bool is_letter_or_digit(char32_t c) {
    return u_isalnum(icu(c)) != 0;
}

bool is_combining(char32_t c) {
    return u_getCombiningClass(icu(c)) != 0;
}

bool joins_grapheme(char32_t before, char32_t c) {
    const auto class_of = [](char32_t point) {
        return static_cast<UGraphemeClusterBreak>(u_getIntPropertyValue(icu(point), UCHAR_GRAPHEME_CLUSTER_BREAK));
    };
    const UGraphemeClusterBreak first = class_of(before);
    const UGraphemeClusterBreak second = class_of(c);
    if (second == U_GCB_EXTEND || second == U_GCB_ZWJ || second == U_GCB_SPACING_MARK)
        return first != U_GCB_CONTROL && first != U_GCB_CR && first != U_GCB_LF;
    if (first == U_GCB_CR) return second == U_GCB_LF;
    const bool two_flags = first == U_GCB_REGIONAL_INDICATOR && second == U_GCB_REGIONAL_INDICATOR;
    const bool visible = second != U_GCB_CONTROL && second != U_GCB_LF && second != U_GCB_CR;
    return two_flags || (visible && (first == U_GCB_PREPEND || first == U_GCB_ZWJ));
}

bool is_right_to_left(char32_t c) {
    const UCharDirection direction = u_charDirection(icu(c));
    return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

Script script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(icu(c), &status)) {
        case USCRIPT_ARABIC:
            return Script::arabic;
        case USCRIPT_LATIN:
            return Script::latin;
        case USCRIPT_COMMON:
        case USCRIPT_INHERITED:
            return Script::none;
        default:
            return Script::other;
    }
}

}  // namespace arshif::search
