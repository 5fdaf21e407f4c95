#include "core/date.h"

#include <catch2/catch.hpp>
#include <vector>

using namespace arshif::core;

TEST_CASE("Years, months and days are read and written alike") {
    struct Row {
        std::string_view text;
        PartialDate date;
        Precision precision;
    };
    const std::vector<Row> rows = {
        {"2011", {2011, 0, 0}, Precision::year},       {"0001", {1, 0, 0}, Precision::year},
        {"9999", {9999, 0, 0}, Precision::year},       {"2011-05", {2011, 5, 0}, Precision::month},
        {"1908-12", {1908, 12, 0}, Precision::month},  {"2011-05-21", {2011, 5, 21}, Precision::day},
        {"2012-02-29", {2012, 2, 29}, Precision::day}, {"2000-02-29", {2000, 2, 29}, Precision::day},
        {"1936-01-31", {1936, 1, 31}, Precision::day},
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Result<PartialDate> date = parse_date(row.text);
        REQUIRE(date);
        CHECK(*date == row.date);
        CHECK(date->precision() == row.precision);
        CHECK(to_string(*date) == row.text);
    }
}

TEST_CASE("What is no date is refused with the text and a way out") {
    for (const std::string_view text :
         {"",           "2",          "201",        "20111",       "20110521",   "2011-",
          "2011-5",     "2011-05-",   "2011-05-2",  "2011-05-211", "2011/05/21", "2011-05/21",
          "21-05-2011", " 2011",      "2011 ",      "-201",        "+201",       "2o11",
          "2011-0x",    "2011-05-2x", "2011-05-+1", "2011--5",     "٢٠١١",       "2011-05-21T18:30"}) {
        CAPTURE(text);
        const Result<PartialDate> date = parse_date(text);
        REQUIRE_FALSE(date);
        CHECK(date.error().code == ErrorCode::bad_input);
        CHECK(date.error().message.find(text) != std::string::npos);
        CHECK_FALSE(date.error().hint.empty());
    }
}

TEST_CASE("Days that do not exist are refused") {
    for (const std::string_view text : {"0000", "2011-00", "2011-13", "2011-00-00", "2011-05-00", "2011-05-32",
                                        "2011-02-29", "2011-02-30", "2011-04-31", "1900-02-29", "2011-00-12"}) {
        CAPTURE(text);
        const Result<PartialDate> date = parse_date(text);
        REQUIRE_FALSE(date);
        CHECK(date.error().code == ErrorCode::bad_input);
        CHECK(date.error().message.find("does not exist") != std::string::npos);
    }
}

TEST_CASE("A date may exist only as far as it is known") {
    CHECK(exists({2011, 0, 0}));
    CHECK(exists({2011, 5, 0}));
    CHECK(exists({2012, 2, 29}));
    CHECK_FALSE(exists({0, 0, 0}));
    CHECK_FALSE(exists({10000, 1, 1}));
    CHECK_FALSE(exists({-1, 1, 1}));
    CHECK_FALSE(exists({2011, 0, 21}));
    CHECK_FALSE(exists({2011, 13, 1}));
    CHECK_FALSE(exists({2011, -1, 1}));
    CHECK_FALSE(exists({2011, 5, -1}));
    CHECK_FALSE(exists({2011, 2, 29}));
}

TEST_CASE("Leap years follow the Gregorian rule") {
    for (const std::int32_t year : {1904, 1996, 2000, 2012, 2400}) {
        CAPTURE(year);
        CHECK(is_leap_year(year));
        CHECK(days_in_month(year, 2) == 29);
    }
    for (const std::int32_t year : {1900, 1901, 2011, 2100}) {
        CAPTURE(year);
        CHECK_FALSE(is_leap_year(year));
        CHECK(days_in_month(year, 2) == 28);
    }
    const std::vector<std::int32_t> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    for (std::int32_t month = 1; month <= 12; ++month) {
        CAPTURE(month);
        CHECK(days_in_month(2011, month) == days[static_cast<std::size_t>(month - 1)]);
    }
}

TEST_CASE("A period has a first and a last day") {
    struct Row {
        PartialDate date;
        std::int32_t first;
        std::int32_t last;
    };
    const std::vector<Row> rows = {
        {{2011, 0, 0}, 20110101, 20111231}, {{2011, 2, 0}, 20110201, 20110228},  {{2012, 2, 0}, 20120201, 20120229},
        {{2011, 4, 0}, 20110401, 20110430}, {{2011, 12, 0}, 20111201, 20111231}, {{2011, 5, 21}, 20110521, 20110521},
        {{1, 1, 1}, 10101, 10101},          {{9999, 0, 0}, 99990101, 99991231},
    };
    for (const Row& row : rows) {
        CAPTURE(to_string(row.date));
        CHECK(first_day(row.date) == row.first);
        CHECK(last_day(row.date) == row.last);
    }
}

TEST_CASE("A coarser date stands before the finer ones within it") {
    CHECK(PartialDate{2011, 0, 0} < PartialDate{2011, 1, 0});
    CHECK(PartialDate{2011, 1, 0} < PartialDate{2011, 1, 1});
    CHECK(PartialDate{2010, 12, 31} < PartialDate{2011, 0, 0});
}

TEST_CASE("A range without ends is open") {
    CHECK(DateRange{}.open());
    CHECK_FALSE(DateRange{PartialDate{2011, 0, 0}, {}}.open());
    CHECK_FALSE(DateRange{{}, PartialDate{2011, 0, 0}}.open());
}
