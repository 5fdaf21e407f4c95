#include "recognise/date_parts.h"

namespace arshif::recognise {

namespace {

using Kind = DateToken::Kind;
using Anchor = DateValue::Anchor;

constexpr WordKey heh = 26;
constexpr std::int32_t last_day = 31;
constexpr std::int32_t nights_of_month = 30;

bool joins_numbers(const DateToken& token) {
    constexpr std::string_view joiners = "./,:-+\\";
    return token.kind == Kind::mark && joiners.find(token.mark) != std::string_view::npos;
}

// "and" before a number word; the word for one may look as if it had none.
bool has_and(const DateToken& token) {
    return static_cast<Letter>(token.key & letter_mask) == Letter::waw;
}

WordKey last_letter(WordKey key) {
    WordKey last = 0;
    for (; key != 0; key >>= letter_bits)
        last = key & letter_mask;
    return last;
}

// Feminine ordinals are of other things than days.
bool is_feminine(const DateToken& ordinal) {
    constexpr WordKey alef = 1;
    constexpr WordKey yeh = 28;
    if (last_letter(ordinal.key) == heh) return true;
    const bool first = ordinal.entry->number == 1 && (ordinal.entry->key & letter_mask) == alef;
    return first && last_letter(ordinal.key) == yeh;
}

// `لعشر خلون من رمضان`, `لخمس بقين من رجب`: the nights that have passed, or, of thirty, are still to come.
std::optional<DayPart> day_by_nights(const DateText& text, std::size_t i) {
    const DateToken& first = text.at(i);
    if (first.article || (!first.is(DateRole::cardinal) && !first.is(DateRole::tens))) return std::nullopt;
    const std::optional<NumberPart> nights = number_words_at(text, i);
    if (!nights || nights->number >= nights_of_month) return std::nullopt;
    std::size_t next = nights->next;
    const DateToken& night = text.at(next);
    if (night.is(DateRole::time_of_day) || night.is(DateRole::day_unit)) ++next;
    if (text.at(next).is(DateRole::elapsed)) return DayPart{nights->number, next + 1, true};
    if (text.at(next).is(DateRole::remaining)) return DayPart{nights_of_month - nights->number, next + 1, true};
    return std::nullopt;
}

std::optional<DayPart> ordinal_day(const DateText& text, std::size_t i) {
    const DateToken& first = text.at(i);
    const DateToken& second = text.at(i + 1);
    if (first.is(DateRole::first_day)) return DayPart{1, i + 1, true};
    if (const std::optional<DayPart> day = day_by_nights(text, i)) return day;
    if (first.is(DateRole::tens)) {
        if (!first.article || first.entry->number > last_day) return std::nullopt;
        return DayPart{first.entry->number, i + 1, true};
    }
    if (!first.is(DateRole::ordinal) || is_feminine(first)) return std::nullopt;
    const std::int32_t unit = first.entry->number;
    if (!first.article) return unit == 1 ? std::optional(DayPart{1, i + 1, true}) : std::nullopt;
    if (second.is(DateRole::teen) && second.clitic == Letter::none) return DayPart{unit + 10, i + 2, true};
    if (second.is(DateRole::tens) && has_and(second)) {
        const std::int32_t day = unit + second.entry->number;
        return day > last_day ? std::nullopt : std::optional(DayPart{day, i + 2, true});
    }
    return DayPart{unit, i + 1, true};
}

Calendar calendar_of(MonthName::System system) {
    if (system == MonthName::System::hijri) return Calendar::hijri;
    return system == MonthName::System::libyan ? Calendar::libyan : Calendar::gregorian;
}

bool begins_with_madda(const DateText& text, const DateToken& token) {
    constexpr std::string_view madda = "\xD8\xA2";
    return text.text.substr(token.begin, madda.size()) == madda;
}

std::optional<MonthPart> one_month(const DateText& text, std::size_t i) {
    const DateToken& word = text.at(i);
    if (!word.is(DateRole::month) || word.article) return std::nullopt;
    const DateToken& next = text.at(i + 1);
    for (std::size_t k = 0; k < word.entry->month_count; ++k) {
        const MonthName& name = DateLexicon::instance().month(word.entry->months + k);
        if (name.system == MonthName::System::libyan && !text.libyan) continue;
        if (name.second != 0 && name.second != next.key) continue;
        MonthPart part;
        part.month = name.month;
        part.calendar = calendar_of(name.system);
        part.next = i + (name.second == 0 ? 1 : 2);
        part.common = part.calendar == Calendar::libyan ||
                      (name.second == 0 && word.is(DateRole::common) && !begins_with_madda(text, word));
        part.latin = name.system == MonthName::System::latin;
        return part;
    }
    return std::nullopt;
}

// The name in another system may follow without a mark, too.
MonthPart without_mark(const DateText& text, MonthPart month) {
    const std::optional<MonthPart> other = one_month(text, month.next);
    if (!other || other->month != month.month || other->calendar != month.calendar) return month;
    month.next = other->next;
    month.common = false;
    month.doubled = true;
    return month;
}

}  // namespace

const DateToken& DateText::end() {
    static const DateToken none = [] {
        DateToken token;
        token.entry = DateLexicon::instance().unknown();
        token.line_before = true;
        return token;
    }();
    return none;
}

const DateToken& DateText::at(std::size_t i) const {
    return i < tokens.size() ? tokens[i] : end();
}

bool DateText::stands_alone(std::size_t i) const {
    const DateToken& number = at(i);
    const DateToken& last = before(i);
    if (!number.space_before) {
        if (last.kind == Kind::number) return false;
        if (joins_numbers(last) && !last.space_before && before(i, 2).kind == Kind::number) return false;
        if (last.is_mark('+') || last.is_mark('$') || (last.kind == Kind::word && (last.key & latin_bit) != 0))
            return false;
    }
    const DateToken& next = at(i + 1);
    if (next.is_mark('%')) return false;
    if (next.space_before || !joins_numbers(next)) return true;
    return at(i + 2).space_before || at(i + 2).kind != Kind::number;
}

std::optional<DayPart> day_at(const DateText& text, std::size_t i) {
    const bool article = text.at(i).is(DateRole::the);
    const DateToken& token = text.at(article ? i + 1 : i);
    if (token.kind == Kind::word) return article ? std::nullopt : ordinal_day(text, i);
    if (!token.is_number(1, 2) || token.value < 1 || token.value > last_day) return std::nullopt;
    return DayPart{token.value, i + (article ? 2 : 1), false};
}

std::optional<MonthPart> month_at(const DateText& text, std::size_t i) {
    std::optional<MonthPart> month = one_month(text, i);
    if (!month) return std::nullopt;
    const DateToken& mark = text.at(month->next);
    if (mark.is(DateRole::month) && month->calendar == Calendar::gregorian && mark.clitic == Letter::none) {
        return without_mark(text, *month);
    }
    const bool bracket = mark.is_mark('(');
    if (!bracket && !mark.is_mark('/') && !mark.is_mark('-')) return month;
    const std::optional<MonthPart> other = one_month(text, month->next + 1);
    if (!other || other->latin != month->latin) return month;
    if (bracket && !text.at(other->next).is_mark(')')) return month;
    if (other->month != month->month || other->calendar == Calendar::hijri || month->calendar == Calendar::hijri) {
        if (mark.is_mark('-')) return month;  // a range of months
        month->conflict = true;
        month->next = other->next + (bracket ? 1 : 0);
        return month;
    }
    month->next = other->next + (bracket ? 1 : 0);
    month->common = false;
    month->doubled = true;
    return month;
}

bool counts(const DateToken& token) {
    return token.is(DateRole::count_noun) && !token.article && token.clitic == Letter::none;
}

bool is_shift(const DateToken& token) {
    return token.is(DateRole::shift) && token.article && token.clitic == Letter::none;
}

bool is_masculine_shift(const DateToken& token) {
    return is_shift(token) && last_letter(token.key) != heh;
}

std::optional<ShiftPart> shift_at(const DateText& text, std::size_t i) {
    if (is_shift(text.at(i))) return ShiftPart{text.at(i).entry->shift, i + 1};
    const bool past = text.at(i).is(DateRole::before) && text.at(i).is(DateRole::in);
    const bool beyond = text.at(i).is(DateRole::after);
    if ((!past && !beyond) || !is_shift(text.at(i + 1))) return std::nullopt;
    const std::int32_t shift = text.at(i + 1).entry->shift;
    return (past && shift < 0) || (beyond && shift > 0) ? std::optional(ShiftPart{2 * shift, i + 2}) : std::nullopt;
}

std::optional<NumberPart> number_words_at(const DateText& text, std::size_t i) {
    NumberPart part{0, i};
    constexpr std::size_t longest = 6;
    for (std::size_t k = i; k < i + longest; ++k) {
        const DateToken& word = text.at(k);
        if (word.article || (k > i && !has_and(word) && !word.is(DateRole::teen) && !word.is(DateRole::hundred))) break;
        const bool counts = word.is(DateRole::thousand) || word.is(DateRole::hundred) || word.is(DateRole::tens) ||
                            word.is(DateRole::cardinal) || (k > i && word.is(DateRole::ordinal));
        if (!counts) break;
        const bool apart_hundred = k > i && word.is(DateRole::hundred) && word.entry->number == 100 && !has_and(word);
        if (apart_hundred) {  // nine hundred in two words
            part.number += part.number % 10 * 99;
        } else {
            part.number += word.entry->number;
        }
        part.next = k + 1;
    }
    return part.next == i ? std::nullopt : std::optional(part);
}

}  // namespace arshif::recognise
