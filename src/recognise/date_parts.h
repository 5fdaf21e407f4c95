// The parts of dates in running text: days, months and years, in numbers and words.
//
// Each function reads from a token on and returns where what it understood ends; none looks further than a few tokens.
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "recognise/date_tokens.h"
#include "recognise/date_value.h"

namespace arshif::recognise {

// A stretch of a text as tokens; beyond both ends there are tokens of kind `end`.
struct DateText {
    const std::vector<DateToken>& tokens;
    std::string_view text;
    bool libyan = false;  // the month names of 1986 to 2011 may occur

    const DateToken& at(std::size_t i) const;
    // The token before, `steps` back.
    const DateToken& before(std::size_t i, std::size_t steps = 1) const { return i < steps ? end() : at(i - steps); }
    static const DateToken& end();

    // Whether a number stands alone: not in a decimal, a clock, a telephone number.
    bool stands_alone(std::size_t i) const;
};

struct DayPart {
    std::int32_t day = 0;
    std::size_t next = 0;
    bool in_words = false;
};

// 12, the 16th as `ال16`, `الخامس والعشرين`, the words for the first of a month.
std::optional<DayPart> day_at(const DateText& text, std::size_t i);

struct MonthPart {
    std::int32_t month = 0;
    Calendar calendar = Calendar::gregorian;
    std::size_t next = 0;
    bool common = false;    // an ordinary word or a person's name besides
    bool doubled = false;   // named in two systems, which nothing but a month is
    bool conflict = false;  // two names that are not of one month stand together
    bool latin = false;
};

// A month's name, or two of one month in different systems: Tammuz/July, July (Tammuz).
std::optional<MonthPart> month_at(const DateText& text, std::size_t i);

struct YearPart {
    enum class Era : std::uint8_t { none, christian, hijri, libyan };

    DateValue::Anchor anchor = DateValue::Anchor::written;
    std::int32_t year = 0;
    std::int32_t shift = 0;
    Era era = Era::none;
    std::size_t next = 0;
    bool noun = false;           // the word year stands with it
    bool before_christ = false;  // no year that is of use; what it belongs to is no date
};

// 2009, 1432 with the mark of its era.
std::optional<YearPart> year_number_at(const DateText& text, std::size_t i);

// `عام 2009`, a year in words, `العام الماضي`, `هذه السنة`.
std::optional<YearPart> year_noun_at(const DateText& text, std::size_t i);

// What may follow a month: a year, `من عام 2009`, `من العام الماضي`, `الماضي`.
std::optional<YearPart> year_after_month_at(const DateText& text, std::size_t i);

// Puts the year into the value. False where the two cannot belong together.
bool set_year(DateValue& value, const YearPart& year);

// Whether the word is what a number before it counts, so that it is no year.
bool counts(const DateToken& token);

// A word for last, current or next, with the article; feminine ones belong to other nouns than month and day.
bool is_shift(const DateToken& token);
bool is_masculine_shift(const DateToken& token);

// `الماضي`, `قبل الماضي`, `بعد المقبل`: how far it is, and where it ends.
struct ShiftPart {
    std::int32_t shift = 0;
    std::size_t next = 0;
};
std::optional<ShiftPart> shift_at(const DateText& text, std::size_t i);

// The number that words spell from `i` on (to 2999), and where it ends.
struct NumberPart {
    std::int32_t number = 0;
    std::size_t next = 0;
};
std::optional<NumberPart> number_words_at(const DateText& text, std::size_t i);

}  // namespace arshif::recognise
