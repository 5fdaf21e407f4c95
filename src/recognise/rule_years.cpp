#include "recognise/date_rules.h"

namespace arshif::recognise {

namespace {

using Kind = DateToken::Kind;
using Anchor = DateValue::Anchor;
using Era = YearPart::Era;

constexpr std::int32_t first_bare_year = 1800;
constexpr std::int32_t last_bare_year = 2100;
constexpr std::int32_t longest_pair = 150;
constexpr std::size_t most_words_of_event = 4;
constexpr std::size_t most_years = 8;

DateMatch one_year(std::size_t begin, std::size_t next, const DateValue& value) {
    return {begin, next, value, {}, DateMatch::Order::none, false};
}

bool is_bare_year(const YearPart& year) {
    if (year.before_christ) return false;
    return year.era != Era::none || (year.year >= first_bare_year && year.year <= last_bare_year);
}

// `في 1492.`: a number below the years of the press is one where nothing follows that it could count.
bool is_old_year(const DateText& text, const YearPart& year) {
    constexpr std::int32_t first_old_year = last_unmarked_hijri_year + 1;
    if (year.before_christ || year.year < first_old_year || year.year >= first_bare_year || year.year % 100 == 0)
        return false;
    const DateToken& next = text.at(year.next);
    const bool counted = next.kind == Kind::word && !next.article && next.clitic != Letter::waw;
    return text.before(year.next, 2).is(DateRole::in) && (!counted || next.line_before);
}

// A second year that makes a pair with the first: 2008-2009, 2005 إلى 2009. Nothing where the two are no range.
std::optional<YearPart> second_year(const DateText& text, const YearPart& first, bool between) {
    const DateToken& link = text.at(first.next);
    const bool dash = link.is_mark('-') || link.is_mark('/');
    std::size_t next = first.next + 1;
    if (!dash && !link.is(DateRole::until) && !(between && link.is(DateRole::and_))) return std::nullopt;
    if (text.at(next).is(DateRole::until)) ++next;
    std::optional<YearPart> year = text.at(next).is_number(4, 4) ? year_number_at(text, next) : std::nullopt;
    if (!year) year = year_noun_at(text, next);
    if (!year || year->anchor != Anchor::written || year->before_christ) return std::nullopt;
    if (year->year <= first.year || year->year - first.year > longest_pair) return std::nullopt;
    if (link.is_mark('/') && year->year != first.year + 1) return std::nullopt;
    return year;
}

// `في 1994 و1998 و2006`: the years behind one that has a cue.
std::size_t append_further_years(const DateText& text, std::size_t next, DateMatches& found) {
    for (std::size_t k = 0; k < most_years && text.at(next).is(DateRole::and_); ++k) {
        const std::optional<YearPart> year = year_number_at(text, next + 1);
        if (!year || !is_bare_year(*year) || !text.at(next + 1).is_number(4, 4) || counts(text.at(year->next))) break;
        DateMatch match = one_year(next + 1, year->next, {});
        if (!set_year(match.first, *year)) break;
        found.push_back(match);
        next = year->next;
    }
    return next;
}

bool append_years(const DateText& text, std::size_t begin, const YearPart& year, bool between, DateMatches& found) {
    DateMatch match = one_year(begin, year.next, {});
    if (!set_year(match.first, year)) return false;
    if (year.anchor == Anchor::written) {
        if (const std::optional<YearPart> second = second_year(text, year, between)) {
            YearPart first = year;
            if (first.era == Era::none) first.era = second->era;
            if (!set_year(match.first, first) || !set_year(match.last, *second)) return false;
            match.next = second->next;
            match.range = true;
        }
    }
    found.push_back(match);
    return true;
}

// `عامي 2005 و2006`, `سنوات 2005، 2006 و2007`: each by itself, but a range behind "between".
std::size_t match_list(const DateText& text, std::size_t i, DateMatches& found) {
    const std::size_t before = found.size();
    bool range = text.before(i).is(DateRole::between);
    std::size_t next = text.at(i + 1).is_mark(':') ? i + 2 : i + 1;
    for (std::size_t k = 0; k < most_years; ++k) {
        const std::optional<YearPart> year = year_number_at(text, next);
        if (!year || year->before_christ) break;
        DateMatch match = one_year(k == 0 ? i : next, year->next, {});
        if (!set_year(match.first, *year)) break;
        found.push_back(match);
        const DateToken& link = text.at(year->next);
        const bool goes_on =
            link.is(DateRole::and_) || link.is_mark(',') || link.is_mark('-') || link.is(DateRole::until);
        if (!goes_on || !text.at(year->next + 1).is_number(4, 4)) break;
        range = range || link.is_mark('-') || link.is(DateRole::until);
        next = year->next + 1;
    }
    const std::size_t count = found.size() - before;
    if (count == 0) return i;
    const std::size_t end = found.back().next;
    if (range && count == 2) {
        found[before].last = found.back().first;
        found[before].range = true;
        found[before].next = end;
        found.resize(before + 1);
    }
    return end;
}

// What may stand before a number that is a year.
bool is_cue(const DateText& text, std::size_t i) {
    const bool stop = text.before(i).is_mark('.') && text.before(i).space_before && !text.at(i).space_before;
    const DateToken& last = text.before(i, stop ? 2 : 1);
    if (last.is(DateRole::in) || last.is(DateRole::part)) return true;
    if (last.is(DateRole::from)) return text.before(i, 2).is(DateRole::starting);
    if (last.is(DateRole::with_)) return text.before(i, 2).is(DateRole::comparing);
    if (last.is_mark('(')) {
        // Born in a year, died on a day.
        const bool life =
            text.at(i + 1).is_mark('-') && text.at(i + 2).is_number(1, 2) && text.at(i + 3).is(DateRole::month);
        return life || (text.at(i + 1).is_mark(')') && text.at(i).value % 100 != 0);
    }
    // A chronicle: the year, a dash, and what came to pass.
    const bool begins = text.at(i).line_before || last.is_mark('.') || last.kind == Kind::end;
    return begins && text.at(i + 1).is_mark('-') && text.at(i + 1).space_before && text.at(i + 2).space_before;
}

bool is_pair(const YearPart& year, const YearPart& second) {
    const bool follows = second.year == year.year + 1 && year.year >= first_unmarked_hijri_year;
    return follows || ((is_bare_year(year) || second.era != Era::none) && is_bare_year(second));
}

// The mark of the era is cue enough; the Christian one is the abbreviation of the metre, too.
bool is_marked(const YearPart& year) {
    return year.era == Era::hijri || (year.era == Era::christian && is_bare_year(year) && year.year % 100 != 0);
}

std::size_t match_bare_year(const DateText& text, std::size_t i, DateMatches& found) {
    const std::optional<YearPart> year = year_number_at(text, i);
    if (!year) return i;
    if (year->before_christ) return year->next;
    const DateToken& last = text.before(i);
    const bool after_link = !text.at(i).space_before && (last.is_mark('-') || last.is_mark('/') || last.is_mark('.'));
    if (after_link && text.before(i, 2).kind == Kind::number) return i;
    const bool between = last.is(DateRole::between);
    const std::optional<YearPart> second = second_year(text, *year, between);
    const bool pair = second && is_pair(*year, *second);
    const DateToken& mark = text.at(year->next);
    const bool joined = (mark.is_mark('/') || mark.is_mark('-')) && !pair && !mark.space_before &&
                        text.at(year->next + 1).kind == Kind::number;
    if (joined) return i;
    // `(1610 - 1643)`: of a life or a reign.
    const bool enclosed = second && last.is_mark('(') && text.at(second->next).is_mark(')') &&
                          year->year > last_unmarked_hijri_year && second->year <= last_bare_year;
    if (pair || enclosed || is_marked(*year))
        return append_years(text, i, *year, between, found) ? found.back().next : year->next;
    if (!is_cue(text, i) || (!is_bare_year(*year) && !is_old_year(text, *year)) || counts(text.at(year->next)))
        return i;
    if (!append_years(text, i, *year, between, found)) return year->next;
    return found.back().range ? found.back().next : append_further_years(text, found.back().next, found);
}

// `انتخابات 2009`, `صيف 2006`, `موسم 2014/2015`: the number, and the words that name a period.
std::size_t match_named_year(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& noun = text.at(i);
    const std::size_t most_words = noun.is(DateRole::event) ? most_words_of_event : 0;
    std::size_t number = text.at(i + 1).is(DateRole::term) ? i + 2 : i + 1;
    for (std::size_t k = 0; k < most_words && text.at(number).kind == Kind::word; ++k, ++number) {
        const DateToken& word = text.at(number);
        const bool name = word.is(DateRole::not_today) || word.is(DateRole::event) || word.is(DateRole::named);
        if (word.line_before || (word.entry->known() && !name)) return i;
    }
    if (!text.at(number).is_number(4, 4) || text.at(number).line_before) return i;
    const std::optional<YearPart> year = year_number_at(text, number);
    const bool joined = text.at(number + 1).is_mark('/') && !text.at(number + 2).is_number(4, 4);
    if (!year || joined || !is_bare_year(*year)) return i;
    // `كأس العالم 2026 يوم 23 يونيو`: the day is that of another date.
    const DateToken& next = text.at(year->next);
    const bool of_another = next.is(DateRole::day_unit) && text.at(year->next + 1).kind == Kind::number;
    if (counts(next) && !of_another) return i;
    const std::size_t begin = noun.is(DateRole::event) ? number : i;
    return append_years(text, begin, *year, false, found) ? found.back().next : year->next;
}

// `الموسم الماضي`, `الموسم القادم 2018 - 2019`
std::size_t match_season(const DateText& text, std::size_t i, DateMatches& found) {
    const std::size_t term = text.at(i + 1).is(DateRole::term) && text.at(i + 1).article ? i + 2 : i + 1;
    const std::optional<ShiftPart> shift = shift_at(text, term);
    if (!shift) return i;
    const std::optional<YearPart> year = year_number_at(text, shift->next);
    if (year && second_year(text, *year, false) && append_years(text, i, *year, false, found)) return found.back().next;
    DateMatch match = one_year(i, shift->next, {});
    match.first.anchor = Anchor::unknown;
    found.push_back(match);
    return match.next;
}

}  // namespace

std::size_t match_year(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& token = text.at(i);
    if (token.kind == Kind::number) return token.is_number(1, 4) ? match_bare_year(text, i, found) : i;
    if (token.is(DateRole::year_list) && !token.article) {
        const std::size_t next = match_list(text, i, found);
        if (next != i) return next;
    }
    if (token.is(DateRole::year_unit) || token.is(DateRole::this_one)) {
        const std::optional<YearPart> year = year_noun_at(text, i);
        if (year && year->before_christ) return year->next;
        const bool between = text.before(i).is(DateRole::between);
        if (year && append_years(text, i, *year, between, found)) return found.back().next;
    }
    if (token.is(DateRole::season) && token.article) {
        const std::size_t next = match_season(text, i, found);
        if (next != i) return next;
    }
    const bool named = token.is(DateRole::season) || token.is(DateRole::time_of_year) || token.is(DateRole::event);
    return named ? match_named_year(text, i, found) : i;
}

}  // namespace arshif::recognise
