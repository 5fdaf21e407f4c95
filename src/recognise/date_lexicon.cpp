#include "recognise/date_lexicon.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "data/hijri_months.h"
#include "data/months.h"
#include "data/text_date_words.h"
#include "recognise/table.h"

namespace arshif::recognise {

namespace {

// In the order of DateRole.
constexpr std::array<std::string_view, 72> role_names = {"month",
                                                         "weekday",
                                                         "ordinal",
                                                         "final",
                                                         "first_day",
                                                         "teen",
                                                         "tens",
                                                         "cardinal",
                                                         "hundred",
                                                         "thousand",
                                                         "day_unit",
                                                         "week_unit",
                                                         "month_unit",
                                                         "month_list",
                                                         "year_unit",
                                                         "year_list",
                                                         "shift",
                                                         "this",
                                                         "part",
                                                         "month_word",
                                                         "in",
                                                         "until",
                                                         "from",
                                                         "between",
                                                         "before",
                                                         "now",
                                                         "approximately",
                                                         "season",
                                                         "time_of_year",
                                                         "term",
                                                         "quarter",
                                                         "maghreb_quarter",
                                                         "decade",
                                                         "black",
                                                         "ten_years",
                                                         "century",
                                                         "this_century",
                                                         "age",
                                                         "christian_era",
                                                         "hijri_era",
                                                         "before_christ",
                                                         "christ",
                                                         "the",
                                                         "and",
                                                         "yesterday",
                                                         "last_night",
                                                         "tomorrow",
                                                         "need",
                                                         "same",
                                                         "not_today",
                                                         "time_of_day",
                                                         "sitting",
                                                         "named",
                                                         "event",
                                                         "paper",
                                                         "car",
                                                         "count_noun",
                                                         "verb",
                                                         "common",
                                                         "ordinal_mark",
                                                         "after",
                                                         "of_month",
                                                         "starting",
                                                         "zero",
                                                         "act",
                                                         "clause",
                                                         "against",
                                                         "with",
                                                         "comparing",
                                                         "flight",
                                                         "elapsed",
                                                         "remaining"};

void add_role(DateRoles& roles, std::string_view name) {
    const auto found = std::find(role_names.begin(), role_names.end(), name);
    if (found != role_names.end()) roles.add(static_cast<DateRole>(found - role_names.begin()));
}

std::int32_t number_of(std::string_view text) {
    std::int32_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

bool is_unit(std::string_view role) {
    return role == "day_unit" || role == "week_unit" || role == "month_unit" || role == "year_unit";
}

MonthName::System system_of(std::string_view name) {
    if (name == "libya") return MonthName::System::libyan;
    return name == "en" || name == "fr" ? MonthName::System::latin : MonthName::System::gregorian;
}

}  // namespace

const DateLexicon& DateLexicon::instance() {
    static const DateLexicon lexicon;
    return lexicon;
}

DateLexicon::DateLexicon() : slots_(slot_mask + 1) {
    for_each_row(data::text_date_words, [this](const std::vector<std::string_view>& fields) {
        if (fields.size() < 2) return;
        const std::int32_t number = fields.size() > 2 ? number_of(fields[2]) : 0;
        for (const std::string_view word : split(fields[1], ' '))
            add_word(fields[0], word, number);
    });
    add_months();
}

DateEntry& DateLexicon::entry(WordKey key) {
    std::size_t slot = slot_of(key);
    while (slots_[slot].key != key && slots_[slot].key != 0)
        slot = (slot + 1) & slot_mask;
    slots_[slot].key = key;
    return slots_[slot];
}

void DateLexicon::add_word(std::string_view role, std::string_view word, std::int32_t number) {
    const WordKey key = word_key(word);
    if (key == 0) return;
    DateEntry& added = entry(key);
    add_role(added.roles, role);
    if (role == "weekday") {
        added.weekday = static_cast<std::int16_t>(number);
    } else if (role == "shift") {
        added.shift = static_cast<std::int16_t>(number);
    } else if (is_unit(role)) {
        added.unit = static_cast<std::int16_t>(number);
    } else if (number != 0) {
        added.number = static_cast<std::int16_t>(number);
    }
}

void DateLexicon::add_months() {
    std::map<WordKey, std::vector<MonthName>> names;
    const auto add = [&](std::string_view name, std::int32_t month, MonthName::System system) {
        const std::vector<std::string_view> words = split(name, ' ');
        const WordKey second = words.size() > 1 ? word_key(words[1]) : 0;
        names[word_key(words[0])].push_back({second, static_cast<std::uint8_t>(month), system});
    };
    for_each_row(data::months, [&](const std::vector<std::string_view>& fields) {
        if (fields.size() == 3) add(fields[1], number_of(fields[0]), system_of(fields[2]));
    });
    for_each_row(data::hijri_months, [&](const std::vector<std::string_view>& fields) {
        if (fields.size() == 2) add(fields[1], number_of(fields[0]), MonthName::System::hijri);
    });
    for (auto& [first, list] : names) {
        std::stable_sort(list.begin(), list.end(),
                         [](const MonthName& a, const MonthName& b) { return (a.second != 0) > (b.second != 0); });
        DateEntry& added = entry(first);
        added.roles.add(DateRole::month);
        added.months = static_cast<std::uint16_t>(months_.size());
        added.month_count = static_cast<std::uint16_t>(list.size());
        months_.insert(months_.end(), list.begin(), list.end());
    }
}

}  // namespace arshif::recognise
