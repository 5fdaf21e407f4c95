#include <algorithm>
#include <utility>

#include "recognise/date_rules.h"

namespace arshif::recognise {

namespace {

using Kind = DateToken::Kind;
using Order = DateMatch::Order;

constexpr std::int32_t first_year = 1800;
constexpr std::int32_t last_year = 2100;
constexpr std::int32_t months_in_year = 12;
constexpr std::int32_t last_short_year = 40;  // of this century

struct Numbers {
    std::int32_t first = 0;
    std::int32_t second = 0;
    bool year_first = false;
    bool short_year = false;
    YearPart year;
};

bool is_separator(const DateToken& token) {
    return token.is_mark('/') || token.is_mark('-') || token.is_mark('.');
}

// The second of two separators must be as the first, and stand as it does.
bool is_same_separator(const DateText& text, std::size_t a, std::size_t b) {
    return text.at(a).mark == text.at(b).mark && text.at(b).kind == Kind::mark && !text.at(b).line_before &&
           !text.at(b + 1).line_before;
}

std::optional<Numbers> three_numbers(const DateText& text, std::size_t i, bool in_range) {
    const DateToken& a = text.at(i);
    const DateToken& b = text.at(i + 2);
    const DateToken& c = text.at(i + 4);
    if (!is_separator(text.at(i + 1)) || text.at(i + 1).line_before || !is_same_separator(text, i + 1, i + 3))
        return {};
    if (!b.is_number(1, 2)) return std::nullopt;
    if (!in_range && !a.space_before && is_separator(text.before(i)) && text.before(i, 2).kind == Kind::number)
        return std::nullopt;
    Numbers numbers;
    numbers.second = b.value;
    if (a.is_number(4, 4) && c.is_number(1, 2)) {
        numbers.year_first = true;
        numbers.first = c.value;
        numbers.year.year = a.value;
        numbers.year.next = i + 5;
        // The mark of the era stands behind the whole.
        if (text.at(i + 5).is(DateRole::hijri_era)) numbers.year.era = YearPart::Era::hijri;
        if (text.at(i + 5).is(DateRole::christian_era)) numbers.year.era = YearPart::Era::christian;
        if (numbers.year.era != YearPart::Era::none) ++numbers.year.next;
        return numbers;
    }
    if (!a.is_number(1, 2)) return std::nullopt;
    numbers.first = a.value;
    if (c.is_number(2, 2) && text.at(i + 1).is_mark('/')) {
        numbers.short_year = true;
        numbers.year.year = c.value + (c.value <= last_short_year ? 2000 : 1900);
        numbers.year.next = i + 5;
        return numbers;
    }
    const std::optional<YearPart> year = c.is_number(4, 4) ? year_number_at(text, i + 4) : std::nullopt;
    if (!year) return std::nullopt;
    numbers.year = *year;
    return numbers;
}

bool goes_on(const DateText& text, std::size_t next) {
    return !text.at(next).space_before && is_separator(text.at(next)) && !text.at(next + 1).space_before &&
           text.at(next + 1).kind == Kind::number;
}

std::size_t match_one(const DateText& text, std::size_t i, bool in_range, DateMatches& found) {
    const std::optional<Numbers> numbers = three_numbers(text, i, in_range);
    if (!numbers || goes_on(text, numbers->year.next)) return i;
    DateMatch match{i, numbers->year.next, {}, {}, Order::none, false};
    if (!set_year(match.first, numbers->year)) return i;
    const bool hijri = match.first.calendar == Calendar::hijri;
    if (!hijri && (match.first.year < first_year || match.first.year > last_year)) return i;
    if (hijri && numbers->short_year) return i;
    match.first.day = numbers->first;
    match.first.month = numbers->second;
    if (!numbers->year_first && !hijri) {
        match.order = Order::either;
        if (match.first.day > months_in_year) match.order = Order::day_first;
        if (match.first.month > months_in_year) {
            match.order = Order::month_first;
            std::swap(match.first.day, match.first.month);
        }
    }
    if (match.first.day < 1 || match.first.month < 1 || !is_possible(match.first)) return i;
    found.push_back(match);
    return match.next;
}

// 17-18/09/1436: two days before the month.
bool begins_range(const DateText& text, std::size_t i) {
    return text.at(i).is_number(1, 2) && text.at(i).value > 0 && text.at(i + 1).is_mark('-') &&
           text.at(i + 2).is_number(1, 2) && text.at(i + 3).is_mark('/') && text.at(i + 2).value > text.at(i).value;
}

std::size_t match_range(const DateText& text, std::size_t i, DateMatches& found) {
    const std::size_t next = match_one(text, i + 2, true, found);
    if (next == i + 2) return i;
    DateMatch& match = found.back();
    if (match.first.day != text.at(i + 2).value) return next;  // the year or the month stands first
    match.begin = i;
    match.last = match.first;
    match.first.day = text.at(i).value;
    match.order = Order::day_first;
    match.range = true;
    return next;
}

// `7/11 وحتى 1/12/1436`: the year of the second is that of the first too.
std::size_t match_range_of_months(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& day = text.at(i);
    const DateToken& month = text.at(i + 2);
    const std::size_t link = i + 3;
    if (!day.is_number(1, 2) || !text.at(i + 1).is_mark('/') || text.at(i + 1).line_before || !month.is_number(1, 2))
        return i;
    const bool until = text.at(link).is(DateRole::until) || (text.at(link).is_mark('-') && text.at(link).space_before);
    if (!until || text.at(link).line_before || text.at(link + 1).line_before) return i;
    const bool joined = !day.space_before && (text.before(i).kind == Kind::number || is_separator(text.before(i)));
    if (joined) return i;
    const std::size_t before = found.size();
    const std::size_t next = match_one(text, link + 1, true, found);
    if (next == link + 1) return i;
    DateMatch match = found.back();
    found.resize(before);
    match.begin = i;
    match.last = match.first;
    match.range = true;
    match.first.day = match.order == Order::month_first ? month.value : day.value;
    match.first.month = match.order == Order::month_first ? day.value : month.value;
    const bool year_stands_first = text.at(link + 1).digits == 4;
    const bool ordered = std::pair(match.first.month, match.first.day) < std::pair(match.last.month, match.last.day);
    if (year_stands_first || !ordered || match.first.day < 1 || match.first.month < 1 || !is_possible(match.first))
        return i;
    found.push_back(match);
    return next;
}

}  // namespace

std::size_t match_numbers(const DateText& text, std::size_t i, DateMatches& found) {
    if (const std::size_t next = match_range_of_months(text, i, found); next != i) return next;
    if (begins_range(text, i)) return match_range(text, i, found);
    return match_one(text, i, false, found);
}

}  // namespace arshif::recognise
