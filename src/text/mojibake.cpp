#include "text/mojibake.h"

#include <algorithm>
#include <vector>

#include "text/arabic_evidence.h"
#include "text/code_pages.h"
#include "text/normaliser.h"
#include "text/utf8.h"

namespace arshif::text {

namespace {

// A character as it stands, and the byte that a Western encoding would have shown as it.
struct Shown {
    char32_t code_point;
    std::optional<unsigned char> byte;
};

// Most text is clean, so this is asked first: both accidents leave at least every third character between U+0080 and
// U+00FF (lead bytes C2 and C3) and hardly any Arabic (D8 to DB).
bool may_be_mojibake(std::string_view text) {
    std::size_t western = 0;
    std::size_t arabic = 0;
    constexpr std::size_t step = 256;
    for (std::size_t begin = 0; begin < text.size(); begin += step) {
        // In clean text what is left soon cannot change anything.
        if (4 * arabic >= western + (text.size() - begin)) return false;
        for (const char c : text.substr(begin, step)) {
            const auto byte = static_cast<unsigned char>(c);
            western += (byte & 0xFEU) == 0xC2 ? 1U : 0U;
            arabic += (byte & 0xFCU) == 0xD8 ? 1U : 0U;
        }
    }
    constexpr std::size_t few = 3;
    return western >= few && western > 4 * arabic;
}

std::vector<Shown> characters_of(std::string_view text) {
    std::vector<Shown> shown;
    shown.reserve(text.size() / 2);
    const char* at = text.data();
    while (at != text.data() + text.size()) {
        const char32_t c = decode(at, text.data() + text.size());
        shown.push_back({c, to_windows_1252(c)});
    }
    return shown;
}

// The bytes of the sequence that begins at `at`, as long as they are above ASCII.
std::string bytes_from(const std::vector<Shown>& shown, std::size_t at) {
    constexpr std::size_t longest_sequence = 4;
    std::string bytes;
    for (; at < shown.size() && bytes.size() < longest_sequence; ++at) {
        if (!shown[at].byte || *shown[at].byte < 0x80) break;
        bytes.push_back(static_cast<char>(*shown[at].byte));
    }
    return bytes;
}

std::string undo_utf8(std::string_view text) {
    const std::vector<Shown> shown = characters_of(text);
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < shown.size();) {
        const std::string bytes = bytes_from(shown, i);
        const char* at = bytes.data();
        const char32_t c = bytes.empty() ? replacement_character : decode(at, bytes.data() + bytes.size());
        if (c == replacement_character) {
            append_utf8(out, shown[i].code_point);
            ++i;
        } else {
            append_utf8(out, c);
            i += static_cast<std::size_t>(at - bytes.data());
        }
    }
    return out;
}

std::string undo_windows_1256(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const Shown& shown : characters_of(text))
        append_utf8(out, shown.byte ? from_windows_1256(*shown.byte) : shown.code_point);
    return out;
}

bool is_arabic(std::string_view text) {
    ArabicEvidence evidence;
    const char* at = text.data();
    while (at != text.data() + text.size())
        evidence.add(decode(at, text.data() + text.size()));
    return evidence.is_arabic();
}

}  // namespace

std::optional<Undone> undo_mojibake(std::string_view text) {
    if (!may_be_mojibake(text)) return std::nullopt;
    std::string once = undo_utf8(text);
    if (is_arabic(once)) return Undone{std::move(once), Mojibake::utf8_as_western};
    if (once != text) {
        std::string twice = undo_utf8(once);
        if (is_arabic(twice)) return Undone{std::move(twice), Mojibake::utf8_as_western};
    }
    std::string letters = undo_windows_1256(text);
    if (is_arabic(letters)) return Undone{std::move(letters), Mojibake::windows_1256_as_western};
    return std::nullopt;
}

}  // namespace arshif::text
