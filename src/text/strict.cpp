#include "text/strict.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <vector>

#include "text/folding.h"

namespace arshif::text {

namespace {

// No word with all its marks is longer. ICU sorts runs of combining characters by insertion, and hostile ones are long.
constexpr std::size_t longest_slice = 1024;

constexpr char32_t tatweel = 0x0640;

struct Letter {
    char32_t letter = 0;
    std::vector<char32_t> marks;
};

std::vector<Letter> letters_of(std::string_view slice) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::vector<Letter> letters;
    if (U_FAILURE(status)) return letters;
    const icu::UnicodeString text = casefold->normalize(
        icu::UnicodeString::fromUTF8({slice.data(), static_cast<std::int32_t>(slice.size())}), status);
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 c = text.char32At(at);
        const auto code_point = static_cast<char32_t>(c);
        if (code_point == tatweel) continue;
        if (is_deleted_mark(code_point) || u_getCombiningClass(c) != 0) {
            if (!letters.empty()) letters.back().marks.push_back(code_point);
        } else if (u_isalnum(c) != 0) {
            letters.push_back({code_point, {}});
        }
    }
    return letters;
}

bool covers(const Letter& typed, const Letter& found) {
    return typed.letter == found.letter && std::all_of(typed.marks.begin(), typed.marks.end(), [&](char32_t mark) {
               return std::find(found.marks.begin(), found.marks.end(), mark) != found.marks.end();
           });
}

}  // namespace

bool is_written_as(std::string_view typed, std::string_view found, Extent extent) {
    if (typed.size() > longest_slice || found.size() > longest_slice) return false;
    const std::vector<Letter> wanted = letters_of(typed);
    const std::vector<Letter> there = letters_of(found);
    if (there.size() < wanted.size() || (extent == Extent::whole && there.size() != wanted.size())) return false;
    return std::equal(wanted.begin(), wanted.end(), there.begin(), covers);
}

}  // namespace arshif::text
