// The one table of what a segment holds: term prefixes and value slots. schema/terms.md explains them to people, a test
// compares the two.
//
// Thread safety: constants.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace arshif::store {

// Raised whenever a prefix, a slot, the form of a value or that of a file beside the tables changes; an archive of
// another version is refused.
constexpr int terms_version = 6;

// Xapian metadata key under which each segment carries terms_version, so that it can be told apart by itself.
constexpr std::string_view terms_metadata = "arshif terms";

struct TermField {
    std::string_view name;
    std::string_view prefix;
    std::string_view help;
};

namespace prefix {
constexpr std::string_view stem;
constexpr std::string_view title = "S";
constexpr std::string_view identifier = "Q";
constexpr std::string_view origin = "XO";
constexpr std::string_view country = "XC";
constexpr std::string_view mentioned = "XM";
constexpr std::string_view source = "XS";
constexpr std::string_view category = "XG";
constexpr std::string_view year = "Y";
constexpr std::string_view month = "M";
constexpr std::string_view day = "D";
constexpr std::string_view year_only = "XPY";
constexpr std::string_view month_only = "XPM";
constexpr std::string_view undated = "XPU";
constexpr std::string_view copies = "XF";
}  // namespace prefix

constexpr std::array<TermField, 15> term_fields = {{
    {"stem", prefix::stem, "stem of a word of title or body, wdf counts both"},
    {"title", prefix::title, "stem of a word of the title, without weight"},
    {"identifier", prefix::identifier, "the article's identifier"},
    {"origin", prefix::origin, "the import it came from"},
    {"country", prefix::country, "country of publication, ISO alpha-2 in capitals, or `none`"},
    {"mentioned", prefix::mentioned, "a country mentioned in the text, ISO alpha-2 in capitals"},
    {"source", prefix::source, "newspaper or site, folded as a name"},
    {"category", prefix::category, "section, folded as a name"},
    {"year", prefix::year, "YYYY of a dated article"},
    {"month", prefix::month, "YYYYMM of an article dated at least to the month"},
    {"day", prefix::day, "YYYYMMDD of an article dated to the day"},
    {"year only", prefix::year_only, "YYYY of an article dated to the year alone"},
    {"month only", prefix::month_only, "YYYYMM of an article dated to the month alone"},
    {"undated", prefix::undated, "an article without a date"},
    {"copies", prefix::copies, "one of the least shingles of the body, for finding near copies"},
}};

struct SlotField {
    std::string_view name;
    std::uint32_t slot;
    std::string_view help;
};

namespace slot {
constexpr std::uint32_t date = 0;
constexpr std::uint32_t country = 1;
constexpr std::uint32_t source = 2;
constexpr std::uint32_t category = 3;
}  // namespace slot

constexpr std::array<SlotField, 4> slot_fields = {{
    {"date", slot::date, "YYYYMMDDHHMMSS, unknown parts 0, so that it sorts as text; empty if undated"},
    {"country", slot::country, "as the term, empty if unknown"},
    {"source", slot::source, "as written, empty if unknown"},
    {"category", slot::category, "as written, empty if unknown"},
}};

// Xapian refuses terms over 245 bytes, counting a NUL as two; a longer value is cut, without NULs, and ends in a hash
// of the whole.
constexpr std::size_t max_term_bytes = 245;

}  // namespace arshif::store
