// The rules by which dates are found in running text, one a kind of expression.
//
// Each rule looks whether an expression begins at token `i`, appends what it found and returns where to go on; `i`
// itself where none begins there. What is no date though it looks like one is passed over in the same way, with nothing
// appended. A rule looks at a bounded number of tokens. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <vector>

#include "recognise/date_parts.h"
#include "recognise/date_value.h"

namespace arshif::recognise {

struct DateMatch {
    enum class Order : std::uint8_t { none, day_first, month_first, either };

    std::size_t begin = 0;  // tokens
    std::size_t next = 0;
    DateValue first;
    DateValue last;
    Order order = Order::none;  // of a numeric date: what its numbers prove
    bool range = false;
};

using DateMatches = std::vector<DateMatch>;

// 12/5/2011, 2011-05-12, 12.5.2011, 12/9/1432 with the mark of its era.
std::size_t match_numbers(const DateText& text, std::size_t i, DateMatches& found);

// Days with a month in words, alone, in lists and in ranges; `15 الجاري`.
std::size_t match_day_and_month(const DateText& text, std::size_t i, DateMatches& found);

// Months without a day, where a year or a cue shows that they are months.
std::size_t match_month(const DateText& text, std::size_t i, DateMatches& found);

// The month at `i`, which is one because of what stands from `begin` on; `begin` where there is none.
std::size_t match_month_behind(const DateText& text, std::size_t begin, std::size_t i, DateMatches& found);

// English and French months before the day: May 5, 2011.
std::size_t match_latin_month(const DateText& text, std::size_t i, DateMatches& found);

// Years: numbers behind a cue, with an era, in pairs; `العام الماضي`.
std::size_t match_year(const DateText& text, std::size_t i, DateMatches& found);

// Quarters and halves of a year, decades.
std::size_t match_period(const DateText& text, std::size_t i, DateMatches& found);

// Today, yesterday, tomorrow, weekdays, last week, three days ago.
std::size_t match_relative(const DateText& text, std::size_t i, DateMatches& found);

// The beginning, middle or end of a month, year or decade.
std::size_t match_part(const DateText& text, std::size_t i, DateMatches& found);

// A weekday, and the date that may follow it.
std::size_t match_weekday(const DateText& text, std::size_t i, DateMatches& found);

}  // namespace arshif::recognise
