#include <algorithm>

#include "recognise/date_rules.h"

namespace arshif::recognise {

namespace {

using Kind = DateToken::Kind;
using Anchor = DateValue::Anchor;

constexpr std::int32_t days_in_week = 7;
constexpr std::int32_t most_units = 1000;
constexpr std::size_t verb_distance = 7;
constexpr std::size_t act_distance = 32;

DateMatch shifted(std::size_t begin, std::size_t next, Anchor anchor, std::int32_t shift) {
    DateMatch match{begin, next, {}, {}, DateMatch::Order::none, false};
    match.first.anchor = anchor;
    match.first.shift = shift;
    return match;
}

// `الاثنين`, `(الاثنين)`, or nothing: where it ends.
std::size_t take_weekday(const DateText& text, std::size_t i, DateValue& value) {
    const bool bracket = text.at(i).is_mark('(') || text.at(i).is_mark(',') || text.at(i).is_mark('-');
    const DateToken& weekday = text.at(bracket ? i + 1 : i);
    if (!weekday.is(DateRole::weekday) || !weekday.article) return i;
    const bool closed = text.at(i + 2).is_mark(')');
    if (text.at(i).is_mark('(') && !closed) return i;
    value.weekday = weekday.entry->weekday;
    return bracket ? i + (closed ? 3 : 2) : i + 1;
}

// A day named from today, with its weekday. Where the date itself follows, it is that, and not counted from anything.
std::size_t append_day(const DateText& text, DateMatch match, DateMatches& found) {
    const std::size_t next = take_weekday(text, match.next, match.first);
    const std::size_t before = found.size();
    std::size_t end = match_numbers(text, next, found);
    if (end == next) end = match_day_and_month(text, next, found);
    if (end != next && found.size() == before + 1) {
        found[before].begin = match.begin;
        return end;
    }
    found.resize(before);
    match.next = next;
    found.push_back(match);
    return next;
}

// A verb, perhaps with an object written onto it.
bool is_verb(const DateToken& token) {
    if (token.is(DateRole::verb)) return true;
    if (token.entry->known() || (token.key & latin_bit) != 0) return false;
    constexpr WordKey heh = 26;
    WordKey key = token.key;
    unsigned letters = 0;
    while (letters < max_key_letters && key >> (letter_bits * letters) != 0)
        ++letters;
    constexpr unsigned shortest = 4;
    if (letters < shortest) return false;
    const auto letter = [&](unsigned place) { return key >> (letter_bits * place) & letter_mask; };
    const bool of_two = letter(letters - 2) == heh;  // her, them
    if (!of_two && letter(letters - 1) != heh) return false;
    key &= (WordKey{1} << (letter_bits * (letters - (of_two ? 2 : 1)))) - 1;
    return DateLexicon::instance().find(key)->is(DateRole::verb);
}

// Whether a report stands closely before, in the same sentence: a verb, a statement, or a word that begins the sentence
// and, having no article, is most likely a verb.
bool has_report_before(const DateText& text, std::size_t i) {
    const DateToken* first = &text.at(i);
    for (std::size_t back = 1; back <= verb_distance; ++back) {
        const DateToken& token = text.before(i, back);
        if (is_verb(token) || token.is(DateRole::sitting)) return true;
        const bool begins = token.is_mark('.') || token.is_mark('?') || token.is_mark(';') || token.kind == Kind::end;
        if (begins || first->line_before) break;
        first = &token;
        if (back == verb_distance) return false;
    }
    return first != &text.at(i) && first->kind == Kind::word && (first->key & letter_mask) != 1 && !first->article &&
           !first->is(DateRole::not_today) && first->key >> (3 * letter_bits) != 0;
}

// Whether the sentence begins with the verb of an act (received, seized), however far back, and no clause of its own
// stands between: what was done was done on the day that it names.
bool has_act_before(const DateText& text, std::size_t i) {
    for (std::size_t back = 1; back <= act_distance; ++back) {
        const DateToken& token = text.before(i, back);
        const DateToken& last = text.before(i, back + 1);
        if (token.is(DateRole::clause) || token.is_mark('.') || token.is_mark('?') || token.kind == Kind::end)
            return false;
        const bool begins = token.line_before || last.is_mark('.') || last.is_mark(':') || last.kind == Kind::end;
        if (begins) return token.is(DateRole::act) && !token.article;
    }
    return false;
}

// "The day" is today beside a weekday, a time of day or a report; it is nowadays, a newspaper, or some other day else.
bool is_today(const DateText& text, std::size_t i) {
    const DateToken& next = text.at(i + 1);
    const DateToken& last = text.before(i);
    const DateToken& noun = text.before(i, 2);
    if (last.is_mark(',') && next.is_mark(';')) return true;
    if (next.article && (next.is(DateRole::ordinal) || next.is(DateRole::tens) || next.is(DateRole::final)))
        return false;
    if (next.is(DateRole::same)) return false;
    if (text.at(i).clitic != Letter::none || last.is(DateRole::not_today) || last.is_mark('"') ||
        (last.is(DateRole::this_one) && !noun.is(DateRole::time_of_day))) {
        return false;
    }
    if (last.is(DateRole::time_of_day) || last.is(DateRole::sitting) || last.is(DateRole::this_one)) return true;
    if (last.is(DateRole::in)) return false;
    return has_report_before(text, i) || has_act_before(text, i);
}

bool is_tomorrow(const DateText& text, std::size_t i) {
    const DateToken& token = text.at(i);
    const DateToken& last = text.before(i);
    if (token.tanween || last.is(DateRole::time_of_day) || last.is(DateRole::sitting)) return true;
    return !token.article && token.clitic == Letter::none && has_report_before(text, i);
}

std::size_t match_today(const DateText& text, std::size_t i, DateMatches& found) {
    DateValue value;
    DateMatch match = shifted(i, i + 1, Anchor::shifted_day, 0);
    const bool weekday = take_weekday(text, i + 1, value) != i + 1;
    return weekday || is_today(text, i) ? append_day(text, match, found) : i;
}

// أمس, أمس الأول; `begin` is where أول أمس began.
std::size_t match_yesterday(const DateText& text, std::size_t begin, std::size_t i, DateMatches& found) {
    const DateToken& next = text.at(i + 1);
    const DateToken& last = text.before(i);
    if (next.is(DateRole::need)) return i + 1;
    if (text.at(i).clitic == Letter::lam) return begin;  // a verb is spelt like "to yesterday"
    DateValue value;
    const bool weekday = take_weekday(text, i + 1, value) != i + 1;
    const bool figurative = text.at(i).clitic != Letter::beh || next.article;
    if (text.at(i).article && text.at(i).is(DateRole::yesterday) && figurative && !weekday &&
        !last.is(DateRole::time_of_day) && !last.is(DateRole::sitting)) {
        return begin;
    }
    const bool first = text.at(i).is(DateRole::last_night) ? next.is(DateRole::same) : next.is(DateRole::ordinal);
    const bool before_it = begin == i && first && next.article && next.entry->number <= 1;
    const std::int32_t shift = begin != i || before_it ? -2 : -1;
    return append_day(text, shifted(begin, i + (before_it ? 2 : 1), Anchor::shifted_day, shift), found);
}

// أول أمس, أول من أمس
std::size_t match_day_before_yesterday(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& first = text.at(i);
    if (!first.is(DateRole::ordinal) || first.entry->number != 1 || first.article) return i;
    const std::size_t day = text.at(i + 1).is(DateRole::from) ? i + 2 : i + 1;
    return text.at(day).is(DateRole::yesterday) ? match_yesterday(text, i, day, found) : i;
}

std::size_t match_tomorrow(const DateText& text, std::size_t i, DateMatches& found) {
    const bool day_after = text.before(i).is(DateRole::in);
    DateValue value;
    const bool weekday = take_weekday(text, i + 1, value) != i + 1;
    if (!weekday && !day_after && !is_tomorrow(text, i)) return i;
    return append_day(text, shifted(i, i + 1, Anchor::shifted_day, day_after ? 2 : 1), found);
}

std::size_t match_shifted_unit(const DateText& text, std::size_t i, DateMatches& found) {
    const bool this_one = text.at(i).is(DateRole::this_one);
    const std::size_t noun = this_one ? i + 1 : i;
    const DateToken& unit = text.at(noun);
    if (!unit.article || unit.entry->unit != 1) return i;
    const Anchor anchor = unit.is(DateRole::week_unit) ? Anchor::shifted_week : Anchor::shifted_month;
    if (!unit.is(DateRole::week_unit) && !unit.is(DateRole::month_unit)) return i;
    const std::optional<ShiftPart> shift = shift_at(text, noun + 1);
    if (!shift && !this_one) return i;
    found.push_back(shifted(i, shift ? shift->next : noun + 1, anchor, shift ? shift->shift : 0));
    return found.back().next;
}

// Anchor and shift of so many days, weeks, months or years ago.
std::optional<DateMatch> units_ago(const DateToken& unit, std::int32_t count) {
    if (unit.is(DateRole::day_unit)) return shifted(0, 0, Anchor::shifted_day, -count);
    if (unit.is(DateRole::week_unit)) return shifted(0, 0, Anchor::shifted_day, -count * days_in_week);
    if (unit.is(DateRole::month_unit)) return shifted(0, 0, Anchor::shifted_month, -count);
    if (unit.is(DateRole::year_unit)) return shifted(0, 0, Anchor::shifted_year, -count);
    return std::nullopt;
}

// What makes "since a day" the beginning of "since the day of yesterday".
bool names_day_or_month(const DateToken& token) {
    return token.is(DateRole::month) || token.is(DateRole::yesterday) || token.is(DateRole::tomorrow) ||
           token.is(DateRole::weekday) || token.is(DateRole::day_unit) || token.kind == Kind::number;
}

// What follows the days: nothing where they are counted from something else than now, else where the rest begins.
std::optional<std::size_t> behind_ago(const DateText& text, std::size_t next) {
    if (text.at(next).is(DateRole::against)) return std::nullopt;
    const bool exactly = text.at(next).is(DateRole::approximately) && text.at(next).entry->number == 1;
    if (exactly && text.at(next + 1).is(DateRole::from)) ++next;
    if (!text.at(next).is(DateRole::from)) return next;
    const bool from_now = text.at(next + 1).is(DateRole::now) || text.at(next + 1).is(DateRole::day_unit);
    return from_now ? std::optional(next + 2) : std::nullopt;
}

// `قبل ثلاثة أيام`, `منذ سنتين`, `قبل نحو 5 سنوات`
std::size_t match_ago(const DateText& text, std::size_t i, DateMatches& found) {
    std::size_t next = i + 1;
    if (text.at(next).is(DateRole::approximately)) ++next;
    if (text.at(next).is(DateRole::from)) ++next;
    std::int32_t count = 0;
    if (text.at(next).is_number(1, 3)) {
        count = text.at(next++).value;
    } else if (!text.at(next).is(DateRole::week_unit) && !text.at(next).is(DateRole::month_unit)) {
        if (const std::optional<NumberPart> words = number_words_at(text, next)) {
            count = words->number;
            next = words->next;
        }
    }
    const DateToken& unit = text.at(next);
    if (unit.kind != Kind::word || unit.article || unit.clitic != Letter::none) return i;
    if (count == 0) count = unit.entry->unit < 3 ? unit.entry->unit : 0;
    std::optional<DateMatch> match = units_ago(unit, count);
    if (!match || count < 1 || count > most_units || text.at(next + 1).is_number(4, 4)) return i;
    if (unit.entry->unit == 1 && names_day_or_month(text.at(next + 1))) return i;
    const std::optional<std::size_t> behind = behind_ago(text, next + 1);
    if (!behind) return i;
    next = *behind;
    if (text.at(next).is(DateRole::quarter) && text.at(next).clitic == Letter::waw) {  // and a half
        match->first.anchor = Anchor::unknown;
        ++next;
    }
    match->begin = i;
    match->next = next;
    found.push_back(*match);
    return next;
}

std::size_t match_shifted_weekday(const DateText& text, std::size_t i, DateMatches& found) {
    const std::optional<ShiftPart> shift = shift_at(text, i + 1);
    if (!shift || shift->shift == 0) return i;
    found.push_back(shifted(i, shift->next, Anchor::weekday, shift->shift));
    found.back().first.weekday = text.at(i).entry->weekday;
    return shift->next;
}

}  // namespace

std::size_t match_relative(const DateText& text, std::size_t i, DateMatches& found) {
    const DateToken& token = text.at(i);
    if (token.is(DateRole::day_unit) && token.article && token.entry->unit == 1) return match_today(text, i, found);
    if (token.is(DateRole::yesterday) || (token.is(DateRole::last_night) && token.article)) {
        return match_yesterday(text, i, i, found);
    }
    if (token.is(DateRole::tomorrow)) return match_tomorrow(text, i, found);
    if (token.is(DateRole::ordinal)) return match_day_before_yesterday(text, i, found);
    if (token.is(DateRole::weekday) && token.article) return match_shifted_weekday(text, i, found);
    if (token.is(DateRole::before)) return match_ago(text, i, found);
    return match_shifted_unit(text, i, found);
}

}  // namespace arshif::recognise
