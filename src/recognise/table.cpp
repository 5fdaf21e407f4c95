#include "recognise/table.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <cstdint>

#include "text/normaliser.h"

namespace arshif::recognise {

namespace {

constexpr char16_t first_accent = 0x0300;
constexpr char16_t last_accent = 0x036F;

// Canonical decomposition without the accents. Arabic letters that decompose do so on both sides of a comparison.
std::string without_accents(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status)) return text;
    const icu::UnicodeString decomposed = decomposer->normalize(icu::UnicodeString::fromUTF8(text), status);
    if (U_FAILURE(status)) return text;

    icu::UnicodeString plain;
    for (std::int32_t i = 0; i < decomposed.length(); ++i) {
        const char16_t unit = decomposed[i];
        if (unit < first_accent || unit > last_accent) plain.append(unit);
    }
    std::string utf8;
    return plain.toUTF8String(utf8);
}

bool is_ascii(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > 0x7F) return false;
    }
    return true;
}

}  // namespace

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> pieces;
    for (;;) {
        const std::size_t end = text.find(separator);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return pieces;
        text.remove_prefix(end + 1);
    }
}

void for_each_row(std::string_view table, const std::function<void(const std::vector<std::string_view>&)>& row) {
    for (const std::string_view line : split(table, '\n')) {
        if (!line.empty() && line.front() != '#') row(split(line, '\t'));
    }
}

std::string lookup_key(std::string_view name) {
    if (name.size() > max_name_bytes) return {};
    std::string folded = text::fold_name(name);
    return is_ascii(folded) ? folded : without_accents(folded);
}

}  // namespace arshif::recognise
