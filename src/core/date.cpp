#include "core/date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace arshif::core {

namespace {

constexpr std::int32_t max_year = 9999;

// The number that all of `text` spells in exactly `width` digits, or -1.
std::int32_t digits(std::string_view text, std::size_t width) {
    std::int32_t number = -1;
    if (text.size() != width || text.front() < '0' || text.front() > '9') return -1;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
    return failure == std::errc() && end == text.data() + text.size() ? number : -1;
}

}  // namespace

bool is_leap_year(std::int32_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

std::int32_t days_in_month(std::int32_t year, std::int32_t month) {
    static constexpr std::array<std::int32_t, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month == 2 && is_leap_year(year)) return 29;
    return days.at(static_cast<std::size_t>(month - 1));
}

bool exists(const PartialDate& date) {
    if (date.year < 1 || date.year > max_year || date.month < 0 || date.month > 12 || date.day < 0) return false;
    if (date.month == 0) return date.day == 0;
    return date.day <= days_in_month(date.year, date.month);
}

Result<PartialDate> parse_date(std::string_view text) {
    const auto malformed = [&] {
        return Error{ErrorCode::bad_input, fmt::format("\"{}\" is not a date", text),
                     "write a year, a month or a day: 2011, 2011-05 or 2011-05-21"};
    };
    PartialDate date{digits(text.substr(0, 4), 4), 0, 0};
    if (date.year < 0) return malformed();
    if (text.size() > 4) {
        date.month = text.size() >= 7 && text[4] == '-' ? digits(text.substr(5, 2), 2) : -1;
        if (date.month < 0) return malformed();
    }
    if (text.size() > 7) {
        date.day = text.size() == 10 && text[7] == '-' ? digits(text.substr(8, 2), 2) : -1;
        if (date.day < 0) return malformed();
    }
    const bool zero_part = (text.size() > 4 && date.month == 0) || (text.size() > 7 && date.day == 0);
    if (zero_part || !exists(date)) {
        return Error{ErrorCode::bad_input, fmt::format("the date {} does not exist", text), {}};
    }
    return date;
}

std::string to_string(const PartialDate& date) {
    switch (date.precision()) {
        case Precision::year:
            return fmt::format("{:04}", date.year);
        case Precision::month:
            return fmt::format("{:04}-{:02}", date.year, date.month);
        case Precision::day:
            break;
    }
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::int32_t first_day(const PartialDate& date) {
    return date.year * 10000 + (date.month == 0 ? 1 : date.month) * 100 + (date.day == 0 ? 1 : date.day);
}

std::int32_t last_day(const PartialDate& date) {
    const std::int32_t month = date.month == 0 ? 12 : date.month;
    const std::int32_t day = date.day == 0 ? days_in_month(date.year, month) : date.day;
    return date.year * 10000 + month * 100 + day;
}

}  // namespace arshif::core
