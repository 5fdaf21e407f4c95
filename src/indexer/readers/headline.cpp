#include "indexer/readers/headline.h"

#include <algorithm>

namespace arshif::indexer {

namespace {

constexpr std::string_view white_space = " \t\n\v\f";

constexpr char32_t no_break_space = 0x00A0;
constexpr char32_t left_guillemet = 0x00AB;
constexpr char32_t right_guillemet = 0x00BB;
constexpr char32_t arabic_comma = 0x060C;
constexpr char32_t arabic_semicolon = 0x061B;
constexpr char32_t arabic_question_mark = 0x061F;
constexpr char32_t arabic_full_stop = 0x06D4;
constexpr char32_t left_quote = 0x201C;
constexpr char32_t right_quote = 0x201D;
constexpr char32_t first_mark_of_punctuation = 0x2000;
constexpr char32_t last_mark_of_punctuation = 0x206F;

// Sentences that end in a full stop and still are headlines are short, questions and exclamations less so.
constexpr std::size_t short_statement_words = 12;
constexpr std::size_t short_question_words = 20;
// A full stop between two sentences speaks against a headline only in a line longer than this.
constexpr std::size_t two_sentences_words = 15;
// Lines broken at a fixed width: at least this long, the first nearly as long as the longest, none much longer.
constexpr std::size_t least_wrapped_characters = 40;
constexpr std::size_t wrapped_lines_looked_at = 20;

bool starts_character(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(white_space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

// The code point at the front of well-formed UTF-8, which is removed from it.
char32_t take_character(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    std::size_t length = 1;
    char32_t character = lead;
    if (lead >= 0xF0) {
        length = 4;
        character = lead & 0x07U;
    } else if (lead >= 0xE0) {
        length = 3;
        character = lead & 0x0FU;
    } else if (lead >= 0xC0) {
        length = 2;
        character = lead & 0x1FU;
    }
    length = std::min(length, text.size());
    for (std::size_t i = 1; i < length; ++i) {
        character = (character << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    }
    text.remove_prefix(length);
    return character;
}

// What the rules ask about a line, gathered in one pass.
struct LineShape {
    std::size_t characters = 0;
    std::size_t words = 0;
    bool letters = false;
    bool inner_stop = false;  // a full stop behind a word of two letters or more, and a space behind it
    bool final_ellipsis = false;
    char32_t last = 0;
    int open_quotes = 0;
};

bool is_letter(char32_t c) {
    if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (c >= first_mark_of_punctuation && c <= last_mark_of_punctuation) return false;
    // The signs at the beginning of the Arabic block end before the first letter.
    return c >= 0x0620 || (c >= 0x00C0 && c < 0x0600);
}

bool is_full_stop(char32_t c) {
    return c == '.' || c == arabic_full_stop;
}

bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == no_break_space;
}

int quote_level(char32_t c) {
    if (c == left_guillemet || c == left_quote) return 1;
    return c == right_guillemet || c == right_quote ? -1 : 0;
}

// Follows a line character by character.
class LineWalk {
public:
    void take(char32_t c) {
        ++shape_.characters;
        shape_.open_quotes += quote_level(c);
        if (is_space(c)) {
            end_word();
        } else {
            extend_word(c);
        }
        shape_.last = c;
    }
    LineShape finish() {
        shape_.final_ellipsis = stops_ > 1;
        return shape_;
    }

private:
    void end_word() {
        shape_.inner_stop = shape_.inner_stop || (stops_ == 1 && letters_ >= 2);
        letters_ = 0;
        stops_ = 0;
        in_word_ = false;
    }
    void extend_word(char32_t c) {
        if (!in_word_) ++shape_.words;
        in_word_ = true;
        stops_ = is_full_stop(c) ? stops_ + 1 : 0;
        if (!is_letter(c)) return;
        ++letters_;
        shape_.letters = true;
    }

    LineShape shape_;
    std::size_t letters_ = 0;  // in the word so far
    std::size_t stops_ = 0;    // full stops at its end so far
    bool in_word_ = false;
};

LineShape shape_of(std::string_view line) {
    LineWalk walk;
    while (!line.empty())
        walk.take(take_character(line));
    return walk.finish();
}

// Comma, colon, an opening bracket and the like: the sentence goes on in the next line.
bool goes_on(const LineShape& shape) {
    switch (shape.last) {
        case ',':
        case ';':
        case ':':
        case '(':
        case '[':
        case arabic_comma:
        case arabic_semicolon:
        case left_guillemet:
        case left_quote:
            return true;
        default:
            return shape.open_quotes > 0;
    }
}

bool ends_like_sentence(const LineShape& shape) {
    if (is_full_stop(shape.last)) return !shape.final_ellipsis && shape.words > short_statement_words;
    const bool question = shape.last == '?' || shape.last == '!' || shape.last == arabic_question_mark;
    return question && shape.words > short_question_words;
}

// Whether the first line and those that follow it without a blank one are a paragraph broken at a fixed width.
bool is_wrapped(std::size_t first_characters, std::string_view rest) {
    if (first_characters < least_wrapped_characters) return false;
    std::size_t longest = 0;
    for (std::size_t line = 0; line < wrapped_lines_looked_at && !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view text = trim(rest.substr(0, end));
        if (text.empty()) break;
        longest = std::max(longest, count_characters(text));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    // At a fixed width a line is short of the longest by less than a word.
    return longest * 10 >= first_characters * 8 && longest * 10 <= first_characters * 12;
}

bool is_headline(std::string_view line, std::string_view rest) {
    constexpr std::size_t most_bytes_of_character = 4;
    if (line.size() > max_headline_characters * most_bytes_of_character) return false;
    const LineShape shape = shape_of(line);
    if (!shape.letters || shape.characters > max_headline_characters || shape.words > max_headline_words) return false;
    if (goes_on(shape) || ends_like_sentence(shape)) return false;
    if (shape.inner_stop && shape.words > two_sentences_words) return false;
    return count_characters(trim(rest)) >= shape.characters && !is_wrapped(shape.characters, rest);
}

}  // namespace

Headline split_headline(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(white_space);
    if (begin == std::string_view::npos) return {{}, text};
    const std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) return {{}, text};
    const std::string_view line = trim(text.substr(begin, end - begin));
    const std::string_view rest = text.substr(end + 1);
    if (!is_headline(line, rest)) return {{}, text};
    // The body keeps the indentation of its first line, but no blank lines before it.
    const std::size_t first = rest.find_first_not_of(white_space);
    return {line, rest.substr(rest.rfind('\n', first) + 1)};
}

}  // namespace arshif::indexer
