#include "recognise/date_parts.h"

namespace arshif::recognise {

namespace {

using Kind = DateToken::Kind;
using Anchor = DateValue::Anchor;
using Era = YearPart::Era;

constexpr std::int32_t first_written_year = 600;
constexpr std::int32_t last_written_year = 2150;
constexpr WordKey reh = 10;

// Libyan years were counted from the Prophet's death, later from his birth.
constexpr std::int32_t libyan_years_from_death = 632;
constexpr std::int32_t libyan_years_from_birth = 570;
constexpr std::int32_t first_libyan_year = 1900;
constexpr std::int32_t last_libyan_year = 2011;

// Letters with a dot between, as marks of eras are abbreviated.
std::size_t after_dot(const DateText& text, std::size_t i) {
    return text.at(i).is_mark('.') ? i + 1 : i;
}

void read_era(const DateText& text, YearPart& year) {
    const DateToken& mark = text.at(year.next);
    const std::size_t second = after_dot(text, year.next + 1);
    if (mark.kind != Kind::word || mark.line_before) return;
    const bool in_letters = mark.is(DateRole::before_christ) && text.at(second).is(DateRole::christian_era);
    year.before_christ = in_letters || (mark.is(DateRole::before) && text.at(second).is(DateRole::christ) &&
                                        text.at(second).entry->number == libyan_years_from_birth);
    if (year.before_christ) return;
    if (mark.clitic != Letter::none) {
        return;
    } else if (mark.is(DateRole::hijri_era)) {
        year.era = Era::hijri;
        ++year.next;
    } else if (mark.is(DateRole::christian_era)) {
        year.era = Era::christian;
        ++year.next;
    } else if (text.libyan && mark.is(DateRole::from) && text.at(year.next + 1).is(DateRole::christ)) {
        year.year += text.at(year.next + 1).entry->number;
        year.era = Era::christian;
        year.next += 3;
    } else if (text.libyan && mark.is(DateRole::and_) && text.at(second).key == reh) {
        year.era = Era::libyan;
        year.next = after_dot(text, second + 1);
    }
}

// The year as a word, without a proclitic but to and in.
bool is_year_noun(const DateToken& token) {
    return token.is(DateRole::year_unit) && token.entry->unit == 1 && token.clitic != Letter::kaf;
}

std::optional<YearPart> unknown_year(std::size_t next) {
    YearPart year;
    year.anchor = Anchor::unknown;
    year.next = next;
    return year;
}

// `من نفس السنة`, `من كل عام`, `من ذلك العام`, `من العام نفسه`: of a year that only the reader knows.
std::optional<YearPart> year_elsewhere(const DateText& text, std::size_t i) {
    if (is_year_noun(text.at(i)) && text.at(i).article) return unknown_year(i + 1);
    if (text.at(i).kind == Kind::word && is_year_noun(text.at(i + 1))) return unknown_year(i + 2);
    return std::nullopt;
}

// `العام الماضي 2014`: the number says which year it was.
YearPart with_number(const DateText& text, const YearPart& year) {
    constexpr std::int32_t first_year = 1900;
    std::optional<YearPart> number = year_number_at(text, year.next);
    if (!number || counts(text.at(number->next)) || number->before_christ) return year;
    if (number->era == Era::none && (number->year < first_year || text.at(number->next).is_mark('-'))) return year;
    number->noun = true;
    return *number;
}

// A number after a separator belongs to the month if it cannot be anything else than a year.
std::optional<YearPart> year_after_mark(const DateText& text, std::size_t i) {
    const DateToken& mark = text.at(i);
    const bool separator = mark.is_mark(',') || mark.is_mark('/') || mark.is_mark('-') || mark.is_mark('.');
    return year_number_at(text, separator ? i + 1 : i);
}

std::optional<YearPart> number_of_noun(const DateText& text, std::size_t i) {
    std::optional<YearPart> year = year_number_at(text, i);
    if (year) year->noun = true;
    return year;
}

// `الدراسي 2015`, `الدراسي القادم`: what the word for school, tax and the like between a year and its number leads to.
std::optional<YearPart> year_of_term(const DateText& text, std::size_t i) {
    if (std::optional<YearPart> year = number_of_noun(text, i + 1)) return year;
    // A school year begins in one year and ends in the next.
    const std::optional<ShiftPart> shift = text.at(i).entry->number != 0 ? shift_at(text, i + 1) : std::nullopt;
    if (!shift) return std::nullopt;
    const std::optional<YearPart> year = number_of_noun(text, shift->next);
    return year ? year : unknown_year(shift->next);
}

// `السنة الثانية للهجرة`, `العام الحادي عشر من الهجرة`
std::optional<YearPart> year_of_flight(const DateText& text, std::size_t i) {
    const DateToken& first = text.at(i);
    const DateToken& second = text.at(i + 1);
    if (!first.article || (!first.is(DateRole::ordinal) && !first.is(DateRole::tens))) return std::nullopt;
    YearPart year;
    year.noun = true;
    year.era = Era::hijri;
    year.year = first.entry->number;
    year.next = i + 1;
    constexpr std::int32_t ten = 10;
    const bool with_tens = second.is(DateRole::tens) && first.is(DateRole::ordinal);
    if (second.is(DateRole::teen) || with_tens) {
        year.year += second.is(DateRole::teen) ? ten : second.entry->number;
        ++year.next;
    }
    const bool from = text.at(year.next).is(DateRole::from) && text.at(year.next + 1).is(DateRole::flight);
    const bool to = text.at(year.next).is(DateRole::hijri_era) && text.at(year.next).entry->number != 0;
    if (year.year < 1 || (!from && !to)) return std::nullopt;
    year.next += from ? 2 : 1;
    return year;
}

}  // namespace

std::optional<YearPart> year_number_at(const DateText& text, std::size_t i) {
    // A full stop that a change of direction has put before the last number of a sentence.
    if (text.at(i).is_mark('.') && text.at(i).space_before && !text.at(i + 1).space_before &&
        text.at(i + 1).is_number(4, 4)) {
        return year_number_at(text, i + 1);
    }
    const DateToken& number = text.at(i);
    if (!number.is_number(1, 4)) return std::nullopt;
    const DateToken& mark = text.at(i + 1);
    if (mark.is_mark('%')) return std::nullopt;
    const bool joined = (mark.is_mark('.') || mark.is_mark(',') || mark.is_mark(':')) && !mark.space_before;
    if (joined && !text.at(i + 2).space_before && text.at(i + 2).kind == Kind::number) return std::nullopt;
    YearPart year;
    year.year = number.value;
    year.next = i + 1;
    read_era(text, year);
    if (year.before_christ) return year;
    if (year.era == Era::hijri) return number.value >= 1 ? std::optional(year) : std::nullopt;
    const bool of_four_digits = number.digits == 4 || (year.era == Era::christian && number.digits == 3);
    if (!of_four_digits || number.value < first_written_year || number.value > last_written_year) return std::nullopt;
    return year;
}

std::optional<YearPart> year_noun_at(const DateText& text, std::size_t i) {
    const bool this_one = text.at(i).is(DateRole::this_one) && !text.at(i).article;
    const std::size_t noun = this_one ? i + 1 : i;
    if (!is_year_noun(text.at(noun))) return std::nullopt;
    const bool article = text.at(noun).article;
    if (this_one) {
        if (!article) return std::nullopt;
        YearPart year{Anchor::shifted_year, 0, 0, Era::none, noun + 1, true, false};
        const std::size_t term = text.at(year.next).is(DateRole::term) && text.at(year.next).article ? 1 : 0;
        if (is_shift(text.at(year.next + term)) && text.at(year.next + term).entry->shift == 0) year.next += term + 1;
        return with_number(text, year);
    }
    std::size_t next = noun + 1;
    if (std::optional<YearPart> year = number_of_noun(text, next)) return year;
    if (text.at(next).is(DateRole::term) && text.at(next).article == article) {
        if (std::optional<YearPart> year = year_of_term(text, next)) return year;
        ++next;
    }
    if (std::optional<YearPart> year = article ? year_of_flight(text, noun + 1) : std::nullopt) return year;
    if (const std::optional<ShiftPart> shift = article ? shift_at(text, next) : std::nullopt) {
        return with_number(text, {Anchor::shifted_year, 0, shift->shift, Era::none, shift->next, true, false});
    }
    const std::optional<NumberPart> words = number_words_at(text, noun + 1);
    if (words && words->number >= first_written_year && words->number <= last_written_year) {
        return YearPart{Anchor::written, words->number, 0, Era::none, words->next, true, false};
    }
    return std::nullopt;
}

std::optional<YearPart> year_after_month_at(const DateText& text, std::size_t i) {
    if (text.at(i).kind == Kind::end) return std::nullopt;
    const bool of = text.at(i).is(DateRole::from) && text.at(i).clitic == Letter::none;
    const std::size_t first = of ? i + 1 : i;
    // `17 رمضان في العام الثاني من الهجرة`
    const bool in_year =
        text.at(i).is(DateRole::in) && text.at(i).entry->number != 0 && text.at(i).clitic == Letter::none;
    if (in_year) return year_noun_at(text, i + 1);
    const bool another = text.at(first).clitic == Letter::waw || text.at(first).clitic == Letter::feh;
    if (std::optional<YearPart> year = another ? std::nullopt : year_noun_at(text, first)) return year;
    if (std::optional<YearPart> year = of ? year_number_at(text, first) : year_after_mark(text, first)) return year;
    if (of) return year_elsewhere(text, first);
    if (!is_masculine_shift(text.at(i))) return std::nullopt;
    return YearPart{Anchor::directed, 0, text.at(i).entry->shift, Era::none, i + 1, false, false};
}

bool set_year(DateValue& value, const YearPart& year) {
    if (year.before_christ) return false;
    value.anchor = year.anchor;
    value.year = year.year;
    value.shift = year.shift;
    if (year.anchor != Anchor::written) return true;
    const bool unmarked_hijri = year.year >= first_unmarked_hijri_year && year.year <= last_unmarked_hijri_year;
    if (value.calendar == Calendar::libyan) {
        if (year.era == Era::hijri) return false;
        const bool death = year.era == Era::libyan || year.year + libyan_years_from_death <= last_libyan_year;
        if (unmarked_hijri) value.year += death ? libyan_years_from_death : libyan_years_from_birth;
        return value.year >= first_libyan_year && value.year <= last_libyan_year;
    }
    if (value.calendar == Calendar::hijri) {
        value.in_gregorian_year =
            year.era == Era::christian || (year.era == Era::none && year.year > last_unmarked_hijri_year);
        return true;
    }
    if (year.era == Era::libyan) {
        value.year += libyan_years_from_death;
        return value.year >= first_libyan_year && value.year <= last_libyan_year;
    }
    if (value.month != 0) return year.era != Era::hijri;
    if (year.era == Era::hijri || (unmarked_hijri && year.era == Era::none)) value.calendar = Calendar::hijri;
    return true;
}

}  // namespace arshif::recognise
