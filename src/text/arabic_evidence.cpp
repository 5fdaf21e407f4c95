#include "text/arabic_evidence.h"

#include <array>
#include <charconv>
#include <cmath>
#include <string_view>

#include "data/arabic_letters.h"
#include "text/utf8.h"
#include "text/word_table.h"

namespace arshif::text {

namespace {

constexpr char32_t first_letter = 0x0621;
constexpr std::size_t letter_count = 0x064A - first_letter + 1;
constexpr char32_t tatweel = 0x0640;
constexpr char32_t teh_marbuta = 0x0629;
constexpr char32_t alef_maksura = 0x0649;

constexpr char32_t alef = 0x0627;
constexpr char32_t alef_hamza_below = 0x0625;
constexpr char32_t lam = 0x0644;

constexpr double rare_letter = -4;
constexpr double pair_bonus = 2;
constexpr double impossible_place = -5;
constexpr double latin_letter = -3;
constexpr double scripts_touch = -3;
constexpr double no_character = -8;  // an undefined byte or a C1 control
constexpr double symbol = -2;

struct Frequencies {
    std::array<double, letter_count> letter{};
    std::array<std::array<bool, letter_count>, letter_count> pair{};

    Frequencies() {
        letter.fill(rare_letter);
        for (const auto& row : table_rows(data::arabic_letters)) {
            if (row.size() < 2) continue;
            if (row[0] == "pairs") {
                for (const std::string_view word : words_of(row[1]))
                    add_pair(word);
                continue;
            }
            int per_mille = 1;
            std::from_chars(row[1].data(), row[1].data() + row[1].size(), per_mille);
            // Against sixty-four characters that are all as likely.
            letter.at(index(row[0])) = std::log2(per_mille / 1000.0 * 64);
        }
    }
    void add_pair(std::string_view word) { pair.at(index(word)).at(index(word.substr(2))) = true; }
    static std::size_t index(std::string_view letter) {
        const char* at = letter.data();
        return decode(at, at + letter.size()) - first_letter;
    }
    static const Frequencies& instance() {
        static const Frequencies frequencies;
        return frequencies;
    }
};

bool in_table(char32_t c) {
    return c >= first_letter && c < first_letter + letter_count;
}

// Of one letter: what an alef with hamza below may stand behind, being else at the beginning of words.
bool is_proclitic(char32_t c) {
    return c == lam || c == 0x0648 || c == 0x0641 || c == 0x0628 || c == 0x0643;
}

// What Arabic text has beside letters: its punctuation, quotation marks, dashes, spaces, direction marks.
bool is_usual_mark(char32_t c) {
    return c == 0x060C || c == 0x061B || c == 0x061F || c == 0x00A0 || c == 0x00AB || c == 0x00BB ||
           (c >= 0x0660 && c <= 0x066C) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2013 && c <= 0x2026) ||
           c == 0xFEFF || (c >= 0x202A && c <= 0x202E);
}

bool is_ascii_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

}  // namespace

ArabicEvidence::Kind ArabicEvidence::kind_of(char32_t c) {
    if (is_ascii_letter(c)) return Kind::latin;
    if (c < 0xC0) return Kind::none;
    if (c <= 0x024F) return c == 0xD7 || c == 0xF7 ? Kind::none : Kind::latin;
    if (c == tatweel || (c >= 0x064B && c <= 0x0652) || c == 0x0670) return Kind::mark;
    const bool arabic =
        in_table(c) || (c >= 0x066E && c <= 0x06D3) || (c >= 0xFB50 && c <= 0xFDFB) || (c >= 0xFE70 && c <= 0xFEFC);
    return arabic ? Kind::arabic : Kind::none;
}

double ArabicEvidence::add_letter(char32_t c) const {
    if (!in_table(c)) return c >= 0xFB50 ? 1 : rare_letter;
    const Frequencies& known = Frequencies::instance();
    double bits = known.letter[c - first_letter];
    if (last_letter_ == 0) return c == teh_marbuta || c == alef_maksura ? impossible_place : bits;
    if (last_letter_ == teh_marbuta || last_letter_ == alef_maksura) return impossible_place;
    if (c == alef_hamza_below && !is_proclitic(last_letter_)) return impossible_place;
    if (c == lam && last_letter_ == alef && begins_word_) bits += pair_bonus;
    if (in_table(last_letter_) && known.pair[last_letter_ - first_letter][c - first_letter]) bits += pair_bonus;
    return bits;
}

void ArabicEvidence::add(char32_t c) {
    const Kind kind = kind_of(c);
    double bits = 0;
    if (kind == Kind::arabic) {
        ++letters_;
        bits = add_letter(c);
    } else if (kind == Kind::mark) {
        bits = last_letter_ == 0 ? symbol : 0;
    } else if (kind == Kind::latin) {
        bits = c < 0x80 ? 0 : latin_letter;
    } else if (c >= 0x80 && !is_usual_mark(c)) {
        bits = c < 0xA0 || c == replacement_character ? no_character : symbol;
    }
    const bool touching =
        (kind == Kind::latin && last_letter_ != 0) || (kind == Kind::arabic && last_kind_ == Kind::latin);
    if (touching) bits += scripts_touch;
    bits_ += bits;
    if (c >= 0x80 && !is_usual_mark(c)) ++characters_;
    if (kind == Kind::arabic) {
        begins_word_ = last_letter_ == 0;
        last_letter_ = c;
    }
    if (kind == Kind::none || kind == Kind::latin) last_letter_ = 0;
    last_kind_ = kind;
}

}  // namespace arshif::text
