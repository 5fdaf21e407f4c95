// The Hijri calendar: its days as Gregorian ones, by the Umm al-Qura tables for the years 1300 to 1600 and by the civil
// rule before them (ICU).
//
// Where the month was begun by sight of the moon, a day may differ by one. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/article.h"
#include "core/date.h"

namespace arshif::recognise {

// Years that stand for Hijri ones without a mark of their era.
constexpr std::int32_t first_unmarked_hijri_year = 1300;
constexpr std::int32_t last_unmarked_hijri_year = 1469;

struct HijriDate {
    std::int32_t year = 0;
    std::int32_t month = 0;
    std::int32_t day = 0;
};

// The Gregorian days from the beginning to the end of a Hijri year, month or day (month and day 0 where they are not
// known). Nothing for a date that does not exist or a year that is not from 1 to 1600.
std::optional<core::DatePeriod> gregorian_period(const HijriDate& hijri);

// The Hijri day of a whole Gregorian date that exists.
HijriDate hijri_from_gregorian(const core::PartialDate& day);

// 1 to 12 for the name of a Hijri month, with one space in names of two words.
std::optional<std::int32_t> hijri_month_from_name(std::string_view name);

}  // namespace arshif::recognise
