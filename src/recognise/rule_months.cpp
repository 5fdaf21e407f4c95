#include "recognise/date_rules.h"

namespace arshif::recognise {

namespace {

using Kind = DateToken::Kind;
using Anchor = DateValue::Anchor;

constexpr std::int32_t first_bare_year = 1500;  // behind a month without a day
constexpr std::int32_t last_bare_year = 2100;

// A year that may follow a month without a day: not the number of what is counted behind it.
std::optional<YearPart> year_of_month(const DateText& text, const MonthPart& month) {
    std::optional<YearPart> year = year_after_month_at(text, month.next);
    if (!year || year->anchor != Anchor::written || year->noun) return year;
    const bool hijri = month.calendar == Calendar::hijri && year->year >= first_unmarked_hijri_year;
    const bool fits = hijri || year->era != YearPart::Era::none || year->year >= first_bare_year;
    if (!fits || year->year > last_bare_year || counts(text.at(year->next))) return std::nullopt;
    return year;
}

// A name that is otherwise a verb, which no preposition has behind it.
bool is_verb(const DateToken& month) {
    return month.is(DateRole::common) && month.entry->number == 1;
}

// Without a year a month's name needs something else that shows it to be one.
bool has_cue(const DateText& text, std::size_t i, const MonthPart& month) {
    if (month.common && !is_verb(text.at(i))) return false;
    if (month.doubled) return true;
    const DateToken& last = text.before(i);
    if (text.at(i).clitic == Letter::beh) return true;
    if (last.is_mark('(') || last.line_before != text.at(i).line_before) return false;
    return last.is(DateRole::in) || last.is(DateRole::between) || last.is(DateRole::until) ||
           last.is(DateRole::of_month);
}

// The second month of a range, with its year.
void append_second_month(const DateText& text, DateMatch& match) {
    std::size_t next = match.next;
    const bool between =
        text.before(match.begin).is(DateRole::between) || text.at(match.begin).is(DateRole::month_list);
    if (text.at(next).is(DateRole::until) || text.at(next).is_mark('-')) {
        ++next;
    } else if (!between || text.at(next).clitic != Letter::waw) {
        return;
    }
    if (text.at(next).is(DateRole::month_word)) ++next;
    const std::optional<MonthPart> month = month_at(text, next);
    if (!month || month->conflict || month->calendar != match.first.calendar) return;
    const bool list = text.at(match.begin).is(DateRole::month_list);
    if (month->common && !list && match.first.anchor == Anchor::nearest && !year_of_month(text, *month)) return;
    DateValue second;
    second.anchor = Anchor::nearest;
    second.calendar = month->calendar;
    second.month = month->month;
    match.next = month->next;
    if (const std::optional<YearPart> year = year_of_month(text, *month)) {
        if (!set_year(second, *year)) return;
        match.next = year->next;
    }
    if (match.first.anchor == Anchor::nearest) {
        match.first.anchor = second.anchor;
        match.first.year = second.year;
        match.first.shift = second.shift;
    }
    match.last = second;
    match.range = true;
}

// A revolution, a war: known by its month, in a year that is not told.
bool is_after_named(const DateText& text, std::size_t i) {
    const bool quoted = text.before(i).is_mark('"');
    const DateToken& kind = text.before(i, quoted ? 2 : 1);
    return kind.is(DateRole::named) && kind.is(DateRole::event) && text.at(i).clitic == Letter::none;
}

bool is_range_of_months(const DateText& text, std::size_t i, const MonthPart& month) {
    const DateToken& after = text.at(month.next);
    if (month.common || !text.before(i).is(DateRole::from) || text.at(i).clitic != Letter::none) return false;
    return after.is(DateRole::until) && month_at(text, month.next + 1).has_value();
}

}  // namespace

std::size_t match_month_behind(const DateText& text, std::size_t begin, std::size_t i, DateMatches& found) {
    const std::optional<MonthPart> month = month_at(text, i);
    if (!month || (month->calendar == Calendar::libyan && begin == i)) return begin;
    if (month->conflict) return month->next;
    const bool cue = begin != i || has_cue(text, i, *month) || is_range_of_months(text, i, *month);
    DateMatch match{begin, month->next, {}, {}, DateMatch::Order::none, false};
    match.first.calendar = month->calendar;
    match.first.month = month->month;
    match.first.anchor = Anchor::nearest;
    const std::optional<YearPart> year = year_of_month(text, *month);
    const bool is_car = month->common && text.before(i).is(DateRole::car);
    if (year) {
        if (!set_year(match.first, *year) || is_car) return year->next;
        match.next = year->next;
    } else if (month->latin) {
        return begin;
    }
    const bool named = !month->common && is_after_named(text, i);
    if (!year && named) match.first.anchor = Anchor::unknown;
    append_second_month(text, match);
    if (!year && !named && !cue && !match.range) return begin;
    found.push_back(match);
    return match.next;
}

std::size_t match_month(const DateText& text, std::size_t i, DateMatches& found) {
    if (text.at(i).is(DateRole::month)) {
        const std::size_t next = match_month_behind(text, i, i, found);
        if (next != i) return next;
    }
    const bool list = text.at(i).is(DateRole::month_list);
    if ((!list && !text.at(i).is(DateRole::month_word)) || text.at(i).article || text.at(i + 1).clitic != Letter::none)
        return i;
    return match_month_behind(text, i, i + 1, found);
}

std::size_t match_part(const DateText& text, std::size_t i, DateMatches& found) {
    if (!text.at(i).is(DateRole::part) || text.at(i).article || text.at(i + 1).line_before) return i;
    const std::size_t next = i + 1;
    const std::size_t before = found.size();
    if (text.at(next).clitic != Letter::none) return i;
    std::size_t end = next;
    if (text.at(next).is(DateRole::month)) end = match_month_behind(text, i, next, found);
    if (end == i) end = next;
    if (end == next) end = match_month(text, next, found);
    if (end == next) end = match_year(text, next, found);
    if (end == next) end = match_period(text, next, found);
    const bool of_a_unit = text.at(next).is(DateRole::week_unit) || text.at(next).is(DateRole::month_unit) ||
                           text.at(next).is(DateRole::this_one);
    if (end == next && of_a_unit) end = match_relative(text, next, found);
    if (end == next) return i;
    if (found.size() > before) found[before].begin = i;
    return end;
}

}  // namespace arshif::recognise
