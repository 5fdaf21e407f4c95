#include "recognise/date_rules.h"

namespace arshif::recognise {

namespace {

using Kind = DateToken::Kind;
using Anchor = DateValue::Anchor;

constexpr std::int32_t years_in_decade = 10;
constexpr std::int32_t twentieth_century = 1900;
constexpr std::int32_t this_century = 2000;

// `الثلاثي الأول من 2010`, `النصف الثاني من العام الجاري`, `النصف الأول من مايو`.
std::size_t match_quarter(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& noun = text.at(i);
    const DateToken& which = text.at(i + 1);
    if (!noun.article || !which.article || which.line_before) return i;
    DateMatch match{i, i + 2, {}, {}, DateMatch::Order::none, false};
    match.first.parts = noun.entry->number;
    match.first.part = which.is(DateRole::final) ? match.first.parts : which.entry->number;
    if (!which.is(DateRole::final) && !which.is(DateRole::ordinal)) return i;
    if (match.first.part < 1 || match.first.part > match.first.parts) return i;
    const DateToken& of = text.at(i + 2);
    const std::size_t next = of.is(DateRole::from) && of.clitic == Letter::none ? i + 3 : i + 2;
    std::optional<YearPart> year = year_noun_at(text, next);
    if (!year) year = year_number_at(text, next);
    if (year) {
        if (!set_year(match.first, *year) || match.first.calendar != Calendar::gregorian) return i;
        match.next = year->next;
    } else if (noun.is(DateRole::maghreb_quarter)) {
        match.first.anchor = Anchor::shifted_year;
    } else {
        // A half of anything else: of a game, of a street.
        const std::size_t before = found.size();
        const std::size_t name = text.at(next).is(DateRole::month_word) ? next + 1 : next;
        const std::size_t month = match_month_behind(text, i, name, found);
        if (next == i + 2 || found.size() != before + 1) {
            found.resize(before);
            return i;
        }
        DateMatch& of_month = found.back();
        if (of_month.range || match.first.parts != 2 || of_month.first.calendar != Calendar::gregorian) return month;
        of_month.first.part = match.first.part;
        of_month.first.parts = match.first.parts;
        return month;
    }
    found.push_back(match);
    return match.next;
}

// The twenties and thirties without a century are more often those of a person's life.
bool is_age(std::int32_t decade) {
    constexpr std::int32_t thirties = 30;
    return decade <= thirties;
}

std::size_t match_decade(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& decade = text.at(i);
    const DateToken& next = text.at(i + 1);
    if (next.is(DateRole::from) && text.at(i + 2).is(DateRole::age)) return i;
    DateMatch match{i, i + 1, {}, {}, DateMatch::Order::none, false};
    const std::size_t century = next.is(DateRole::from) ? i + 2 : i + 1;
    std::int32_t first_year = twentieth_century;
    if (text.at(century).is(DateRole::century) && text.at(century).article) {
        const DateToken& which = text.at(century + 1);
        match.next = century + 1;
        if (which.article && (which.is(DateRole::shift) || which.is(DateRole::tens))) match.next = century + 2;
        if (which.is(DateRole::this_century)) {
            first_year = this_century;
            match.next = century + 2;
        } else if (match.next == century + 1) {
            return i;  // of some other century
        }
    } else if (!text.before(i).is(DateRole::year_unit) && (!decade.article || is_age(decade.entry->number))) {
        return i;
    }
    match.first.year = first_year + decade.entry->number;
    match.first.years = years_in_decade;
    found.push_back(match);
    return match.next;
}

// The black decade of Algeria is that of the nineties; the last one is told from the publication.
std::size_t match_ten_years(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& which = text.at(i + 1);
    if (!text.at(i).article || !which.article) return i;
    DateMatch match{i, i + 2, {}, {}, DateMatch::Order::none, false};
    if (which.is(DateRole::black)) {
        match.first.year = twentieth_century + 90;
        match.first.years = years_in_decade;
    } else if (is_shift(which) || which.is(DateRole::final)) {
        match.first.anchor = Anchor::unknown;
    } else {
        return i;
    }
    found.push_back(match);
    return match.next;
}

}  // namespace

std::size_t match_period(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& token = text.at(i);
    if (token.is(DateRole::quarter)) return match_quarter(text, i, found);
    if (token.is(DateRole::decade)) return match_decade(text, i, found);
    if (token.is(DateRole::ten_years)) return match_ten_years(text, i, found);
    return i;
}

}  // namespace arshif::recognise
