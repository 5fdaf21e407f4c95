// The words beside the numbers of a date: weekdays, eras, morning and evening.
//
// The table is data/date_words.tsv. Thread safety: pure functions over tables that are built once.
#pragma once

#include <cstdint>
#include <string_view>

namespace arshif::recognise {

enum class DateWord : std::uint8_t {
    before_weekday,
    weekday,
    ordinal,  // after a day: 21st
    article,  // before a day
    of,       // between day and month
    at,       // before a clock
    am,
    pm,
    zone,       // before the words that name a time zone
    zone_name,  // the name of a time zone
    gregorian,  // after a year
    hijri,
};

// Whether the word may stand for that; several roles are possible.
bool is_date_word(std::string_view word, DateWord role);

}  // namespace arshif::recognise
