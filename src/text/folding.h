// What a single code point folds to and what part it plays in a word. Private to this folder.
//
// NFKC casefolding depends on context only around combining characters and conjoining jamo. All other code points fold
// alone, so their foldings stand in a table; the others are marked, and their surroundings go through ICU
// (fold_in_context). The table is made a page of 256 code points at a time, when one of them is first asked for, and
// never freed. Thread safety: lookup and the functions may be called from any thread.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace arshif::text {

enum class CharClass : std::uint8_t {
    separator,  // everything that stands between words
    ignorable,  // folds to nothing: bidi marks, ZWJ, ZWNJ
    mark,       // folds to nothing but belongs to the letter before it: harakat, tatweel, variation selectors
    combining,  // a combining character that stays
    arabic,     // a letter of the Arabic script
    latin,      // a letter of the Latin script
    letter,     // a letter of another script
    digit,      // a decimal digit of any script
    ideograph,  // a word by itself
    compound    // folds to several words, or to a mixture of the above
};

struct Folding {
    // `length` of a code point whose folding is too long for `text` or depends on its neighbours.
    static constexpr std::uint8_t by_icu = 7;

    CharClass char_class = CharClass::separator;
    std::uint8_t length = 0;        // bytes of `text`, or by_icu
    std::array<char, 6> text = {};  // UTF-8

    std::string_view view() const { return {text.data(), length}; }
};

constexpr std::size_t folding_page_size = 256;
constexpr std::size_t folding_pages = 0x110000 / folding_page_size;

using FoldingPage = std::array<Folding, folding_page_size>;
extern std::array<std::atomic<const FoldingPage*>, folding_pages> folding_table;

const FoldingPage& make_folding_page(std::size_t number);

// The folding of a code point of at most U+10FFFF.
inline const Folding& folding_of(char32_t code_point) {
    const std::size_t number = code_point / folding_page_size;
    const FoldingPage* page = folding_table[number].load(std::memory_order_acquire);
    if (page == nullptr) page = &make_folding_page(number);
    return (*page)[code_point % folding_page_size];
}

// Appends the folding of a piece of text that no character outside of it can change. Its time is quadratic in the
// length of a run of combining characters: callers cut long runs.
void fold_in_context(std::string_view piece, std::string& out);

// Appends the compatibility casefolding of `text` without marks and tatweel, but with all letters as they were written.
void fold_spelling(std::string_view text, std::string& out);

// Whether strip_marks deletes the code point.
bool is_deleted_mark(char32_t code_point);

}  // namespace arshif::text
