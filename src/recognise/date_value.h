// A date as a text says it, and what it comes to once it is known when the text was published.
//
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>

#include "core/article.h"
#include "core/date.h"
#include "recognise/hijri.h"
#include "recognise/text_dates.h"

namespace arshif::recognise {

struct DateValue {
    enum class Anchor : std::uint8_t {
        written,        // its year is in the text
        nearest,        // a day or month of the year in which it is nearest to the publication
        directed,       // the last (shift -1), current or next (1) one of its name
        shifted_year,   // in the year of publication and so many after it
        shifted_month,  // so many months after that of publication
        shifted_week,
        shifted_day,
        weekday,  // the last or next one
        unknown,  // cannot be told even then
    };

    Anchor anchor = Anchor::written;
    Calendar calendar = Calendar::gregorian;
    bool in_gregorian_year = false;  // a Hijri month or day whose written year is Gregorian
    std::int32_t year = 0;
    std::int32_t month = 0;
    std::int32_t day = 0;
    std::int32_t shift = 0;
    std::int32_t weekday = -1;  // 0: Sunday
    std::int32_t part = 0;      // which of `parts` of the year or month, from 1
    std::int32_t parts = 0;
    std::int32_t years = 1;  // how many from `year` on
    bool future = false;     // the sentence speaks of what is to come

    bool relative() const { return anchor != Anchor::written; }
};

// Nothing where the date does not exist, or the publication date does not suffice.
std::optional<core::DatePeriod> resolve(const DateValue& value, const std::optional<core::PartialDate>& published);

// Whether it could exist in some year: no 31 June, no 35 May.
bool is_possible(const DateValue& value);

}  // namespace arshif::recognise
