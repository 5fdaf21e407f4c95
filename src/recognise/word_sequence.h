// The words of a text with what stands between them: where sentences end, what is quoted.
//
// Memory is kept between texts; a WordSequence belongs to one thread at a time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/tokeniser.h"

namespace arshif::recognise {

class WordSequence {
public:
    // What stands before a word.
    struct Gap {
        bool joins = true;      // nothing but space or a hyphen: a name of several words may go on
        bool sentence = false;  // a sentence ends
        bool opens = false;     // a quotation begins
        bool closes = false;    // a quotation ends
    };

    WordSequence() = default;
    WordSequence(const WordSequence&) = delete;  // it may refer to its own tokens
    WordSequence& operator=(const WordSequence&) = delete;

    // `text` must outlive the use of the words.
    void read(std::string_view text);
    // The same of a text that is cut already; its tokens must outlive the use of the words as well.
    void read(std::string_view text, const text::Tokens& tokens);

    std::size_t size() const { return tokens_->size(); }
    const text::Token& operator[](std::size_t index) const { return (*tokens_)[index]; }
    // Before the word, or after the last one.
    const Gap& gap(std::size_t index) const { return gaps_[index]; }
    std::string_view text() const { return text_; }

    // The bytes of the text that a word was cut from.
    std::string_view written(std::size_t index) const;
    bool quoted(std::size_t first, std::size_t count) const { return gap(first).opens && gap(first + count).closes; }

private:
    std::string_view text_;
    text::Tokeniser tokeniser_;
    text::Tokens own_tokens_;
    const text::Tokens* tokens_ = &own_tokens_;
    std::vector<Gap> gaps_;
};

// Where a word of the text begins behind so many letters that are written onto it, in bytes of the text; the word's own
// beginning where the letters are not found there one by one (ligatures).
std::size_t behind_clitics(const WordSequence& words, std::size_t index, std::size_t letters);

}  // namespace arshif::recognise
