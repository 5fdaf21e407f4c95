#include "recognise/date_pieces.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <charconv>

namespace arshif::recognise {

namespace {

constexpr char32_t arabic_comma = 0x060C;
constexpr char32_t arabic_date_separator = 0x060D;
constexpr char32_t fraction_slash = 0x2044;
constexpr char32_t minus_sign = 0x2212;

bool is_digit(UChar32 c) {
    return c >= '0' && c <= '9';
}

bool is_letter(UChar32 c) {
    return u_isalpha(c) != 0 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
}

char32_t plain_mark(UChar32 c) {
    const auto mark = static_cast<char32_t>(c);
    if (u_charType(c) == U_DASH_PUNCTUATION || mark == minus_sign) return U'-';
    if (mark == arabic_comma) return U',';
    if (mark == fraction_slash || mark == arabic_date_separator) return U'/';
    return mark;
}

class Cutter {
public:
    explicit Cutter(const icu::UnicodeString& text) : text_(text) {}

    std::vector<DatePiece> cut() {
        std::vector<DatePiece> pieces;
        bool after_space = false;
        while (at_ < text_.length()) {
            if (u_isUWhiteSpace(text_.char32At(at_)) != 0) {
                after_space = true;
                at_ = text_.moveIndex32(at_, 1);
                continue;
            }
            pieces.push_back(piece());
            pieces.back().after_space = after_space;
            after_space = false;
        }
        pieces.emplace_back();
        return pieces;
    }

private:
    std::string run(bool (*belongs)(UChar32)) {
        const std::int32_t begin = at_;
        while (at_ < text_.length() && belongs(text_.char32At(at_)))
            at_ = text_.moveIndex32(at_, 1);
        std::string utf8;
        return text_.tempSubStringBetween(begin, at_).toUTF8String(utf8);
    }

    DatePiece piece() {
        DatePiece piece;
        const UChar32 first = text_.char32At(at_);
        if (is_digit(first)) {
            piece.kind = DatePiece::Kind::number;
            piece.text = run(is_digit);
            piece.value = -1;
            if (piece.text.size() <= max_digits) {
                std::from_chars(piece.text.data(), piece.text.data() + piece.text.size(), piece.value);
            }
        } else if (is_letter(first)) {
            piece.kind = DatePiece::Kind::word;
            piece.text = run(is_letter);
        } else {
            piece.kind = DatePiece::Kind::mark;
            piece.mark = plain_mark(first);
            at_ = text_.moveIndex32(at_, 1);
        }
        return piece;
    }

    const icu::UnicodeString& text_;
    std::int32_t at_ = 0;
};

}  // namespace

std::vector<DatePiece> cut_date(std::string_view folded) {
    const auto size = static_cast<std::int32_t>(folded.size());
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(folded.data(), size));
    return Cutter(text).cut();
}

}  // namespace arshif::recognise
