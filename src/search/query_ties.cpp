#include "search/query_ties.h"

#include <algorithm>
#include <vector>

#include "search/query_characters.h"

namespace arshif::search {

namespace {

using text::TokenKind;

constexpr char32_t tatweel = 0x0640;
constexpr char32_t five_pointed_star = 0x066D;  // the asterisk of Arabic fonts

// More marks than stand behind any word.
constexpr std::size_t longest_gap = 64;

bool is_asterisk(char32_t c) {
    return narrow(c) == '*' || c == five_pointed_star;
}

}  // namespace

bool ties(std::string_view gap, text::TokenKind before, text::TokenKind after) {
    const bool arabic = before == TokenKind::arabic && after == TokenKind::arabic;
    const bool any_arabic = before == TokenKind::arabic || after == TokenKind::arabic;
    const bool numbers = before == TokenKind::number && after == TokenKind::number;
    for (const char32_t c : decode(gap).points) {
        switch (c) {
            case '-':
            case '\'':
            case 0x2010:  // hyphen
            case 0x2011:  // non-breaking hyphen
            case 0x2013:  // en dash
            case 0x2019:  // right single quotation mark, the printed apostrophe
            case 0x2212:  // minus sign
            case '&':
            case '@':
            case '_':
                if (arabic) return false;
                break;
            case '.':
                if (any_arabic) return false;
                break;
            case ',':
            case '/':
            case ':':
            case 0x066B:  // Arabic decimal separator
            case 0x066C:  // Arabic thousands separator
                if (!numbers) return false;
                break;
            case tatweel:
                break;
            default:
                if (!is_ignorable(c)) return false;
        }
    }
    return true;
}

bool is_truncated(std::string_view query, std::size_t end) {
    bool seen = false;
    for (const char32_t c : decode(query.substr(end, longest_gap)).points) {
        if (is_asterisk(c)) {
            seen = true;
        } else if (!is_ignorable(c) && c != tatweel) {
            return seen && !is_letter_or_digit(c);
        }
    }
    return seen;
}

bool has_asterisk(std::string_view query, std::size_t begin, std::size_t end) {
    const std::u32string points = decode(query.substr(begin, end - begin)).points;
    return std::any_of(points.begin(), points.end(), is_asterisk);
}

}  // namespace arshif::search
