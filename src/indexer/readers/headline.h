// Tells a headline from the first line of a paragraph in plain text.
//
// Thread safety: pure function.
#pragma once

#include <cstddef>
#include <string_view>

namespace arshif::indexer {

// A text parted into its headline and the rest. Both are views into the text.
struct Headline {
    std::string_view title;  // trimmed; empty if the text opens without a headline
    std::string_view body;   // what follows the headline, without blank lines between; the whole text if there is none
};

constexpr std::size_t max_headline_characters = 200;
constexpr std::size_t max_headline_words = 30;

// `text` is well-formed UTF-8 with LF line ends. The first line that is not blank is a headline if
// - more text follows it, at least as long;
// - it has a letter, and at most 200 characters (code points) and 30 words;
// - it does not end like a sentence (full stop: unless at most 12 words; question or exclamation mark: at most 20);
// - it does not end as if it went on (comma, semicolon, colon, opening bracket or quotation mark, one left open);
// - it is not one of the lines of a paragraph broken at a fixed width, and holds no full stop between long sentences.
Headline split_headline(std::string_view text);

}  // namespace arshif::indexer
