// Dates in running Arabic text: those that an article speaks of, and the one on which it was published.
//
// Thread safety: pure functions over tables that are built once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/date.h"

namespace arshif::recognise {

enum class Calendar : std::uint8_t { gregorian, hijri, libyan };

// A date, a range or a named period, as it stands in a text.
struct FoundDate {
    std::size_t begin = 0;  // bytes of the text it was found in
    std::size_t end = 0;
    Calendar calendar = Calendar::gregorian;
    bool relative =
        false;  // counted from the publication date (`أمس`, `16 مارس من العام الماضي`, `12 مايو` without a year)
    // First and last period, equal but for ranges (`من 12 إلى 15 مايو 2009`, `الثلاثي الأول من 2010`). Nothing where
    // the date is relative and the publication date is not known well enough.
    std::optional<core::PartialDate> first;
    std::optional<core::PartialDate> last;
};

// What is known of the article beforehand.
struct DateContext {
    std::optional<core::PartialDate> published;  // what relative dates are counted from
    std::string country;                         // of publication, ISO alpha-2, or empty: Libyan month names, say
};

// In the order of the text, none overlapping another.
std::vector<FoundDate> find_dates(std::string_view text, const DateContext& context);

// The publication date that a text states itself.
struct StatedDate {
    core::PartialDate date;
    core::Basis basis = core::Basis::text;  // dateline or text
    bool in_title = false;
    std::size_t begin = 0;  // bytes of the title or body
    std::size_t end = 0;
};

// Nothing rather than a guess: a historical date in the first line is no publication date.
std::optional<StatedDate> publication_date(std::string_view title, std::string_view body, std::string_view country);

}  // namespace arshif::recognise
