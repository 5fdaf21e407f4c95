#include "store/terms.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/hash.h"
#include "store/fields.h"
#include "text/normaliser.h"

namespace arshif::store {

namespace {

struct Days {
    std::int32_t first;
    std::int32_t last;
};

// The range as two days, open ends filled from the years of the archive and cut to them.
Days days_of(const core::DateRange& range, std::int32_t first_year, std::int32_t last_year) {
    const std::int32_t lowest = core::first_day({first_year, 0, 0});
    const std::int32_t highest = core::last_day({last_year, 0, 0});
    return {range.from ? std::max(lowest, core::first_day(*range.from)) : lowest,
            range.to ? std::min(highest, core::last_day(*range.to)) : highest};
}

bool inside(const core::PartialDate& period, const Days& days) {
    return core::first_day(period) >= days.first && core::last_day(period) <= days.last;
}

bool touches(const core::PartialDate& period, const Days& days) {
    return core::first_day(period) <= days.last && core::last_day(period) >= days.first;
}

std::string year_term(std::string_view prefix, std::int32_t year) {
    return fmt::format("{}{:04}", prefix, year);
}

std::string month_term(std::string_view prefix, std::int32_t year, std::int32_t month) {
    return fmt::format("{}{:04}{:02}", prefix, year, month);
}

void add_days(std::vector<std::string>& terms, std::int32_t year, std::int32_t month, const Days& days) {
    for (std::int32_t day = 1; day <= core::days_in_month(year, month); ++day) {
        if (inside({year, month, day}, days)) {
            terms.push_back(fmt::format("{}{:04}{:02}{:02}", prefix::day, year, month, day));
        }
    }
}

// What a term takes in a key of glass, which writes a NUL as two bytes.
std::size_t key_bytes(std::string_view term) {
    if (2 * term.size() <= max_term_bytes) return term.size();
    return term.size() + static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
}

}  // namespace

std::string make_term(std::string_view prefix, std::string_view value) {
    std::string term = fmt::format("{}{}", prefix, value);
    if (key_bytes(term) <= max_term_bytes) return term;
    constexpr std::size_t hash_bytes = 17;
    const std::string hash = fmt::format("#{:016x}", core::hash64(value));
    term.erase(std::remove(term.begin(), term.end(), '\0'), term.end());
    term.resize(std::min(term.size(), max_term_bytes - hash_bytes));
    return term + hash;
}

std::string name_term(std::string_view prefix, std::string_view name) {
    return make_term(prefix, text::fold_name(name));
}

std::vector<std::string> date_terms(const core::PartialDate& date) {
    std::vector<std::string> terms = {year_term(prefix::year, date.year)};
    switch (date.precision()) {
        case core::Precision::year:
            terms.push_back(year_term(prefix::year_only, date.year));
            break;
        case core::Precision::month:
            terms.push_back(month_term(prefix::month, date.year, date.month));
            terms.push_back(month_term(prefix::month_only, date.year, date.month));
            break;
        case core::Precision::day:
            terms.push_back(month_term(prefix::month, date.year, date.month));
            terms.push_back(fmt::format("{}{:08}", prefix::day, core::first_day(date)));
            break;
    }
    return terms;
}

std::string date_value(const core::PartialDate& date, std::string_view time) {
    std::string clock;
    std::copy_if(time.begin(), time.end(), std::back_inserter(clock), [](char c) { return c >= '0' && c <= '9'; });
    clock.resize(6, '0');
    return fmt::format("{:04}{:02}{:02}{}", date.year, date.month, date.day, clock);
}

std::vector<std::string> range_terms(const core::DateRange& range, std::int32_t first_year, std::int32_t last_year) {
    const Days days = days_of(range, first_year, last_year);
    std::vector<std::string> terms;
    for (std::int32_t year = days.first / 10000; year <= days.last / 10000; ++year) {
        if (inside({year, 0, 0}, days)) {
            terms.push_back(year_term(prefix::year, year));
            continue;
        }
        for (std::int32_t month = 1; month <= 12; ++month) {
            if (inside({year, month, 0}, days)) {
                terms.push_back(month_term(prefix::month, year, month));
            } else if (touches({year, month, 0}, days)) {
                add_days(terms, year, month, days);
            }
        }
    }
    return terms;
}

std::vector<std::string> overlap_terms(const core::DateRange& range, std::int32_t first_year, std::int32_t last_year) {
    const Days days = days_of(range, first_year, last_year);
    std::vector<std::string> terms;
    if (days.first > days.last) return terms;
    for (std::int32_t year = days.first / 10000; year <= days.last / 10000; ++year) {
        const bool whole = inside({year, 0, 0}, days);
        if (whole || !touches({year, 0, 0}, days)) continue;
        terms.push_back(year_term(prefix::year_only, year));
        for (std::int32_t month = 1; month <= 12; ++month) {
            const core::PartialDate period{year, month, 0};
            if (touches(period, days) && !inside(period, days)) {
                terms.push_back(month_term(prefix::month_only, year, month));
            }
        }
    }
    return terms;
}

}  // namespace arshif::store
