#include "store/terms.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "store/fields.h"

using namespace arshif;
using namespace arshif::store;

namespace {

// Every day of a year, a month or a day, as YYYYMMDD.
std::vector<std::int32_t> days_of(const core::PartialDate& period) {
    std::vector<std::int32_t> days;
    for (std::int32_t month = 1; month <= 12; ++month) {
        for (std::int32_t day = 1; day <= core::days_in_month(period.year, month); ++day) {
            const bool of_it = (period.month == 0 || period.month == month) && (period.day == 0 || period.day == day);
            if (of_it) days.push_back(period.year * 10000 + month * 100 + day);
        }
    }
    return days;
}

// How many of the days lie in the range.
std::ptrdiff_t days_in(const core::DateRange& range, const std::vector<std::int32_t>& days) {
    const std::int32_t first = range.from ? days_of(*range.from).front() : 0;
    const std::int32_t last = range.to ? days_of(*range.to).back() : 99999999;
    return std::count_if(days.begin(), days.end(), [&](std::int32_t day) { return first <= day && day <= last; });
}

class RandomDates {
public:
    explicit RandomDates(std::uint32_t seed) : engine_(seed) {}

    core::PartialDate date() {
        core::PartialDate date{number(2008, 2013), 0, 0};
        if (number(0, 3) > 0) date.month = number(1, 12);
        if (date.month > 0 && number(0, 2) > 0) date.day = number(1, core::days_in_month(date.year, date.month));
        return date;
    }
    core::DateRange range() {
        core::DateRange range;
        if (number(0, 5) > 0) range.from = date();
        if (number(0, 5) > 0) range.to = date();
        return range;
    }

private:
    std::int32_t number(std::int32_t low, std::int32_t high) {
        return std::uniform_int_distribution<std::int32_t>(low, high)(engine_);
    }
    std::mt19937 engine_;
};

bool share_a_term(const std::vector<std::string>& asked, const std::vector<std::string>& stored) {
    return std::any_of(stored.begin(), stored.end(),
                       [&](const auto& term) { return std::find(asked.begin(), asked.end(), term) != asked.end(); });
}

std::string shown(const core::DateRange& range) {
    return (range.from ? to_string(*range.from) : "") + ".." + (range.to ? to_string(*range.to) : "");
}

}  // namespace

TEST_CASE("A range finds an article iff all of its days lie in it, overlapping one iff only some do") {
    RandomDates random(7);
    std::vector<core::PartialDate> articles;
    for (int i = 0; i < 200; ++i)
        articles.push_back(random.date());
    int found = 0;
    int overlapping = 0;
    for (int i = 0; i < 300; ++i) {
        const core::DateRange range = random.range();
        const std::vector<std::string> inside = range_terms(range, 2008, 2013);
        const std::vector<std::string> overlap = overlap_terms(range, 2008, 2013);
        for (const core::PartialDate& date : articles) {
            const std::vector<std::int32_t> days = days_of(date);
            const std::ptrdiff_t in = days_in(range, days);
            const bool all = in == static_cast<std::ptrdiff_t>(days.size());
            INFO(shown(range) << " and " << to_string(date));
            REQUIRE(share_a_term(inside, date_terms(date)) == all);
            REQUIRE(share_a_term(overlap, date_terms(date)) == (in > 0 && !all));
            found += all ? 1 : 0;
            overlapping += in > 0 && !all ? 1 : 0;
        }
    }
    CHECK(found > 5000);
    CHECK(overlapping > 1000);
}

TEST_CASE("Whole years and months need one term each") {
    struct Row {
        core::DateRange range;
        std::vector<std::string> terms;
    };
    const std::vector<Row> rows = {
        {{core::PartialDate{2011, 0, 0}, core::PartialDate{2011, 0, 0}}, {"Y2011"}},
        {{core::PartialDate{2011, 1, 1}, core::PartialDate{2012, 12, 31}}, {"Y2011", "Y2012"}},
        {{core::PartialDate{2011, 11, 0}, core::PartialDate{2012, 0, 0}}, {"M201111", "M201112", "Y2012"}},
        {{core::PartialDate{2012, 2, 28}, core::PartialDate{2012, 3, 0}}, {"D20120228", "D20120229", "M201203"}},
        {{core::PartialDate{2011, 5, 21}, core::PartialDate{2011, 5, 21}}, {"D20110521"}},
        {{{}, core::PartialDate{2010, 0, 0}}, {"Y2009", "Y2010"}},
        {{core::PartialDate{2012, 0, 0}, {}}, {"Y2012"}},
        {{{}, {}}, {"Y2009", "Y2010", "Y2011", "Y2012"}},
        {{core::PartialDate{2020, 0, 0}, {}}, {}},
        {{{}, core::PartialDate{1999, 0, 0}}, {}},
    };
    for (const Row& row : rows) {
        CAPTURE(shown(row.range));
        CHECK(range_terms(row.range, 2009, 2012) == row.terms);
    }
}

TEST_CASE("A range that ends before it begins finds nothing") {
    const std::vector<core::DateRange> ranges = {
        {core::PartialDate{2011, 5, 0}, core::PartialDate{2011, 3, 0}},
        {core::PartialDate{2011, 5, 21}, core::PartialDate{2011, 5, 20}},
        {core::PartialDate{2012, 0, 0}, core::PartialDate{2010, 0, 0}},
    };
    for (const core::DateRange& range : ranges) {
        CAPTURE(shown(range));
        CHECK(range_terms(range, 2009, 2012).empty());
        CHECK(overlap_terms(range, 2009, 2012).empty());
    }
}

TEST_CASE("Date values sort as text as their dates and clocks do") {
    const std::vector<std::string> rising = {
        date_value({990, 12, 31}, ""),         date_value({2011, 0, 0}, ""),
        date_value({2011, 5, 0}, ""),          date_value({2011, 5, 21}, ""),
        date_value({2011, 5, 21}, "06:30:00"), date_value({2011, 5, 21}, "18:30"),
        date_value({2011, 5, 21}, "18:30:01"), date_value({2011, 5, 22}, "00:00:00"),
        date_value({2011, 10, 1}, ""),
    };
    for (const std::string& value : rising)
        CHECK(value.size() == 14);
    CHECK(std::adjacent_find(rising.begin(), rising.end(), std::greater_equal<>()) == rising.end());
}

TEST_CASE("Values too long for a term end in a hash of the whole") {
    const std::string longest(max_term_bytes - 1, 'x');
    CHECK(make_term("Q", longest) == "Q" + longest);
    for (const std::size_t length : {max_term_bytes, std::size_t{246}, std::size_t{5000}}) {
        CAPTURE(length);
        const std::string value(length, 'x');
        const std::string term = make_term("XO", value);
        CHECK(term.size() == max_term_bytes);
        CHECK(term.substr(0, 5) == "XOxxx");
        CHECK(make_term("XO", value) == term);
        CHECK(make_term("XO", value + "y") != term);
        CHECK(make_term("XO", "y" + value) != term);
    }
    CHECK(make_term("Q", "") == "Q");
}

TEST_CASE("Xapian doubles NUL bytes, so a term has room for them") {
    for (const std::size_t nuls :
         {std::size_t{1}, std::size_t{100}, std::size_t{200}, std::size_t{244}, std::size_t{9000}}) {
        CAPTURE(nuls);
        const std::string term = make_term("Q", std::string(nuls, '\0'));
        const auto zeros = static_cast<std::size_t>(std::count(term.begin(), term.end(), '\0'));
        CHECK(term.size() + zeros <= max_term_bytes);
        CHECK(term != make_term("Q", std::string(nuls + 1, '\0')));
        CHECK(term != make_term("Q", ""));
    }
}

TEST_CASE("Names that people write in different ways are one term") {
    const std::string term = name_term(prefix::source, "الأهرام اليومي");
    for (const char* same : {"الاهرام  اليومي", " الأهرام - اليومي ", "الأَهرام اليومى", "الأهـرام اليومي"}) {
        CAPTURE(same);
        CHECK(name_term(prefix::source, same) == term);
    }
    CHECK(name_term(prefix::source, "الأهرام المسائي") != term);
    CHECK(name_term(prefix::category, "الأهرام اليومي") != term);
}
