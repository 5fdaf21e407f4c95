#include "recognise/path_date.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace arshif::recognise {

namespace {

using core::PartialDate;

constexpr std::int32_t first_year = 1800;
constexpr std::int32_t last_year = 2100;
constexpr std::string_view separators = "-_. ";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f');
}
bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// A name of hexadecimal digits with letters among them, long enough to be a hash.
bool is_hash(std::string_view field) {
    constexpr std::size_t shortest = 8;
    return field.size() >= shortest && !all_digits(field) && std::all_of(field.begin(), field.end(), is_hex);
}

// The number in a field of `least` to `most` digits, or -1.
std::int32_t number(std::string_view field, std::size_t least, std::size_t most) {
    if (field.size() < least || field.size() > most || !all_digits(field)) return -1;
    std::int32_t value = 0;
    for (const char c : field)
        value = value * 10 + (c - '0');
    return value;
}

std::int32_t year_of(std::string_view field) {
    const std::int32_t year = number(field, 4, 4);
    return year >= first_year && year <= last_year ? year : 0;
}

// 21 or, as timestamps have it, 21T18.
std::string_view before_clock(std::string_view field, std::size_t digits) {
    const bool clock = field.size() > digits + 1 && field[digits] == 't' && is_digit(field[digits + 1]);
    return clock ? field.substr(0, digits) : field;
}

bool is_stated(const PartialDate& date) {
    return date.month != 0 && date.day != 0 && core::exists(date);
}

// The component cut at its separators, with an empty field before the first and after the last.
std::vector<std::string_view> fields_of(std::string_view component) {
    std::vector<std::string_view> fields = {{}};
    for (;;) {
        const std::size_t end = component.find_first_of(separators);
        fields.push_back(component.substr(0, end));
        if (end == std::string_view::npos) break;
        component.remove_prefix(end + 1);
    }
    fields.emplace_back();
    return fields;
}

bool is_uuid(const std::vector<std::string_view>& fields, std::size_t at) {
    constexpr std::array<std::size_t, 5> lengths = {8, 4, 4, 4, 12};
    if (fields.size() - at < lengths.size()) return false;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        const std::string_view field = fields[at + i];
        if (field.size() != lengths.at(i) || !std::all_of(field.begin(), field.end(), is_hex)) return false;
    }
    return true;
}

// A date and the number of fields it takes; no date, but perhaps several fields, for what only looks like one.
struct Match {
    std::optional<PartialDate> date;
    std::size_t fields = 1;
};

Match match_day(const std::vector<std::string_view>& fields, std::size_t at) {
    const std::string_view first = before_clock(fields[at], 8);
    if (const std::int32_t compact = number(first, 8, 8); compact >= 0) {
        const PartialDate date{year_of(first.substr(0, 4)), compact / 100 % 100, compact % 100};
        if (date.year != 0 && is_stated(date)) return {date, 1};
        return {};
    }
    const std::int32_t year = year_of(first);
    if (year == 0 || fields.size() - at < 3) return {};
    const std::int32_t month = number(fields[at + 1], 1, 2);
    const std::int32_t day = number(before_clock(fields[at + 2], 2), 1, 2);
    if (month < 0 || day < 0) return {};
    const PartialDate date{year, month, day};
    return {is_stated(date) ? std::optional(date) : std::nullopt, 3};
}

// A month or a year says so little that a number or a hash beside it makes it an identifier.
Match match_period(const std::vector<std::string_view>& fields, std::size_t at) {
    const std::int32_t year = year_of(fields[at]);
    const auto is_identifier = [](std::string_view field) { return all_digits(field) || is_hash(field); };
    if (year == 0 || is_identifier(fields[at - 1])) return {};
    const std::int32_t month = number(fields[at + 1], 2, 2);
    const std::size_t length = month < 0 ? 1 : 2;
    if (at + length < fields.size() && is_identifier(fields[at + length])) return {std::nullopt, length};
    const PartialDate date{year, std::max(month, 0), 0};
    if (month == 0 || !core::exists(date)) return {std::nullopt, length};
    return {date, length};
}

}  // namespace

std::optional<ComponentDate> date_in_component(std::string_view component) {
    const std::vector<std::string_view> fields = fields_of(component);
    std::optional<ComponentDate> best;
    bool contradicted = false;
    const std::size_t end = fields.size() - 1;
    for (std::size_t at = 1; at < end;) {
        if (is_uuid(fields, at)) {
            at += 5;
            continue;
        }
        Match match = match_day(fields, at);
        if (!match.date && match.fields == 1) match = match_period(fields, at);
        if (match.date) {
            const ComponentDate found{*match.date, at == 1 && at + match.fields == end};
            const bool finer = !best || found.date.precision() > best->date.precision();
            if (finer) {
                best = found;
                contradicted = false;
            } else if (found.date.precision() == best->date.precision() && found.date != best->date) {
                contradicted = true;
            }
        }
        at += match.fields;
    }
    return contradicted ? std::nullopt : best;
}

std::optional<PartialDate> DateFolders::next(std::string_view component) {
    const PartialDate before = open_;
    open_ = {};
    if (const std::int32_t year = year_of(component); year != 0) {
        open_ = {year, 0, 0};
        return open_;
    }
    const std::int32_t part = number(component, 1, 2);
    if (part < 1 || before.year == 0) return std::nullopt;
    if (before.month == 0) {
        const PartialDate month{before.year, part, 0};
        if (!core::exists(month)) return std::nullopt;
        open_ = month;
        return month;
    }
    const PartialDate day{before.year, before.month, part};
    if (!core::exists(day)) return std::nullopt;
    return day;
}

}  // namespace arshif::recognise
