#include "indexer/readers/json_scanner.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>

namespace arshif::indexer {

namespace {

constexpr std::uint64_t each_byte = 0x0101010101010101U;
constexpr std::uint64_t high_bits = 0x8080808080808080U;

constexpr std::uint64_t spread(char c) {
    return each_byte * static_cast<unsigned char>(c);
}

// A high bit in the lowest zero byte, and perhaps in bytes above it (Mycroft's test).
constexpr std::uint64_t zero_bytes(std::uint64_t word) {
    return (word - each_byte) & ~word & high_bits;
}

// The next byte of a string that is not simply part of it: a quotation mark, a backslash or a line break. Strings are
// nearly all of a corpus, so eight bytes are looked at together.
std::size_t find_string_stop(std::string_view bytes, std::size_t at) {
    if constexpr (std::endian::native == std::endian::little) {
        for (; at + sizeof(std::uint64_t) <= bytes.size(); at += sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data() + at, sizeof word);
            const std::uint64_t stops =
                zero_bytes(word ^ spread('"')) | zero_bytes(word ^ spread('\\')) | zero_bytes(word ^ spread('\n'));
            if (stops != 0) return at + static_cast<std::size_t>(std::countr_zero(stops)) / 8;
        }
    }
    while (at < bytes.size() && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] != '\n')
        ++at;
    return at;
}

constexpr std::string_view white_space = " \t\r\n";

char first_mark(std::string_view text, std::size_t& at) {
    at = std::min(text.find_first_not_of(white_space, at), text.size());
    return at < text.size() ? text[at++] : '\0';
}

// Whether `text` ends like an element of a list: a brace and a comma.
bool ends_element(std::string_view text) {
    const std::size_t comma = text.find_last_not_of(white_space);
    if (comma == std::string_view::npos || comma == 0 || text[comma] != ',') return false;
    const std::size_t brace = text.find_last_not_of(white_space, comma - 1);
    return brace != std::string_view::npos && text[brace] == '}';
}

}  // namespace

JsonScanner::Found JsonScanner::scan(std::string_view bytes, bool ended) {
    while (found_ == Found::more && position_ < bytes.size()) {
        const Step step = in_string_ ? scan_string(bytes, ended) : scan_structure(bytes);
        if (step == Step::wait) break;
    }
    return found_;
}

void JsonScanner::discard(std::size_t count) {
    position_ -= count;
    if (first_line_end_ && *first_line_end_ < count) {
        first_line_end_.reset();
    } else if (first_line_end_) {
        *first_line_end_ -= count;
    }
}

JsonScanner::Step JsonScanner::stop(Found what) {
    found_ = what;
    return Step::stop;
}

void JsonScanner::note_break() {
    if (!seen_break_) first_line_end_ = position_;
    seen_break_ = true;
}

JsonScanner::Step JsonScanner::scan_string(std::string_view bytes, bool ended) {
    position_ = find_string_stop(bytes, position_);
    if (position_ == bytes.size()) return Step::wait;
    if (bytes[position_] == '\n') return break_in_string(bytes, ended);
    if (bytes[position_] == '\\') {
        if (position_ + 1 == bytes.size()) return Step::wait;
        // An escaped line break is no JSON; it must still be seen as one.
        position_ += bytes[position_ + 1] == '\n' ? 1U : 2U;
        return Step::go_on;
    }
    ++position_;
    in_string_ = false;
    last_ = '"';
    return depth_ == 0 ? stop(Found::whole) : Step::go_on;
}

// A raw line break in a string is no JSON, so the value is broken. What matters is whether the string was meant to go
// on, or has swallowed the beginning of the next record because a quotation mark is missing.
JsonScanner::Step JsonScanner::break_in_string(std::string_view bytes, bool ended) {
    const bool first = is_first_break();
    if (lines_ == Lines::end_it) {
        note_break();
        return stop(Found::line_end);
    }
    const std::string_view ahead = bytes.substr(position_ + 1, context);
    if (ahead.size() < context && !ended) return Step::wait;
    note_break();
    std::size_t at = 0;
    if (first_mark(ahead, at) == '{') {
        const std::size_t brace = position_ + at;
        const std::size_t back = std::min(position_, context);
        if ((lines_ == Lines::first_may && first) ||
            (ends_element(bytes.substr(position_ - back, back)) && first_mark(ahead, at) == '"')) {
            position_ = brace;
            return stop(Found::new_record);
        }
    }
    ++position_;
    return Step::go_on;
}

// Whether `next`, the first byte of a line, cannot follow what was before the line break inside this value. Only an
// opening brace is looked at, which is how records begin.
bool JsonScanner::contradicts(char next) const {
    if (next != '{' || last_ == '[' || last_ == ':') return false;
    return last_ != ',' || depth_ < 2;
}

JsonScanner::Step JsonScanner::scan_structure(std::string_view bytes) {
    for (; position_ < bytes.size(); ++position_) {
        const char c = bytes[position_];
        if (c == ' ' || c == '\t' || c == '\r') continue;
        if (c == '\n') {
            note_break();
            if (lines_ == Lines::end_it) return stop(Found::line_end);
            at_new_line_ = true;
            continue;
        }
        if (at_new_line_ && contradicts(c)) return stop(Found::new_record);
        at_new_line_ = false;
        last_ = c;
        if (c == '"') {
            in_string_ = true;
            ++position_;
            return Step::go_on;
        }
        if (c == '{' || c == '[') {
            deepest_ = std::max(deepest_, ++depth_);
        } else if ((c == '}' || c == ']') && --depth_ == 0) {
            ++position_;
            return stop(Found::whole);
        }
    }
    return Step::wait;
}

}  // namespace arshif::indexer
