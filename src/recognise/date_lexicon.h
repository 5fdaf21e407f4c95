// What words can be parts of a date in running text, found by their keys.
//
// The tables are data/text_date_words.tsv, months.tsv and hijri_months.tsv. Thread safety: built once, then constant.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <vector>

#include "recognise/date_letters.h"

namespace arshif::recognise {

// In the order of the names in date_lexicon.cpp.
enum class DateRole : std::uint8_t {
    month,  // the first word of a month's name
    weekday,
    ordinal,
    final,      // the last of some
    first_day,  // the first of a month
    teen,
    tens,
    cardinal,
    hundred,
    thousand,
    day_unit,  // its number: 1 singular, 2 dual, 3 plural
    week_unit,
    month_unit,
    month_list,
    year_unit,
    year_list,
    shift,  // last, current, next
    this_one,
    part,  // beginning, middle, end
    month_word,
    in,  // what stands before a month or a year that is a date
    until,
    from,
    between,
    before,  // before or since some days
    now,
    approximately,
    season,  // of football
    time_of_year,
    term,             // what may stand between year and its shift: school, tax
    quarter,          // its number: how many make a year
    maghreb_quarter,  // one that is said of years only
    decade,
    black,  // of the Algerian decade
    ten_years,
    century,
    this_century,
    age,
    christian_era,
    hijri_era,
    before_christ,
    christ,
    the,
    and_,
    yesterday,
    last_night,
    tomorrow,
    need,
    same,       // what makes "the day" something else than today, behind it
    not_today,  // and before it
    time_of_day,
    sitting,  // what takes place today
    named,    // what is named after a day of its past
    event,    // what is named by its year
    paper,    // what has a name that may be a date
    car,
    count_noun,    // what follows a number that is no year
    verb,          // of a report of the day
    common,        // of months: an ordinary word or a name besides
    ordinal_mark,  // after a day: 21st
    after,
    of_month,  // what is said of a month: deliveries, contracts
    starting,  // before "from" and a year
    zero,      // of months: the word for no goals besides
    act,       // of verbs: what is done on a day, and not only said
    clause,    // begins a clause of its own: that, which, where
    against,   // behind "two days before": counted from something else
    with_,
    comparing,  // before "with" and a year
    flight,     // the Hijra
    elapsed,    // so many nights of a month have passed
    remaining,  // and are still to come
};

// The roles of a word.
class DateRoles {
public:
    constexpr DateRoles() = default;
    constexpr DateRoles(std::initializer_list<DateRole> roles) {
        for (const DateRole role : roles)
            add(role);
    }
    constexpr void add(DateRole role) { words_[place(role) / bits] |= std::uint64_t{1} << place(role) % bits; }
    constexpr bool has(DateRole role) const { return (words_[place(role) / bits] >> place(role) % bits & 1U) != 0; }
    constexpr bool any() const { return (words_[0] | words_[1]) != 0; }
    constexpr bool meets(const DateRoles& other) const {
        return (words_[0] & other.words_[0]) != 0 || (words_[1] & other.words_[1]) != 0;
    }

private:
    static constexpr unsigned bits = 64;
    static constexpr unsigned place(DateRole role) { return static_cast<unsigned>(role); }

    std::uint64_t words_[2] = {0, 0};
};

// A month's name: its second word, 0 if it has none.
struct MonthName {
    WordKey second = 0;
    std::uint8_t month = 0;
    enum class System : std::uint8_t { gregorian, hijri, libyan, latin } system = System::gregorian;
};

struct DateEntry {
    WordKey key = 0;
    DateRoles roles;
    std::int16_t number = 0;    // of a number word, quarter or decade
    std::int16_t weekday = -1;  // 0: Sunday
    std::int16_t shift = 0;     // -1: last, 1: next
    std::int16_t unit = 0;      // 1 singular, 2 dual, 3 plural
    std::uint16_t months = 0;   // place and number of the names that begin with this word, the longer ones first
    std::uint16_t month_count = 0;

    bool known() const { return roles.any(); }
    bool is(DateRole role) const { return roles.has(role); }
};

class DateLexicon {
public:
    static const DateLexicon& instance();

    // Never null: what is not known has no roles.
    const DateEntry* find(WordKey key) const {
        for (std::size_t slot = slot_of(key);; slot = (slot + 1) & slot_mask) {
            const DateEntry& entry = slots_[slot];
            if (entry.key == key || entry.key == 0) return &entry;
        }
    }
    const DateEntry* unknown() const { return &unknown_; }
    const MonthName& month(std::size_t index) const { return months_[index]; }

private:
    static constexpr unsigned slot_bits = 12;
    static constexpr std::size_t slot_mask = (std::size_t{1} << slot_bits) - 1;
    static std::size_t slot_of(WordKey key) { return key * 0x9E3779B97F4A7C15U >> (64 - slot_bits); }

    DateLexicon();
    DateEntry& entry(WordKey key);
    void add_word(std::string_view role, std::string_view word, std::int32_t number);
    void add_months();

    std::vector<DateEntry> slots_;
    std::vector<MonthName> months_;
    DateEntry unknown_;
};

}  // namespace arshif::recognise
