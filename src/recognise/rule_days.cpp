#include <array>
#include <utility>

#include "recognise/date_rules.h"

namespace arshif::recognise {

namespace {

using Kind = DateToken::Kind;
using Anchor = DateValue::Anchor;

constexpr std::size_t most_days = 8;

struct Days {
    std::array<DayPart, most_days> parts;
    std::array<std::size_t, most_days> begins{};
    std::size_t count = 0;
    bool range = false;

    const DayPart& last() const { return parts.at(count - 1); }
};

bool is_until(const DateToken& token) {
    return token.is(DateRole::until) || token.is_mark('-');
}

// Where the second of two dates would begin, after "to" and the like; `i` if there is no such word.
std::size_t after_until(const DateText& text, std::size_t i) {
    std::size_t next = i;
    while (next < i + 2 && is_until(text.at(next)) && !text.at(next).line_before)
        ++next;
    return next;
}

// Where the next day of a list would begin.
std::size_t after_and(const DateText& text, std::size_t i) {
    const DateToken& token = text.at(i);
    if (token.line_before) return i;
    if (token.is(DateRole::and_) || (token.is_mark(',') && text.at(i + 1).kind == Kind::number)) return i + 1;
    return i;
}

bool is_day_in_list(const DateText& text, std::size_t i, const DayPart& day) {
    return day.in_words ? text.at(i).article : text.at(day.next - 1).digits <= 2;
}

Days days_at(const DateText& text, std::size_t i, const DayPart& first) {
    Days days;
    days.parts[0] = first;
    days.begins[0] = i;
    days.count = 1;
    while (days.count < most_days && !days.range) {
        const std::size_t end = days.last().next;
        const std::size_t until = after_until(text, end);
        std::size_t next = until != end ? until : after_and(text, end);
        const bool joined = next == end && text.at(end).clitic == Letter::waw && text.at(end).article;
        if (next == end && !joined) break;
        const std::size_t begin = next;
        if (text.at(next).is(DateRole::weekday) && text.at(next).article) ++next;
        const std::optional<DayPart> day = day_at(text, next);
        if (!day || !is_day_in_list(text, next, *day)) break;
        // What is no list ("the first and the second of ...") may still be one of numbers: both of a kind.
        if (day->in_words != first.in_words) break;
        days.range = until != end;
        days.parts.at(days.count) = *day;
        days.begins.at(days.count++) = begin;
    }
    return days;
}

struct MonthOfDays {
    DateValue value;
    std::size_t next = 0;
    bool refused = false;  // it is no date, and what follows belongs to it
};

// `الشهر الجاري`, `الشهر نفسه`, or `الجاري` alone behind a number.
std::optional<MonthOfDays> relative_month(const DateText& text, std::size_t i, bool of, bool in_words) {
    MonthOfDays month;
    month.value.anchor = Anchor::shifted_month;
    const bool this_one = text.at(i).is(DateRole::this_one);
    const DateToken& noun = text.at(this_one ? i + 1 : i);
    if (noun.is(DateRole::month_unit) && noun.article && noun.entry->unit == 1 && (of || this_one)) {
        const std::size_t end = this_one ? i + 2 : i + 1;
        const bool shifted = is_shift(text.at(end));
        if (!this_one && !shifted && !text.at(end).is(DateRole::same)) return std::nullopt;
        if (!this_one && !shifted) month.value.anchor = Anchor::unknown;
        if (shifted) month.value.shift = text.at(end).entry->shift;
        month.next = end + (this_one && !shifted ? 0 : 1);
        return month;
    }
    if (in_words || !is_masculine_shift(text.at(i)) || text.at(i).entry->shift != 0) return std::nullopt;
    month.next = i + 1;
    return month;
}

// The month, and the year if there is one, that the day before `i` belongs to.
std::optional<MonthOfDays> month_of_days(const DateText& text, std::size_t i, const DayPart& day) {
    std::size_t at = i;
    if (text.at(at).is(DateRole::ordinal_mark)) ++at;
    const bool of = text.at(at).is(DateRole::from) && text.at(at).clitic == Letter::none;
    if (of) ++at;
    const DateToken& mark = text.at(at);
    if (!of && (mark.is_mark('/') || mark.is_mark('-') || mark.is_mark('.'))) ++at;
    bool month_word = false;
    if (text.at(at).is(DateRole::month_word) && !text.at(at).article) {
        ++at;
        month_word = true;
    }
    if (const auto month = month_word ? std::nullopt : relative_month(text, at, of, day.in_words)) return month;
    const std::optional<MonthPart> name = month_at(text, at);
    if (!name || text.at(at).clitic != Letter::none) return std::nullopt;
    const bool bare_words = day.in_words && !of && !month_word;
    if (bare_words && day.day != 1 && name->common) return std::nullopt;
    MonthOfDays month;
    month.next = name->next;
    if (name->conflict) {
        month.refused = true;
        return month;
    }
    month.value.calendar = name->calendar;
    month.value.month = name->month;
    month.value.anchor = Anchor::nearest;
    if (const std::optional<YearPart> year = year_after_month_at(text, name->next)) {
        month.next = year->next;
        month.refused = !set_year(month.value, *year);
    } else if (name->common && text.at(at).is(DateRole::zero) && !of && !month_word) {
        return std::nullopt;
    }
    return month;
}

bool is_quoted(const DateText& text, std::size_t begin, std::size_t next) {
    const auto is_quote = [](const DateToken& token) { return token.is_mark('"') || token.is_mark('\''); };
    return is_quote(text.before(begin)) && is_quote(text.at(next));
}

// A newspaper or a square may be named after a day, and then stands behind its kind or in quotation marks.
bool is_name(const DateText& text, std::size_t begin, std::size_t next, const DateValue& value) {
    if (value.anchor == Anchor::written) return false;
    const bool quoted = is_quoted(text, begin, next);
    const DateToken& kind = text.before(begin, quoted || text.before(begin).is_mark('"') ? 2 : 1);
    return kind.is(DateRole::paper) || (quoted && !kind.is(DateRole::named));
}

bool is_named_after(const DateText& text, std::size_t begin) {
    const DateToken& last = text.before(begin);
    return last.is(DateRole::named) || (last.is_mark('"') && text.before(begin, 2).is(DateRole::named));
}

void append_days(const Days& days, const MonthOfDays& month, bool between, DateMatches& found) {
    const auto with_day = [&](std::size_t k) {
        DateValue value = month.value;
        value.day = days.parts.at(k).day;
        return value;
    };
    const bool one = days.count > 1 && (days.range || (between && days.count == 2));
    if (days.count == 1 || one) {
        found.push_back(
            {days.begins[0], month.next, with_day(0), with_day(days.count - 1), DateMatch::Order::none, one});
        return;
    }
    for (std::size_t k = 0; k < days.count; ++k) {
        const bool last = k + 1 == days.count;
        found.push_back({days.begins.at(k), last ? month.next : days.parts.at(k).next, with_day(k), with_day(k),
                         DateMatch::Order::none, false});
    }
}

// `12 مايو إلى 3 يونيو 2011`: the year of the second is that of the first too.
void append_second_date(const DateText& text, DateMatch& match) {
    const bool between = text.before(match.begin).is(DateRole::between);
    const std::size_t until = after_until(text, match.next);
    const std::size_t begin = until != match.next ? until : between ? after_and(text, match.next) : match.next;
    if (begin == match.next) return;
    const std::optional<DayPart> day = day_at(text, begin);
    if (!day) return;
    const std::optional<MonthOfDays> month = month_of_days(text, day->next, *day);
    if (!month || month->refused || month->value.month == 0 || month->value.calendar != match.first.calendar) return;
    match.last = month->value;
    match.last.day = day->day;
    if (match.first.anchor == Anchor::nearest) {
        match.first.anchor = match.last.anchor;
        match.first.year = match.last.year;
        match.first.shift = match.last.shift;
    }
    match.next = month->next;
    match.range = true;
}

bool are_possible(const Days& days, DateValue value) {
    for (std::size_t k = 0; k < days.count; ++k) {
        value.day = days.parts.at(k).day;
        if (!is_possible(value)) return false;
    }
    return !days.range || days.parts[0].day < days.parts[1].day;
}

}  // namespace

std::size_t match_day_and_month(const DateText& text, std::size_t i, DateMatches& found) {
    const std::optional<DayPart> first = day_at(text, i);
    if (!first) return i;
    if (!first->in_words && text.at(i).kind == Kind::number && !text.stands_alone(i) && !text.at(i + 1).is_mark('-') &&
        !text.at(i + 1).is_mark(',')) {
        return i;
    }
    Days days = days_at(text, i, *first);
    // A range that was typed as it looks between Arabic words.
    const bool turned = days.range && text.at(days.parts[0].next).is_mark('-') && days.parts[0].day > days.last().day;
    if (turned) std::swap(days.parts[0].day, days.parts[1].day);
    std::optional<MonthOfDays> month = month_of_days(text, days.last().next, days.last());
    if (!month) return i;
    if (month->refused || is_name(text, i, month->next, month->value)) return month->next;
    if (!are_possible(days, month->value)) return first->next;
    if (month->value.anchor == Anchor::nearest && is_named_after(text, i)) month->value.anchor = Anchor::unknown;
    append_days(days, *month, text.before(i).is(DateRole::between), found);
    if (days.count == 1) append_second_date(text, found.back());
    return found.back().next;
}

std::size_t match_weekday(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& weekday = text.at(i);
    const bool latin = (weekday.key & latin_bit) != 0;
    if (!weekday.is(DateRole::weekday) || (!weekday.article && !latin)) return i;
    std::size_t next = i + 1;
    if (is_shift(text.at(next))) ++next;
    const DateToken& mark = text.at(next);
    if (mark.is_mark(',') || mark.is_mark('-') || mark.is_mark('/') || mark.is_mark('.') || mark.is_mark(':')) ++next;
    const std::size_t before = found.size();
    std::size_t end = match_numbers(text, next, found);
    if (end == next) end = match_day_and_month(text, next, found);
    if (end == next) end = match_latin_month(text, next, found);
    if (end == next) return i;
    if (found.size() > before) found[before].begin = i;
    return end;
}

std::size_t match_latin_month(const DateText& text, std::size_t i, DateMatches& found) {
    const std::optional<MonthPart> month = month_at(text, i);
    if (!month || !month->latin) return i;
    std::size_t next = month->next;
    if (text.at(next).is_mark('.')) ++next;
    const DateToken& day = text.at(next);
    if (!day.is_number(1, 2) || day.value < 1 || day.value > 31) return i;
    ++next;
    if (text.at(next).is(DateRole::ordinal_mark)) ++next;
    if (text.at(next).is_mark(',')) ++next;
    const std::optional<YearPart> year = year_number_at(text, next);
    if (!year || year->before_christ) return i;
    DateMatch match{i, year->next, {}, {}, DateMatch::Order::none, false};
    match.first.month = month->month;
    match.first.day = day.value;
    match.first.year = year->year;
    if (!is_possible(match.first)) return i;
    found.push_back(match);
    return match.next;
}

}  // namespace arshif::recognise
