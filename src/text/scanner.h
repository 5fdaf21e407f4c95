// The state of cutting one text into tokens. Private to this folder; use Tokeniser.
//
// Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/folding.h"
#include "text/token_joiner.h"
#include "text/tokeniser.h"

namespace arshif::text {

class Scanner {
public:
    // `tokens` must outlive the scanner.
    Scanner(std::string_view text, Tokens& tokens);

    void run();

private:
    // The letters that stay together: a word is of one group.
    enum class Group : std::uint8_t { none, arabic, digit, letter };

    void scan();
    void take(const Folding& folding, const char* here);
    void take_separator(const Folding& folding);
    void take_letter(Group group, const Folding& folding, const char* here);
    void take_digit(const Folding& folding, const char* here);
    void take_attached(const Folding& folding);
    void take_ideograph(const Folding& folding, const char* here);
    void take_compound(const char* here);
    bool take_number_separator(char separator);
    bool grouping_follows() const;
    bool decimals_follow() const;
    std::size_t digits_at(const char*& at, std::size_t limit) const;

    void open_word(Group group, const char* here);
    void append(const Folding& folding);
    void close_word(bool touches_next);
    void fold_whole_word();
    bool is_bare_article() const;
    TokenKind kind() const;
    void reserve_surface();

    Tokens& tokens_;
    TokenJoiner joiner_;
    const char* origin_;  // of the text whose bytes the offsets of tokens count
    const char* at_;      // the next character
    const char* end_;
    std::size_t used_ = 0;       // bytes of the surfaces written
    Gap gap_ = Gap::other;       // since the last word
    bool after_number_ = false;  // whether the last word was a number

    // The open word.
    Group group_ = Group::none;
    const char* word_begin_ = nullptr;
    const char* word_end_ = nullptr;
    std::size_t surface_ = 0;  // where its surface begins
    std::size_t length_ = 0;   // in code points
    Gap gap_before_ = Gap::other;
    bool latin_ = false;               // begins with a Latin letter or a digit
    bool by_icu_ = false;              // the whole of it must be folded again, in context
    std::size_t digits_in_group_ = 0;  // since the last separator inside a number
    bool grouped_ = false;             // a number with a grouping separator
    bool decimal_ = false;             // a number with its decimal point, or one that may have none

    // The character that stands for the text being scanned, if it is a compound.
    bool inside_compound_ = false;
    std::uint32_t compound_begin_ = 0;
    std::uint32_t compound_end_ = 0;
};

}  // namespace arshif::text
