#include "recognise/date_value.h"

#include <array>
#include <chrono>
#include <cstdlib>

namespace arshif::recognise {

namespace {

using core::PartialDate;
using Anchor = DateValue::Anchor;
using Period = std::optional<core::DatePeriod>;

constexpr std::int32_t months_in_year = 12;
constexpr std::int32_t days_in_week = 7;
constexpr std::int32_t longest_hijri_month = 30;
constexpr std::int32_t leap_year = 2000;

std::chrono::sys_days day_number(const PartialDate& date) {
    constexpr std::int32_t middle = 15;  // of a month whose day is not known
    return std::chrono::sys_days(std::chrono::year(date.year) / date.month / (date.day == 0 ? middle : date.day));
}

PartialDate date_of(std::chrono::sys_days number) {
    const std::chrono::year_month_day date(number);
    return {static_cast<int>(date.year()), static_cast<std::int32_t>(static_cast<unsigned>(date.month())),
            static_cast<std::int32_t>(static_cast<unsigned>(date.day()))};
}

Period one(const PartialDate& date) {
    if (!core::exists(date)) return std::nullopt;
    return core::DatePeriod{date, date};
}

// A half or quarter of a year, a half of a month, or several years.
Period parted(const DateValue& value, const PartialDate& date) {
    if (value.years > 1) return core::DatePeriod{date, {date.year + value.years - 1, 0, 0}};
    if (value.parts == 0 || !core::exists(date)) return one(date);
    if (date.month == 0) {
        const std::int32_t months = months_in_year / value.parts;
        return core::DatePeriod{{date.year, (value.part - 1) * months + 1, 0}, {date.year, value.part * months, 0}};
    }
    constexpr std::int32_t half = 15;
    if (value.part == 1) return core::DatePeriod{{date.year, date.month, 1}, {date.year, date.month, half}};
    const std::int32_t end = core::days_in_month(date.year, date.month);
    return core::DatePeriod{{date.year, date.month, half + 1}, {date.year, date.month, end}};
}

Period in_year(const DateValue& value, std::int32_t year) {
    if (value.calendar == Calendar::hijri) return gregorian_period({year, value.month, value.day});
    return parted(value, {year, value.month, value.day});
}

// The Hijri day or month that falls into a Gregorian year.
Period in_gregorian_year(const DateValue& value) {
    constexpr std::int32_t before_hijra = 622;
    const std::int32_t about = (value.year - before_hijra) * 33 / 32;
    for (std::int32_t year = about - 1; year <= about + 2; ++year) {
        const Period period = in_year(value, year);
        if (period && period->first.year == value.year) return period;
    }
    return std::nullopt;
}

Period written(const DateValue& value) {
    return value.in_gregorian_year ? in_gregorian_year(value) : in_year(value, value.year);
}

// The publication date in the calendar of the value; nothing where it is not known to the month, or for a Hijri one to
// the day.
std::optional<PartialDate> published_in(Calendar calendar, const PartialDate& published) {
    if (calendar != Calendar::hijri) return published.month == 0 ? std::nullopt : std::optional(published);
    if (published.day == 0) return std::nullopt;
    const HijriDate hijri = hijri_from_gregorian(published);
    return hijri.year == 0 ? std::nullopt : std::optional(PartialDate{hijri.year, hijri.month, hijri.day});
}

Period shifted_year(const DateValue& value, const PartialDate& published) {
    if (value.calendar != Calendar::hijri) return in_year(value, published.year + value.shift);
    const auto base = published_in(value.calendar, published);
    return base ? in_year(value, base->year + value.shift) : std::nullopt;
}

Period directed(const DateValue& value, const PartialDate& published) {
    const auto base = published_in(value.calendar, published);
    if (!base) return std::nullopt;
    if (value.shift == 0) return in_year(value, base->year);
    std::int32_t order = value.month - base->month;
    if (order == 0 && value.day != 0 && base->day != 0) order = value.day - base->day;
    if (value.shift < 0) return in_year(value, order < 0 ? base->year : base->year - 1);
    return in_year(value, order > 0 ? base->year : base->year + 1);
}

// What is told of as to come is not long past, and a month without a day is more often a past one.
constexpr std::int64_t longest_delay = 60;  // days
constexpr std::int64_t longest_plan = 100;

Period nearest(const DateValue& value, const PartialDate& published) {
    const auto base = published_in(value.calendar, published);
    if (!base) return std::nullopt;
    Period best;
    std::int64_t best_distance = 0;
    for (std::int32_t year = base->year - 1; year <= base->year + 1; ++year) {
        const Period period = in_year(value, year);
        if (!period) continue;
        const std::int64_t ahead = (day_number(period->first) - day_number(published)).count();
        if (value.future ? ahead < -longest_delay : value.day == 0 && ahead > longest_plan) continue;
        const std::int64_t distance = std::abs(ahead);
        if (best && distance >= best_distance) continue;
        best = period;
        best_distance = distance;
    }
    return best;
}

Period shifted_month(const DateValue& value, const PartialDate& published) {
    const auto base = published_in(value.calendar, published);
    if (!base) return std::nullopt;
    const std::int32_t months = base->year * months_in_year + base->month - 1 + value.shift;
    if (months < months_in_year) return std::nullopt;
    DateValue moved = value;
    moved.month = months % months_in_year + 1;
    return in_year(moved, months / months_in_year);
}

// Weeks begin on Saturday, as in most Arab countries.
Period shifted_week(const DateValue& value, std::chrono::sys_days published) {
    const auto since_saturday = std::chrono::weekday(published) - std::chrono::Saturday;
    const auto begin = published - since_saturday + std::chrono::days(days_in_week * value.shift);
    return core::DatePeriod{date_of(begin), date_of(begin + std::chrono::days(days_in_week - 1))};
}

std::int32_t weekday_of(std::chrono::sys_days day) {
    return static_cast<std::int32_t>(std::chrono::weekday(day).c_encoding());
}

// A weekday beside it is a check: a paper printed overnight may be a day off, more than that is another date.
Period shifted_day(const DateValue& value, std::chrono::sys_days published) {
    constexpr std::array<std::int32_t, 3> corrections = {0, -1, 1};
    for (const std::int32_t correction : corrections) {
        const auto day = published + std::chrono::days(value.shift + correction);
        if (value.weekday < 0 || weekday_of(day) == value.weekday) return one(date_of(day));
    }
    return std::nullopt;
}

Period nearest_weekday(const DateValue& value, std::chrono::sys_days published) {
    const std::int32_t back = (weekday_of(published) - value.weekday + days_in_week) % days_in_week;
    std::int32_t move = -back;
    if (value.shift < 0 && back == 0) move = -days_in_week;
    if (value.shift > 0) move = days_in_week - back;
    if (value.shift < -1 || value.shift > 1) move += (value.shift < 0 ? -1 : 1) * days_in_week;
    return one(date_of(published + std::chrono::days(move)));
}

Period resolve_relative(const DateValue& value, const PartialDate& published) {
    switch (value.anchor) {
        case Anchor::nearest:
            return nearest(value, published);
        case Anchor::directed:
            return directed(value, published);
        case Anchor::shifted_year:
            return shifted_year(value, published);
        case Anchor::shifted_month:
            return shifted_month(value, published);
        case Anchor::shifted_week:
            return published.day == 0 ? std::nullopt : shifted_week(value, day_number(published));
        case Anchor::shifted_day:
            return published.day == 0 ? std::nullopt : shifted_day(value, day_number(published));
        case Anchor::weekday:
            return published.day == 0 ? std::nullopt : nearest_weekday(value, day_number(published));
        case Anchor::written:
        case Anchor::unknown:
            break;
    }
    return std::nullopt;
}

}  // namespace

std::optional<core::DatePeriod> resolve(const DateValue& value, const std::optional<PartialDate>& published) {
    if (value.anchor != Anchor::written && (!published || !core::exists(*published))) return std::nullopt;
    const Period period = value.anchor == Anchor::written ? written(value) : resolve_relative(value, *published);
    if (!period || !core::exists(period->first) || !core::exists(period->last)) return std::nullopt;
    return period;
}

bool is_possible(const DateValue& value) {
    if (value.month < 0 || value.month > months_in_year || value.day < 0) return false;
    if (value.day == 0) return true;
    if (value.calendar == Calendar::hijri) return value.day <= longest_hijri_month;
    return value.month == 0 ? value.day <= 31 : value.day <= core::days_in_month(leap_year, value.month);
}

}  // namespace arshif::recognise
