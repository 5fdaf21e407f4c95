// Reads the dates that exports and crawls write in a field of their own.
//
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/date.h"
#include "core/result.h"

namespace arshif::recognise {

// What the numbers of a date tell of their order: nothing, where the month is named or the year stands first, or in the
// Hijri calendar; a proof, where one of them cannot be a month; or that they may be read in both.
enum class NumberOrder : std::uint8_t { none, day_first, month_first, either };

// A date and the clock beside it, both in the source's own time zone.
struct Timestamp {
    core::PartialDate date;
    std::string time;  // HH:MM:SS or empty
    NumberOrder order = NumberOrder::none;
};

// Understands ISO 8601 (`2011`, `2011-05`, `2011-05-21`, `20110521`, `2011-05-21T18:30[:00[.5]][Z|+01:00]`, a space for
// the T, `2017-01-22T171800`), `2011/05/21`, day first with / - or . (`21/5/2011`; the US order where the second number
// cannot be a month, and with `month_first` where both can; `5/2011`), RFC 2822 (`Sun, 18 Feb 2018 16:40:06 +0000`),
// the C library's `Sun Feb 18 16:40:06 2018`, `21 May 2011`, `May 21, 2011`, `6:30 PM` after any of them, Unix seconds
// or milliseconds (10 or 13 digits; date and clock are UTC's), the 14 digits of web archives, and Arabic long dates
// with the month names of every country and digits of any script (`الأحد 15 جويلية 2012 الساعة 15:42`,
// `08/ديسمبر/2009`, `12 غشت 2012`, `2 تموز/يوليو 2011`). A weekday is not checked against the date. Years are 1501 to
// 2100. Hijri dates (`12/9/1432`, years 1300 to 1469, others with the mark; `5 رمضان 1432هـ`) become Gregorian ones; of
// a month or a year, what of the Gregorian calendar holds it whole.
//
// bad_input with the reason for anything else: days that do not exist, years of two digits, texts of more than 200
// bytes, Hijri months and years that lie in two Gregorian years.
core::Result<Timestamp> parse_metadata_date(std::string_view text, bool month_first = false);

}  // namespace arshif::recognise
