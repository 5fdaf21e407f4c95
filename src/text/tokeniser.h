// Cuts text into words, folded, with the place of each in the original.
//
// A word is a run of letters, digits and marks. Beyond that:
// - digits and letters of different scripts part from Arabic ones (1432 | heh); Latin letters and digits stay together
// (g8);
// - a bare article left in front of digits or Latin letters is dropped (al-8 gives 8);
// - numbers lose their grouping (1,234,567 gives 1234567) and keep one decimal point (3.5); 12.5.2011 is three numbers;
// - single letters joined by points (a.f.b), and three to eight single Arabic letters with a space, or a point and a
// space,
//   between them, are one word; a final conjunction waw is not part of those with spaces;
// - `abd` and the word with article that follows it after white space are one word: both spellings of Abdullah are in
// use;
// - apostrophes and all other punctuation part words (l'expression is l | expression); ideographs are words one by one;
// - a character that stands for several words gives them all, each with the place of the character.
// The surface is the `fold` of the piece of text it was cut from, but for joined words and grouping. [begin, end) never
// parts a character from its marks. Of a longer word only the first longest_word code points are the surface.
//
// Threads: a Tokens buffer and a Tokeniser belong to one thread at a time; reuse them, since their memory is kept (up
// to the needs of a large article; what a huge one needed is given back).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::text {

enum class TokenKind : std::uint8_t { arabic, latin, number, other };

// In code points of the folded form.
constexpr std::size_t longest_word = 64;

// One word. `surface` is its folded form; [begin, end) are the bytes of the original text it was cut from.
struct Token {
    std::string_view surface;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::other;
};

// The tokens of one text, in order, and the memory behind their surfaces.
class Tokens {
public:
    using Iterator = std::vector<Token>::const_iterator;
    Iterator begin() const { return tokens_.begin(); }
    Iterator end() const { return tokens_.end(); }
    std::size_t size() const { return tokens_.size(); }
    bool empty() const { return tokens_.empty(); }
    const Token& operator[](std::size_t index) const { return tokens_[index]; }

private:
    friend class Scanner;
    friend class TokenJoiner;
    std::vector<Token> tokens_;
    std::vector<char> surfaces_;  // used from the front, one surface behind the other
};

// The tokens of an article, which several look at: who finds places and who analyses.
struct ArticleTokens {
    Tokens title;
    Tokens body;
};

class Tokeniser {
public:
    // Replaces the content of `out` by the tokens of `text` (UTF-8, at most 4 GB). Valid while `out` is not changed.
    void tokenise(std::string_view text, Tokens& out);
    void tokenise(std::string_view title, std::string_view body, ArticleTokens& out) {
        tokenise(title, out.title);
        tokenise(body, out.body);
    }
};

}  // namespace arshif::text
