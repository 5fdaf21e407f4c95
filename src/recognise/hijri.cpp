#include "recognise/hijri.h"

#include <unicode/calendar.h>
#include <unicode/gregocal.h>

#include <charconv>
#include <chrono>
#include <cmath>
#include <memory>
#include <string>
#include <unordered_map>

#include "data/hijri_months.h"
#include "recognise/table.h"

namespace arshif::recognise {

namespace {

constexpr double milliseconds_in_day = 86400000.0;
constexpr std::int32_t last_hijri_year = 1600;
constexpr std::int32_t months_in_year = 12;

// One a thread: making one costs more than asking it a thousand times. Null if ICU has no such calendar.
icu::Calendar* calendar() {
    thread_local std::unique_ptr<icu::Calendar> instance;
    if (!instance) {
        UErrorCode status = U_ZERO_ERROR;
        icu::Calendar* made =
            icu::Calendar::createInstance(*icu::TimeZone::getGMT(), icu::Locale("@calendar=islamic-umalqura"), status);
        if (U_FAILURE(status)) return nullptr;
        instance.reset(made);
    }
    return instance.get();  // NOLINT(clang-analyzer-cplusplus.NewDelete): it takes the pointer for one that reset freed
}

// Days since 1970 of a Hijri day; nothing if ICU has no calendar.
std::optional<std::int64_t> day_number(std::int32_t year, std::int32_t month, std::int32_t day) {
    icu::Calendar* hijri = calendar();
    if (hijri == nullptr) return std::nullopt;
    UErrorCode status = U_ZERO_ERROR;
    hijri->clear();
    hijri->set(year, month - 1, day, 0, 0, 0);
    const double time = hijri->getTime(status);
    if (U_FAILURE(status)) return std::nullopt;
    return static_cast<std::int64_t>(std::floor(time / milliseconds_in_day));
}

core::PartialDate gregorian(std::int64_t number) {
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{number}}};
    return {static_cast<int>(date.year()), static_cast<std::int32_t>(static_cast<unsigned>(date.month())),
            static_cast<std::int32_t>(static_cast<unsigned>(date.day()))};
}

}  // namespace

std::optional<core::DatePeriod> gregorian_period(const HijriDate& hijri) {
    if (hijri.year < 1 || hijri.year > last_hijri_year || hijri.month < 0 || hijri.month > months_in_year) return {};
    if (hijri.day < 0 || (hijri.month == 0 && hijri.day != 0)) return {};
    const std::int32_t first_month = hijri.month == 0 ? 1 : hijri.month;
    const bool to_year_end = hijri.month == 0 || hijri.month == months_in_year;
    const auto begin = day_number(hijri.year, first_month, 1);
    const auto end = to_year_end ? day_number(hijri.year + 1, 1, 1) : day_number(hijri.year, hijri.month + 1, 1);
    if (!begin || !end || *begin + hijri.day > *end) return {};
    if (hijri.day == 0) return core::DatePeriod{gregorian(*begin), gregorian(*end - 1)};
    const core::PartialDate day = gregorian(*begin + hijri.day - 1);
    return core::DatePeriod{day, day};
}

HijriDate hijri_from_gregorian(const core::PartialDate& day) {
    icu::Calendar* hijri = calendar();
    if (hijri == nullptr) return {};
    const std::chrono::sys_days date = std::chrono::year(day.year) / day.month / day.day;
    UErrorCode status = U_ZERO_ERROR;
    hijri->setTime(static_cast<double>(date.time_since_epoch().count()) * milliseconds_in_day, status);
    const HijriDate found = {hijri->get(UCAL_YEAR, status), hijri->get(UCAL_MONTH, status) + 1,
                             hijri->get(UCAL_DATE, status)};
    return U_FAILURE(status) ? HijriDate{} : found;
}

std::optional<std::int32_t> hijri_month_from_name(std::string_view name) {
    static const auto months = [] {
        std::unordered_map<std::string, std::int32_t> table;
        for_each_row(data::hijri_months, [&](const std::vector<std::string_view>& fields) {
            std::int32_t number = 0;
            std::from_chars(fields[0].data(), fields[0].data() + fields[0].size(), number);
            if (fields.size() == 2) table.emplace(lookup_key(fields[1]), number);
        });
        return table;
    }();
    const auto found = months.find(lookup_key(name));
    if (found == months.end()) return std::nullopt;
    return found->second;
}

}  // namespace arshif::recognise
