#include "text/scanner.h"

#include <algorithm>
#include <cstring>
#include <string>

#include "text/letters.h"
#include "text/normaliser.h"
#include "text/utf8.h"

namespace arshif::text {

namespace {

// A surface needs no more than this in the buffer: 64 code points of 4 bytes, and the tail of the last copy.
constexpr std::size_t surface_room = longest_word * 4 + 16;

// As much of a word as is folded in context: 64 letters with several marks each.
constexpr std::size_t longest_slice = 1024;

// After a text larger than this, smaller ones give its memory back.
constexpr std::size_t memory_kept = std::size_t{16} << 20U;
constexpr std::size_t small_text = std::size_t{1} << 20U;

constexpr std::size_t digits_between_separators = 3;

}  // namespace

Scanner::Scanner(std::string_view text, Tokens& tokens)
    : tokens_(tokens), joiner_(tokens), origin_(text.data()), at_(text.data()), end_(text.data() + text.size()) {
    tokens_.tokens_.clear();
    if (text.size() < small_text && tokens_.surfaces_.size() > memory_kept) {
        std::vector<char>().swap(tokens_.surfaces_);
        std::vector<Token>().swap(tokens_.tokens_);
    }
    const std::size_t room = std::min(text.size(), small_text) + surface_room;
    if (tokens_.surfaces_.size() < room) tokens_.surfaces_.resize(room);
}

void Scanner::run() {
    scan();
    close_word(false);
    joiner_.finish();
}

void Scanner::scan() {
    while (at_ != end_) {
        const char* const here = at_;
        const Folding& folding = folding_of(decode(at_, end_));
        // Most characters continue an Arabic word.
        if (folding.char_class == CharClass::arabic && group_ == Group::arabic) {
            append(folding);
        } else {
            take(folding, here);
        }
    }
}

void Scanner::take(const Folding& folding, const char* here) {
    switch (folding.char_class) {
        case CharClass::separator:
            return take_separator(folding);
        case CharClass::ignorable:
            return;
        case CharClass::mark:
        case CharClass::combining:
            return take_attached(folding);
        case CharClass::arabic:
            return take_letter(Group::arabic, folding, here);
        case CharClass::latin:
        case CharClass::letter:
            return take_letter(Group::letter, folding, here);
        case CharClass::digit:
            return take_digit(folding, here);
        case CharClass::ideograph:
            return take_ideograph(folding, here);
        case CharClass::compound:
            return take_compound(here);
    }
}

void Scanner::take_separator(const Folding& folding) {
    const char character = folding.length == 1 ? folding.text[0] : '\0';
    if (group_ == Group::digit && take_number_separator(character)) return;
    close_word(false);
    gap_ = widened(gap_, character);
}

void Scanner::take_attached(const Folding& folding) {
    if (group_ != Group::none) return append(folding);
    // A mark without a letter; one that stays parts what stands around it.
    if (folding.char_class == CharClass::combining) gap_ = Gap::other;
}

void Scanner::take_letter(Group group, const Folding& folding, const char* here) {
    if (group == Group::letter && group_ == Group::digit && !grouped_ && !decimal_) group_ = Group::letter;  // 3d
    if (group_ != group) {
        close_word(true);
        open_word(group, here);
        latin_ = folding.char_class == CharClass::latin;
    }
    append(folding);
}

void Scanner::take_digit(const Folding& folding, const char* here) {
    if (group_ == Group::none || group_ == Group::arabic) {
        const bool after_point = after_number_ && gap_ == Gap::point;
        close_word(true);
        open_word(Group::digit, here);
        latin_ = true;
        grouped_ = false;
        decimal_ = after_point;  // the third part of 12.5.2011 has no decimals
        digits_in_group_ = 0;
    }
    append(folding);
    digits_in_group_ += folding.length;
}

void Scanner::take_ideograph(const Folding& folding, const char* here) {
    close_word(true);
    open_word(Group::letter, here);
    latin_ = false;
    append(folding);
    // Its variation selector or mark belongs to it.
    while (at_ != end_) {
        const char* next = at_;
        const Folding& attached = folding_of(decode(next, end_));
        if (attached.char_class != CharClass::mark && attached.char_class != CharClass::combining) break;
        at_ = next;
        append(attached);
    }
    close_word(true);
}

void Scanner::take_compound(const char* here) {
    close_word(true);
    gap_ = Gap::other;
    if (!inside_compound_) {
        const std::string folded = fold({here, static_cast<std::size_t>(at_ - here)});
        const char* const behind = at_;
        const char* const end = end_;
        inside_compound_ = true;
        compound_begin_ = static_cast<std::uint32_t>(here - origin_);
        compound_end_ = static_cast<std::uint32_t>(behind - origin_);
        at_ = folded.data();
        end_ = at_ + folded.size();
        scan();
        close_word(false);
        inside_compound_ = false;
        at_ = behind;
        end_ = end;
    }
    gap_ = Gap::other;
}

bool Scanner::take_number_separator(char separator) {
    if (separator == ',' && !decimal_ && grouping_follows()) {
        grouped_ = true;
        digits_in_group_ = 0;
        return true;
    }
    if (separator == '.' && !decimal_ && decimals_follow()) {
        decimal_ = true;
        if (length_ < longest_word) {
            tokens_.surfaces_[used_++] = '.';
            ++length_;
        }
        return true;
    }
    return false;
}

bool Scanner::grouping_follows() const {
    if (digits_in_group_ > digits_between_separators || (grouped_ && digits_in_group_ != digits_between_separators)) {
        return false;
    }
    const char* at = at_;
    return digits_at(at, digits_between_separators + 1) == digits_between_separators;
}

bool Scanner::decimals_follow() const {
    const char* at = at_;
    if (digits_at(at, static_cast<std::size_t>(end_ - at)) == 0) return false;
    if (at == end_) return true;
    const Folding& behind = folding_of(decode(at, end_));
    if (behind.length != 1 || behind.text[0] != '.') return true;
    return digits_at(at, 1) == 0;
}

// Counts up to `limit` digits from `at` on and moves it behind them.
std::size_t Scanner::digits_at(const char*& at, std::size_t limit) const {
    std::size_t count = 0;
    while (at != end_ && count < limit) {
        const char* next = at;
        const Folding& folding = folding_of(decode(next, end_));
        if (folding.char_class == CharClass::digit) {
            count += folding.length;
        } else if (folding.char_class != CharClass::ignorable && folding.char_class != CharClass::mark) {
            break;
        }
        at = next;
    }
    return count;
}

void Scanner::open_word(Group group, const char* here) {
    reserve_surface();
    group_ = group;
    word_begin_ = here;
    word_end_ = here;
    surface_ = used_;
    length_ = 0;
    by_icu_ = false;
    gap_before_ = gap_;
    gap_ = Gap::none;
}

// Adds a character of the open word, the one that ends at at_.
void Scanner::append(const Folding& folding) {
    word_end_ = at_;
    if (folding.length == Folding::by_icu) {
        by_icu_ = true;
        return;
    }
    if (length_ >= longest_word) return;
    std::memcpy(tokens_.surfaces_.data() + used_, folding.text.data(), folding.text.size());
    used_ += folding.length;
    const bool two_byte_letter = folding.length == 2 && static_cast<unsigned char>(folding.text[0]) >= 0x80;
    length_ += two_byte_letter ? 1 : count_code_points(folding.view());
    if (length_ > longest_word) by_icu_ = true;  // to be cut inside this folding
}

// `touches_next`: the next word begins where this one ends.
void Scanner::close_word(bool touches_next) {
    if (group_ == Group::none) return;
    if (by_icu_) fold_whole_word();
    const bool dropped = used_ == surface_ || (touches_next && group_ == Group::arabic && is_bare_article());
    if (dropped) {
        used_ = surface_;
        gap_ = Gap::other;
    } else {
        Token token;
        token.surface = {tokens_.surfaces_.data() + surface_, used_ - surface_};
        token.begin = inside_compound_ ? compound_begin_ : static_cast<std::uint32_t>(word_begin_ - origin_);
        token.end = inside_compound_ ? compound_end_ : static_cast<std::uint32_t>(word_end_ - origin_);
        token.kind = kind();
        joiner_.add(token, gap_before_);
        after_number_ = group_ == Group::digit;
    }
    group_ = Group::none;
}

// Replaces the surface by the folding of the word's slice of the text.
void Scanner::fold_whole_word() {
    const std::string_view slice(word_begin_, static_cast<std::size_t>(word_end_ - word_begin_));
    std::string folded = fold(first_bytes(slice, longest_slice));
    if (group_ == Group::digit) folded.erase(std::remove(folded.begin(), folded.end(), ','), folded.end());
    const std::string_view surface = first_code_points(folded, longest_word);
    std::memcpy(tokens_.surfaces_.data() + surface_, surface.data(), surface.size());
    used_ = surface_ + surface.size();
}

// The article with or without the clitics that may stand before it.
bool Scanner::is_bare_article() const {
    std::string_view rest(tokens_.surfaces_.data() + surface_, used_ - surface_);
    const auto skip = [&rest](std::string_view letter) {
        const bool found = rest.starts_with(letter);
        if (found) rest.remove_prefix(letter.size());
        return found;
    };
    if (!skip(letters::waw)) skip(letters::feh);
    if (skip(letters::lam)) return rest == letters::lam;
    if (!skip(letters::beh)) skip(letters::kaf);
    return rest == letters::article;
}

TokenKind Scanner::kind() const {
    if (group_ == Group::arabic) return TokenKind::arabic;
    if (group_ == Group::digit) return TokenKind::number;
    return latin_ ? TokenKind::latin : TokenKind::other;
}

void Scanner::reserve_surface() {
    std::vector<char>& surfaces = tokens_.surfaces_;
    if (surfaces.size() - used_ >= surface_room) return;
    std::vector<char> larger(surfaces.size() * 2 + surface_room);
    std::memcpy(larger.data(), surfaces.data(), used_);
    for (Token& token : tokens_.tokens_) {
        token.surface = {larger.data() + (token.surface.data() - surfaces.data()), token.surface.size()};
    }
    surfaces.swap(larger);
}

}  // namespace arshif::text
