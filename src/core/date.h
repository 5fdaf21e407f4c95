// Dates as far as they are known, and ranges of days.
//
// A newspaper article may be dated to the day, the month or only the year. All dates are proleptic Gregorian, years 1
// to 9999, in the source's own time zone. Thread safety: values.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"

namespace arshif::core {

enum class Precision : std::uint8_t { year, month, day };

// A date known to the year, the month or the day. Month and day are 0 where they are not known.
struct PartialDate {
    std::int32_t year = 0;
    std::int32_t month = 0;
    std::int32_t day = 0;

    Precision precision() const {
        if (month == 0) return Precision::year;
        return day == 0 ? Precision::month : Precision::day;
    }
    friend auto operator<=>(const PartialDate&, const PartialDate&) = default;
};

bool is_leap_year(std::int32_t year);

// Days in a month of 1 to 12.
std::int32_t days_in_month(std::int32_t year, std::int32_t month);

// Whether the date exists: year 1 to 9999, month 0 to 12, day 0 to the month's length, no day without a month.
bool exists(const PartialDate& date);

// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, with digits of any script folded to ASCII by the caller. bad_input where it
// has another form or names a day that does not exist.
Result<PartialDate> parse_date(std::string_view text);

// `YYYY[-MM[-DD]]`, the form that parse_date reads.
std::string to_string(const PartialDate& date);

// The day as the number YYYYMMDD: first_day fills what is unknown with the beginning of the period, last_day with its
// end.
std::int32_t first_day(const PartialDate& date);
std::int32_t last_day(const PartialDate& date);

// An inclusive range of days; an end that is not set is open.
struct DateRange {
    std::optional<PartialDate> from;
    std::optional<PartialDate> to;  // its whole period is inside

    bool open() const { return !from && !to; }
};

}  // namespace arshif::core
