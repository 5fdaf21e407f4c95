#include "recognise/metadata_date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "recognise/clock_reader.h"
#include "recognise/date_cursor.h"
#include "recognise/hijri.h"
#include "recognise/months.h"
#include "text/normaliser.h"

namespace arshif::recognise {

namespace {

constexpr std::size_t max_input = 200;  // bytes

// No paper was printed in Arabic before these years, and no field filled in today plans beyond them.
constexpr std::int64_t first_year = 1501;
constexpr std::int64_t last_year = 2100;
constexpr std::int64_t months_in_year = 12;

bool is_hijri_year(std::int64_t year) {
    return year >= first_unmarked_hijri_year && year <= last_unmarked_hijri_year;
}

// A recursive descent over the pieces. Each step takes what it understands and returns false, with a reason in the
// cursor, where the text cannot be a date. It never goes back, so the time is linear.
class DateReader {
public:
    DateReader(const std::vector<DatePiece>& pieces, bool month_first) : cursor_(pieces), month_first_(month_first) {}

    bool read() {
        skip_weekday();
        return date() && era() && in_order() && after_date() && in_gregorian() && existing();
    }

    Timestamp timestamp() const { return {partial_date(), time_, order_}; }
    const std::string& reason() const { return cursor_.reason(); }

private:
    using Kind = DatePiece::Kind;

    bool refuse(std::string reason) { return cursor_.refuse(std::move(reason)); }

    core::PartialDate partial_date() const {
        return {static_cast<std::int32_t>(year_), static_cast<std::int32_t>(month_), static_cast<std::int32_t>(day_)};
    }

    void skip_weekday() {
        cursor_.take_word(DateWord::before_weekday);
        if (!cursor_.take_word(DateWord::weekday)) return;
        cursor_.take_mark(U'.');
        if (!cursor_.take_mark(U',')) cursor_.take_mark(U'-');
    }

    // The marks, if any, between a month's name and the numbers around it.
    void skip_loose_separators() {
        for (int i = 0; i < 2 && (cursor_.at_separator() || cursor_.peek().is_mark(U',')); ++i)
            cursor_.take();
    }

    bool date() {
        if (cursor_.at_end()) return refuse("it is empty");
        cursor_.take_word(DateWord::article);
        const DatePiece& first = cursor_.peek();
        if (first.kind == Kind::word) return month_first();
        if (first.kind != Kind::number) return refuse("it begins with neither a number nor a month");
        switch (first.digits()) {
            case 1:
            case 2:
                return day_first();
            case 4:
                return year_first();
            case 8:
                return compact(cursor_.take().value);
            case 10:
                return unix_time(1);
            case 13:
                return unix_time(1000);
            case 14:
                return compact_with_clock();
            default:
                return refuse(fmt::format("a number of {} digits is no part of a date", first.digits()));
        }
    }

    // 2011, 2011-05, 2011/5/21, 2009/month name/8, 2011 month name 21
    bool year_first() {
        year_ = cursor_.take().value;
        if (!cursor_.at_separator()) return year_and_month_name();
        const char32_t separator = cursor_.take().mark;
        const bool has_month = cursor_.at_number(1, 2) ? set_month(cursor_.take().value) : month_name();
        if (!has_month) return refuse("no month follows the year");
        if (!cursor_.take_mark(separator)) return true;
        return cursor_.at_number(1, 2) ? set_day(cursor_.take().value) : refuse("no day follows the month");
    }

    bool year_and_month_name() {
        if (!month_name()) return !cursor_.refused();
        skip_loose_separators();
        if (!cursor_.at_number(1, 2) || cursor_.peek(1).is_mark(U':')) return true;
        return set_day(cursor_.take().value);
    }

    // 21/5/2011, 5/21/2011, 5/2011, 21 month name 2011, 21st of month name 2011, 08/month name/2009
    bool day_first() {
        const std::int64_t first = cursor_.take().value;
        if (cursor_.at_separator() && cursor_.peek(1).kind == Kind::number) return numbers_without_year_first(first);
        cursor_.take_word(DateWord::ordinal);
        cursor_.take_word(DateWord::of);
        skip_loose_separators();
        if (!set_day(first)) return false;
        if (!month_name()) return refuse("no month follows the day");
        cursor_.take_word(DateWord::of);
        skip_loose_separators();
        return year_last();
    }

    bool numbers_without_year_first(std::int64_t first) {
        const char32_t separator = cursor_.take().mark;
        if (cursor_.at_number(4)) return set_month(first) && year_last();
        if (!cursor_.at_number(1, 2)) return refuse("no month follows the day");
        std::int64_t day = first;
        std::int64_t month = cursor_.take().value;
        if (!cursor_.take_mark(separator)) return refuse("it has no year");
        order_ = day > months_in_year ? NumberOrder::day_first : NumberOrder::either;
        if (month > months_in_year) {
            order_ = NumberOrder::month_first;
            std::swap(day, month);
        }
        return set_month(month) && set_day(day) && year_last();
    }

    // month name 2011; month name 21, 2011; month name 6 08:49:37 [UTC] 1994
    bool month_first() {
        if (!month_name()) return refuse("it begins with a word that is no month");
        skip_loose_separators();
        if (!cursor_.at_number(1, 2)) return year_last();
        if (!set_day(cursor_.take().value)) return false;
        cursor_.take_word(DateWord::ordinal);
        skip_loose_separators();
        const bool clock_before_year = cursor_.at_number(1, 2) && cursor_.peek(1).is_mark(U':');
        if (clock_before_year && !(read_clock(cursor_, false, time_) && read_zone(cursor_))) return false;
        return year_last();
    }

    bool year_last() {
        if (cursor_.at_number(2)) return refuse("its year has only two digits");
        if (!cursor_.at_number(4)) return refuse("it has no year of four digits");
        year_ = cursor_.take().value;
        return true;
    }

    bool set_month(std::int64_t number) {
        month_ = number;
        return (month_ >= 1 && month_ <= months_in_year) || refuse("its month is not from 1 to 12");
    }

    bool set_day(std::int64_t number) {
        day_ = number;
        return day_ != 0 || refuse("there is no day 0");
    }

    // The name of a month, and of the same one in another system: July (Tammuz), Tammuz/July.
    bool month_name() {
        const std::optional<std::int32_t> month = one_month_name();
        if (!month) return false;
        month_ = *month;
        const bool bracket = cursor_.peek().is_mark(U'(');
        if ((!bracket && !cursor_.peek().is_mark(U'/')) || cursor_.peek(1).kind != Kind::word) return true;
        cursor_.take();
        if (one_month_name() != month) return refuse("its two month names are not those of one month");
        return !bracket || cursor_.take_mark(U')') || refuse("a bracket is open");
    }

    std::optional<std::int32_t> one_month_name() {
        std::optional<std::int32_t> month = cursor_.take_name(month_from_name);
        gregorian_name_ = month.has_value();
        if (month) return month;
        month = cursor_.take_name(hijri_month_from_name);
        hijri_ = hijri_ || month.has_value();
        return month;
    }

    // 20110521
    bool compact(std::int64_t number) {
        year_ = number / 10000;
        return set_month(number / 100 % 100) && set_day(number % 100);
    }

    // 20110521183000, as web archives write it
    bool compact_with_clock() {
        constexpr std::int64_t clock_part = 1000000;
        const std::int64_t number = cursor_.take().value;
        return compact(number / clock_part) && set_compact_clock(cursor_, number % clock_part, time_);
    }

    // Seconds of ten digits begin in 2001; with zeros in front the number is something else.
    bool unix_time(std::int64_t units_per_second) {
        if (cursor_.peek().text.front() == '0') return refuse("a number that begins with 0 is no Unix time");
        const std::int64_t seconds = cursor_.take().value / units_per_second;
        if (cursor_.take_mark(U'.') && cursor_.take().kind != Kind::number) return refuse("no number follows the dot");
        const std::chrono::sys_seconds instant{std::chrono::seconds(seconds)};
        const auto midnight = std::chrono::floor<std::chrono::days>(instant);
        const std::chrono::year_month_day day(midnight);
        year_ = static_cast<int>(day.year());
        month_ = static_cast<unsigned>(day.month());
        day_ = static_cast<unsigned>(day.day());
        const std::int64_t clock = (instant - midnight).count();
        return set_clock(cursor_, clock / 3600, clock / 60 % 60, clock % 60, time_);
    }

    bool era() {
        if (cursor_.take_word(DateWord::hijri)) {
            hijri_ = true;
        } else if (!cursor_.take_word(DateWord::gregorian)) {
            hijri_ = hijri_ || is_hijri_year(year_);
        }
        return true;
    }

    // Nobody writes the month of a Hijri date first.
    bool in_order() {
        if (hijri_) order_ = NumberOrder::none;
        if (month_first_ && order_ == NumberOrder::either) std::swap(month_, day_);
        return true;
    }

    // The Hijri date as a Gregorian one. A month or year of the one calendar need not lie in one of the other.
    bool in_gregorian() {
        if (!hijri_) return true;
        if (gregorian_name_) return refuse("its year is Hijri and its month is not");
        const HijriDate date = {static_cast<std::int32_t>(year_), static_cast<std::int32_t>(month_),
                                static_cast<std::int32_t>(day_)};
        const std::optional<core::DatePeriod> period = gregorian_period(date);
        if (!period) return refuse("there is no such Hijri date");
        const auto& [first, last] = *period;
        if (first.year != last.year) return refuse("its Hijri month or year lies in two Gregorian years");
        year_ = first.year;
        month_ = first.month == last.month ? first.month : 0;
        day_ = first == last ? first.day : 0;
        return true;
    }

    bool after_date() {
        if (cursor_.at_end()) return true;
        const bool has_clock = !time_.empty();
        const bool zone_follows = cursor_.peek().is_mark(U'+') || cursor_.peek().text == "z";
        if (has_clock || zone_follows) return read_zone(cursor_) && read_remark(cursor_);
        const bool iso = cursor_.peek().text == "t";
        if (iso) {
            cursor_.take();
        } else if (!cursor_.take_mark(U',') && cursor_.peek().after_space && cursor_.peek(1).after_space) {
            cursor_.take_mark(U'-');
        }
        if (cursor_.take_word(DateWord::at)) cursor_.take_mark(U':');
        if (day_ == 0) return refuse("something follows the date");
        return read_clock(cursor_, iso, time_) && read_zone(cursor_) && read_remark(cursor_);
    }

    bool existing() {
        if (year_ < first_year || year_ > last_year) {
            return refuse(fmt::format("its year is not from {} to {}", first_year, last_year));
        }
        return core::exists(partial_date()) || refuse("there is no such day");
    }

    DateCursor cursor_;
    bool month_first_;
    NumberOrder order_ = NumberOrder::none;
    std::int64_t year_ = 0;
    std::int64_t month_ = 0;
    std::int64_t day_ = 0;
    bool hijri_ = false;
    bool gregorian_name_ = false;  // its month is named, in the Gregorian calendar
    std::string time_;
};

core::Error refusal(std::string_view text, std::string_view reason, std::string_view hint) {
    // A message is UTF-8, which the input need not be.
    const bool quotable = text::check_utf8(text).valid;
    const std::string what = quotable ? fmt::format("\"{}\"", text) : "a text that is not UTF-8";
    return {core::ErrorCode::bad_input, fmt::format("{} is not a date: {}", what, reason), std::string(hint)};
}

}  // namespace

core::Result<Timestamp> parse_metadata_date(std::string_view text, bool month_first) {
    constexpr std::string_view forms = "write it as 2011-05-21, 2011-05 or 2011";
    if (text.size() > max_input) {
        return core::Error{core::ErrorCode::bad_input, fmt::format("a text of {} bytes is not a date", text.size()),
                           std::string(forms)};
    }
    const std::string folded = text::fold(text);
    const std::vector<DatePiece> pieces = cut_date(folded);
    DateReader reader(pieces, month_first);
    if (reader.read()) return reader.timestamp();
    return refusal(text, reader.reason(), forms);
}

}  // namespace arshif::recognise
