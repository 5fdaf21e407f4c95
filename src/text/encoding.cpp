#include "text/encoding.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "text/arabic_evidence.h"
#include "text/code_pages.h"
#include "text/utf8.h"

namespace arshif::text {

namespace {

constexpr std::array<std::string_view, 5> names = {"utf-8", "windows-1256", "iso-8859-6", "utf-16le", "utf-16be"};

unsigned char byte_at(std::string_view text, std::size_t i) {
    return static_cast<unsigned char>(text[i]);
}

// Of evidence in bits: 10 bits are a thousand to one.
double certainty(double bits) {
    return bits <= 0 ? 0 : 1 - std::exp2(-bits);
}

// --- UTF-8 ---

struct Utf8Count {
    std::size_t sequences = 0;  // well-formed, of several bytes
    std::size_t faults = 0;
    ArabicEvidence evidence;
};

Utf8Count count_utf8(std::string_view sample, bool whole) {
    Utf8Count count;
    const char* at = sample.data();
    const char* const end = at + sample.size();
    while (at != end) {
        const char* const begin = at;
        const char32_t c = decode(at, end);
        count.evidence.add(c);
        if (at - begin == 1 && c < 0x80) continue;
        // U+FFFD may also have been written out, in its three bytes.
        const bool written = at - begin == 3 && static_cast<unsigned char>(*begin) == 0xEF && at[-1] == '\xBD';
        if (c != replacement_character || written) {
            ++count.sequences;
        } else if (at != end || whole) {
            ++count.faults;
        }
    }
    return count;
}

// --- UTF-16 ---

bool is_likely_unit(unsigned unit) {
    return unit == 0x09 || unit == 0x0A || unit == 0x0D || (unit >= 0x20 && unit < 0x7F) ||
           (unit >= 0xA0 && unit <= 0xFF) || (unit >= 0x0600 && unit <= 0x06FF) || (unit >= 0x200B && unit <= 0x200F) ||
           (unit >= 0x2013 && unit <= 0x201F) || unit == 0x2026 || (unit >= 0x202A && unit <= 0x202E) ||
           (unit >= 0xFB50 && unit <= 0xFDFF) || unit >= 0xFE70;
}

struct UnitCount {
    std::size_t units = 0;
    std::size_t likely = 0;
    std::size_t telling = 0;  // ASCII, Arabic and its presentation forms
};

UnitCount count_units(std::string_view start, bool big) {
    UnitCount count;
    for (std::size_t i = 0; i + 1 < start.size(); i += 2) {
        const unsigned high = byte_at(start, big ? i : i + 1);
        const unsigned low = byte_at(start, big ? i + 1 : i);
        ++count.units;
        if (is_likely_unit(high << 8U | low)) {
            ++count.likely;
            if (high == 0x00 || high == 0x06 || high >= 0xFB) ++count.telling;
        }
    }
    return count;
}

// --- the single-byte encodings ---

ArabicEvidence evidence_of(std::string_view sample, char32_t (*code_point)(unsigned char)) {
    ArabicEvidence evidence;
    for (const char byte : sample)
        evidence.add(code_point(static_cast<unsigned char>(byte)));
    return evidence;
}

EncodingGuess guess_single_byte(std::string_view sample) {
    const ArabicEvidence windows = evidence_of(sample, from_windows_1256);
    const ArabicEvidence iso = evidence_of(sample, from_iso_8859_6);
    const bool iso_wins = iso.bits() > windows.bits();
    const ArabicEvidence& best = iso_wins ? iso : windows;
    const ArabicEvidence& other = iso_wins ? windows : iso;
    EncodingGuess guess;
    guess.evidence = best.characters();
    if (!best.is_arabic()) return guess;
    // Texts without a letter on which the two differ read the same in both.
    constexpr double as_good_as_same = 0.01;
    const double margin = best.bits() - std::max(other.bits(), 0.0);
    const bool same = best.bits() - other.bits() < as_good_as_same;
    guess.encoding = iso_wins ? Encoding::iso_8859_6 : Encoding::windows_1256;
    guess.confidence = certainty(same ? best.bits() : margin);
    return guess;
}

}  // namespace

std::string_view name_of(Encoding encoding) {
    return names.at(static_cast<std::size_t>(encoding));
}

std::optional<Encoding> encoding_from_name(std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Encoding>(found - names.begin());
}

bool looks_binary(std::string_view sample) {
    // Padding at the end, and the end-of-file mark of DOS.
    constexpr std::string_view padding("\0\x1A\r\n ", 5);
    sample = sample.substr(0, sample.find_last_not_of(padding) + 1);
    const auto controls = static_cast<std::size_t>(std::count_if(sample.begin(), sample.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x09 || (byte > 0x0D && byte < 0x20);
    }));
    constexpr std::size_t few = 3;
    constexpr std::size_t one_in = 50;
    return controls >= few && controls * one_in > sample.size();
}

EncodingGuess guess_utf16(std::string_view start) {
    using namespace std::string_view_literals;
    EncodingGuess guess;
    if (start.starts_with("\xFF\xFE\0\0"sv)) return guess;  // UTF-32
    const bool little_mark = start.starts_with("\xFF\xFE"sv);
    const bool big_mark = start.starts_with("\xFE\xFF"sv);
    guess.marked = little_mark || big_mark;
    // Padding is no evidence, but the high byte of a last ASCII character is.
    std::size_t size = start.find_last_not_of('\0') + 1;
    size = std::min(start.size(), size + size % 2);
    const UnitCount little = count_units(start.substr(0, size), false);
    const UnitCount big = count_units(start.substr(0, size), true);
    const bool is_big = guess.marked ? big_mark : big.likely > little.likely;
    const UnitCount& best = is_big ? big : little;
    const UnitCount& other = is_big ? little : big;
    guess.evidence = best.units;
    guess.faults = best.units - best.likely;
    constexpr std::size_t least_units = 3;
    const bool fits = guess.faults * 10 <= best.units && other.likely * 2 < best.likely &&
                      best.telling * 10 >= best.units * 6 && best.units >= least_units;
    const bool bearable = best.units >= 2 && guess.faults * 2 <= best.units;
    if (!(guess.marked ? bearable : fits)) return guess;
    guess.encoding = is_big ? Encoding::utf16be : Encoding::utf16le;
    // Each unit had one chance in some sixty to be a likely one.
    guess.confidence = guess.marked ? 1 : certainty(6.0 * static_cast<double>(best.likely - other.likely));
    return guess;
}

EncodingGuess guess_encoding(std::string_view sample, bool whole) {
    EncodingGuess guess = guess_utf16(sample);
    if (guess.encoding) return guess;
    guess = EncodingGuess();
    const Utf8Count utf8 = count_utf8(sample, whole);
    if (utf8.faults > 0 && looks_binary(sample)) return guess;
    guess.evidence = utf8.sequences + utf8.faults;
    guess.faults = utf8.faults;
    constexpr std::size_t sequences_a_fault = 4;
    if (utf8.faults == 0 || utf8.sequences >= sequences_a_fault * utf8.faults) {
        guess.encoding = Encoding::utf8;
        // A byte pair of another encoding is well-formed UTF-8 once in a dozen times or less.
        guess.confidence = utf8.faults == 0 && utf8.sequences == 0
                               ? 1
                               : certainty(3.5 * static_cast<double>(utf8.sequences - utf8.faults));
        return guess;
    }
    // Where a part is UTF-8 and a part is not, no single encoding is right.
    if (utf8.evidence.letters() * 10 > utf8.faults) return guess;
    return guess_single_byte(sample);
}

}  // namespace arshif::text
