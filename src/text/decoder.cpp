#include "text/decoder.h"

#include <algorithm>

#include "text/arabic_evidence.h"
#include "text/code_pages.h"
#include "text/normaliser.h"
#include "text/utf8.h"

namespace arshif::text {

namespace {

constexpr std::size_t longest_sequence = 4;
// Pieces of a line that are longer than this are judged by themselves.
constexpr std::size_t longest_line = std::size_t{1} << 16U;

// Whether more bytes could complete the sequence that `text` begins with.
bool may_be_completed(std::string_view text) {
    if (text.empty() || text.size() >= longest_sequence) return false;
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() >= length) return false;
    const char* at = text.data();
    decode(at, text.data() + text.size());
    return at == text.data() + text.size();
}

// A few letters of a single-byte encoding may happen to be well-formed UTF-8: it must be Arabic besides.
bool is_utf8_arabic(std::string_view text) {
    const auto high = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    if (std::none_of(text.begin(), text.end(), high) || !check_utf8(text).valid) return false;
    ArabicEvidence evidence;
    const char* at = text.data();
    while (at != text.data() + text.size())
        evidence.add(decode(at, text.data() + text.size()));
    return evidence.is_arabic();
}

bool is_surrogate(unsigned unit, unsigned kind) {
    return (unit & 0xFC00U) == kind;
}

}  // namespace

void Decoder::replace(std::size_t offset, std::string& out) {
    if (faults_.replaced++ == 0) faults_.first = taken_ + offset;
    append_utf8(out, replacement_character);
}

std::size_t Decoder::decode(std::string_view bytes, bool last, std::string& out) {
    std::size_t used = 0;
    switch (encoding_) {
        case Encoding::utf8:
            used = decode_utf8(bytes, last, out);
            break;
        case Encoding::windows_1256:
        case Encoding::iso_8859_6:
            used = decode_lines(bytes, last, out);
            break;
        case Encoding::utf16le:
        case Encoding::utf16be:
            used = decode_utf16(bytes, last, out);
            break;
    }
    taken_ += used;
    return used;
}

// --- UTF-8 ---

std::size_t Decoder::decode_utf8(std::string_view bytes, bool last, std::string& out) {
    std::size_t done = 0;
    while (done < bytes.size()) {
        const std::string_view rest = bytes.substr(done);
        const Utf8Check check = check_utf8(rest);
        if (check.valid) {
            out += rest;
            return bytes.size();
        }
        const std::size_t line_begin = rest.substr(0, check.fault).rfind('\n') + 1;  // npos + 1 is 0
        out += rest.substr(0, line_begin);
        done += line_begin;
        std::string_view line = bytes.substr(done);
        const std::size_t line_end = line.find('\n', check.fault - line_begin);
        if (line_end == std::string_view::npos && !last && line.size() < longest_line) {
            // Only a letter that is cut in two is waited for where the line is well-formed up to it.
            if (!may_be_completed(rest.substr(check.fault))) return done;
            out += line.substr(0, check.fault - line_begin);
            return done + check.fault - line_begin;
        }
        line = line.substr(0, line_end == std::string_view::npos ? line_end : line_end + 1);
        if (line_end == std::string_view::npos && !last) {
            const std::size_t whole = first_bytes(line, line.size() - 1).size();
            if (whole > 0 && may_be_completed(line.substr(whole))) line = line.substr(0, whole);
        }
        mend_line(line, done, out);
        done += line.size();
    }
    return done;
}

void Decoder::mend_line(std::string_view line, std::size_t offset, std::string& out) {
    constexpr std::size_t few = 3;
    constexpr std::size_t sequences_a_fault = 10;
    std::string mended;
    std::size_t sequences = 0;
    std::size_t faults = 0;
    const DecodingFaults before = faults_;
    const char* at = line.data();
    const char* const end = at + line.size();
    while (at != end) {
        const char* const begin = at;
        const char32_t c = text::decode(at, end);
        const std::string_view sequence(begin, static_cast<std::size_t>(at - begin));
        if (c == replacement_character && !check_utf8(sequence).valid) {
            ++faults;
            replace(offset + static_cast<std::size_t>(begin - line.data()), mended);
        } else {
            sequences += sequence.size() > 1 ? 1U : 0U;
            mended += sequence;
        }
    }
    if (faults <= few || faults * sequences_a_fault <= sequences) {
        out += mended;
        return;
    }
    faults_ = before;
    ++faults_.foreign_lines;
    out += line;
}

// --- the single-byte encodings ---

std::size_t Decoder::decode_lines(std::string_view bytes, bool last, std::string& out) {
    const auto code_point = encoding_ == Encoding::windows_1256 ? from_windows_1256 : from_iso_8859_6;
    std::size_t done = 0;
    while (done < bytes.size()) {
        const std::string_view rest = bytes.substr(done);
        const std::size_t line_end = rest.find('\n');
        if (line_end == std::string_view::npos && !last && rest.size() < longest_line) return done;
        const std::string_view line = rest.substr(0, std::min(line_end, rest.size() - 1) + 1);
        if (keep_utf8_lines_ && is_utf8_arabic(line)) {
            ++faults_.utf8_lines;
            out += line;
        } else {
            for (std::size_t i = 0; i < line.size(); ++i) {
                const char32_t c = code_point(static_cast<unsigned char>(line[i]));
                if (c == replacement_character) {
                    replace(done + i, out);
                } else {
                    append_utf8(out, c);
                }
            }
        }
        done += line.size();
    }
    return done;
}

// --- UTF-16 ---

std::size_t Decoder::decode_utf16(std::string_view bytes, bool last, std::string& out) {
    const bool big = encoding_ == Encoding::utf16be;
    const auto unit_at = [&](std::size_t i) {
        const unsigned first = static_cast<unsigned char>(bytes[i]);
        const unsigned second = static_cast<unsigned char>(bytes[i + 1]);
        return big ? first << 8U | second : second << 8U | first;
    };
    constexpr unsigned high_surrogate = 0xD800;
    constexpr unsigned low_surrogate = 0xDC00;
    std::size_t at = 0;
    while (at + 1 < bytes.size()) {
        const unsigned unit = unit_at(at);
        const bool byte_order_mark = unit == 0xFEFF && taken_ + at == 0;
        if (is_surrogate(unit, high_surrogate)) {
            if (at + 3 >= bytes.size() && !last) return at;
            const unsigned next = at + 3 < bytes.size() ? unit_at(at + 2) : 0;
            if (is_surrogate(next, low_surrogate)) {
                append_utf8(out, 0x10000 + ((unit & 0x3FFU) << 10U) + (next & 0x3FFU));
                at += 4;
                continue;
            }
            replace(at, out);
        } else if (is_surrogate(unit, low_surrogate)) {
            replace(at, out);
        } else if (!byte_order_mark) {
            append_utf8(out, unit);
        }
        at += 2;
    }
    if (!last || at == bytes.size()) return at;
    if (bytes[at] != '\0') replace(at, out);  // a single NUL is padding
    return bytes.size();
}

}  // namespace arshif::text
