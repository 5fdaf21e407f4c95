#include "text/visual_order.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace arshif::text {

namespace {

constexpr std::size_t strong = 3;  // a letter that cannot stand there
constexpr std::size_t weak = 1;    // the article, which other words may happen to end in backwards

// One letter for all its presentation forms, as far as the order of words is told by them.
enum class Letter { none, other, teh_marbuta, alef_maksura, alef, lam };

Letter letter_of(char32_t c) {
    if (c == 0x0629 || c == 0xFE93 || c == 0xFE94) return Letter::teh_marbuta;
    if (c == 0x0649 || c == 0xFEEF || c == 0xFEF0) return Letter::alef_maksura;
    if (c == 0x0627 || c == 0xFE8D || c == 0xFE8E) return Letter::alef;
    if (c == 0x0644 || (c >= 0xFEDD && c <= 0xFEE0)) return Letter::lam;
    if ((c >= 0x0621 && c <= 0x064A) || (c >= 0x0671 && c <= 0x06D3)) return Letter::other;
    if ((c >= 0xFB50 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC)) return Letter::other;
    return Letter::none;
}

// Tatweel, harakat and joiners: part of a word, but no letters.
bool is_passed_over(char32_t c) {
    return c == 0x0640 || (c >= 0x064B && c <= 0x0652) || c == 0x0670 || c == 0x200C || c == 0x200D;
}

bool is_final(Letter letter) {
    return letter == Letter::teh_marbuta || letter == Letter::alef_maksura;
}

// What is kept of a word while its letters go by.
struct Word {
    std::size_t length = 0;
    Letter first = Letter::none;
    Letter second = Letter::none;
    Letter before_last = Letter::none;
    Letter last = Letter::none;

    void add(Letter letter) {
        ++length;
        if (length == 1) first = letter;
        if (length == 2) second = letter;
        before_last = last;
        last = letter;
    }
    void judge(OrderEvidence& evidence) const {
        constexpr std::size_t with_article = 5;
        if (length < 2) return;
        if (is_final(last) && !is_final(first)) evidence.logical += strong;
        if (is_final(first) && !is_final(last)) evidence.visual += strong;
        if (length < with_article) return;
        if (first == Letter::alef && second == Letter::lam) evidence.logical += weak;
        if (before_last == Letter::lam && last == Letter::alef) evidence.visual += weak;
    }
};

bool keeps_direction(char32_t c) {
    const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
    return direction == U_LEFT_TO_RIGHT || direction == U_EUROPEAN_NUMBER || direction == U_ARABIC_NUMBER;
}

// Between two digits these belong to the number: 12:30, 3.5, 21/05/2011.
bool joins_numbers(char32_t c) {
    return c == U'.' || c == U',' || c == U':' || c == U'/' || c == U'-' || c == 0x066B || c == 0x066C;
}

bool opens(char32_t c) {
    return c == U'(' || c == U'[' || c == 0xAB;
}
bool closes(char32_t c) {
    return c == U')' || c == U']' || c == 0xBB;
}

// The end of the run from `begin` on that keeps its direction.
std::size_t run_end(const std::vector<char32_t>& line, std::size_t begin) {
    std::size_t end = begin;
    while (end < line.size()) {
        const bool inner = end > begin && end + 1 < line.size() && (joins_numbers(line[end]) || line[end] == U' ') &&
                           keeps_direction(line[end + 1]);
        if (!keeps_direction(line[end]) && !inner) break;
        ++end;
    }
    return end;
}

void reverse_line(std::vector<char32_t>& line) {
    for (std::size_t i = 0; i < line.size(); ++i) {
        const std::size_t end = run_end(line, i);
        if (end == i) continue;
        std::reverse(line.begin() + static_cast<std::ptrdiff_t>(i), line.begin() + static_cast<std::ptrdiff_t>(end));
        i = end - 1;
    }
    std::reverse(line.begin(), line.end());
    const auto bracket = std::find_if(line.begin(), line.end(), [](char32_t c) { return opens(c) || closes(c); });
    if (bracket == line.end() || opens(*bracket)) return;
    for (char32_t& c : line)
        c = static_cast<char32_t>(u_charMirror(static_cast<UChar32>(c)));
}

}  // namespace

OrderEvidence order_evidence(std::string_view text) {
    OrderEvidence evidence;
    Word word;
    const char* at = text.data();
    while (at != text.data() + text.size()) {
        const char32_t c = decode(at, text.data() + text.size());
        if (is_passed_over(c)) continue;
        const Letter letter = letter_of(c);
        if (letter != Letter::none) {
            word.add(letter);
        } else if (word.length > 0) {
            word.judge(evidence);
            word = Word();
        }
    }
    word.judge(evidence);
    return evidence;
}

std::string reorder_visual(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        const OrderEvidence evidence = order_evidence(line);
        if (evidence.logical > evidence.visual) {
            out += line;
        } else {
            std::vector<char32_t> characters;
            const char* at = line.data();
            while (at != line.data() + line.size())
                characters.push_back(decode(at, line.data() + line.size()));
            reverse_line(characters);
            for (const char32_t c : characters)
                append_utf8(out, c);
        }
        text.remove_prefix(line.size());
        if (!text.empty()) {
            out.push_back('\n');
            text.remove_prefix(1);
        }
    }
    return out;
}

}  // namespace arshif::text
