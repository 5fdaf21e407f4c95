#include "recognise/word_sequence.h"

#include <algorithm>

#include "text/utf8.h"

namespace arshif::recognise {

namespace {

bool is_sentence_end(char32_t c) {
    return c == U'.' || c == U'!' || c == U'?' || c == U'\n' || c == U'\u061F' || c == U'\u061B' || c == U'\u2026';
}

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\r' || c == U'\n' || c == U'\u00A0';
}

bool is_invisible(char32_t c) {
    return (c >= U'\u200B' && c <= U'\u200F') || (c >= U'\u202A' && c <= U'\u202E') || c == U'\uFEFF';
}

// What parts the words of one name; hashtags write it with low lines.
bool is_hyphen(char32_t c) {
    return c == U'-' || c == U'_' || c == U'\u2010' || c == U'\u2011' || c == U'\u2013';
}

// Straight quotation marks open and close alike.
bool opens_quotation(char32_t c) {
    return c == U'"' || c == U'\'' || c == U'\u00AB' || c == U'\u201C' || c == U'\u201D' || c == U'\u2018' ||
           c == U'\u2039';
}

bool closes_quotation(char32_t c) {
    return c == U'"' || c == U'\'' || c == U'\u00BB' || c == U'\u201D' || c == U'\u201C' || c == U'\u2019' ||
           c == U'\u203A';
}

// Harakat and tatweel, which stand inside a word and are no letters.
bool is_mark(char32_t c) {
    return (c >= U'\u064B' && c <= U'\u065F') || c == U'\u0640' || c == U'\u0670';
}

bool is_clitic_letter(char32_t c) {
    return c == U'\u0648' || c == U'\u0641' || c == U'\u0628' || c == U'\u0644' || c == U'\u0643';
}

WordSequence::Gap read_gap(std::string_view between) {
    WordSequence::Gap gap;
    if (between.empty() || between == " ") return gap;
    const char* at = between.data();
    const char* const end = at + between.size();
    while (at != end) {
        const char32_t c = text::decode(at, end);
        gap.sentence = gap.sentence || is_sentence_end(c);
        gap.opens = gap.opens || opens_quotation(c);
        gap.closes = gap.closes || closes_quotation(c);
        gap.joins = gap.joins && (is_space(c) || is_hyphen(c) || is_invisible(c));
    }
    return gap;
}

}  // namespace

void WordSequence::read(std::string_view text) {
    tokeniser_.tokenise(text, own_tokens_);
    read(text, own_tokens_);
}

void WordSequence::read(std::string_view text, const text::Tokens& tokens) {
    text_ = text;
    tokens_ = &tokens;
    gaps_.clear();
    gaps_.reserve(tokens.size() + 1);
    std::size_t last = 0;
    for (const text::Token& token : tokens) {
        // The words of one compound character share its place.
        const std::size_t begin = std::max<std::size_t>(last, token.begin);
        gaps_.push_back(read_gap(text.substr(last, begin - last)));
        last = std::max<std::size_t>(last, token.end);
    }
    gaps_.push_back(read_gap(text.substr(last)));
    gaps_.back().joins = false;
    gaps_.back().sentence = true;
    gaps_.front().joins = false;
}

std::string_view WordSequence::written(std::size_t index) const {
    const text::Token& token = (*tokens_)[index];
    return text_.substr(token.begin, token.end - token.begin);
}

std::size_t behind_clitics(const WordSequence& words, std::size_t index, std::size_t letters) {
    const std::string_view written = words.written(index);
    const char* at = written.data();
    const char* const end = at + written.size();
    std::size_t begin = 0;
    std::size_t left = letters;
    while (at != end) {
        const char32_t c = text::decode(at, end);
        if (left == 0 && !is_mark(c)) return words[index].begin + begin;
        if (left > 0 && is_clitic_letter(c)) {
            --left;
        } else if (!is_mark(c)) {
            break;
        }
        begin = static_cast<std::size_t>(at - written.data());
    }
    return words[index].begin;
}

}  // namespace arshif::recognise
