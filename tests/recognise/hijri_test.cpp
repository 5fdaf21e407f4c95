#include "recognise/hijri.h"

#include <catch2/catch.hpp>
#include <string>

using namespace arshif;
using namespace arshif::recognise;

namespace {

std::string period(const HijriDate& date) {
    const auto found = gregorian_period(date);
    return found ? core::to_string(found->first) + ".." + core::to_string(found->last) : "none";
}

}  // namespace

TEST_CASE("Hijri days, months and years have their Gregorian days") {
    CHECK(period({1432, 9, 1}) == "2011-08-01..2011-08-01");
    CHECK(period({1432, 1, 1}) == "2010-12-07..2010-12-07");
    CHECK(period({1432, 9, 0}) == "2011-08-01..2011-08-29");
    CHECK(period({1432, 0, 0}) == "2010-12-07..2011-11-25");
    CHECK(period({1, 1, 1}).substr(0, 4) == "0622");
    CHECK(period({1300, 1, 1}) == "1882-11-12..1882-11-12");
}

TEST_CASE("Hijri dates that do not exist have no period") {
    for (const HijriDate& date :
         {HijriDate{1432, 13, 1}, HijriDate{1432, 1, 31}, HijriDate{1432, 9, 30}, HijriDate{0, 1, 1},
          HijriDate{1601, 1, 1}, HijriDate{1432, 0, 5}, HijriDate{1432, -1, 0}}) {
        CAPTURE(date.year, date.month, date.day);
        CHECK(period(date) == "none");
    }
}

TEST_CASE("every Gregorian day comes back from its Hijri one") {
    for (std::int32_t year = 1880; year < 2100; year += 7) {
        for (std::int32_t month = 1; month <= 12; ++month) {
            const core::PartialDate day{year, month, (year + month) % 28 + 1};
            const HijriDate hijri = hijri_from_gregorian(day);
            const auto back = gregorian_period(hijri);
            CAPTURE(core::to_string(day), hijri.year, hijri.month, hijri.day);
            REQUIRE(back);
            CHECK(back->first == day);
        }
    }
}

TEST_CASE("Hijri months are known by their variants") {
    CHECK(hijri_month_from_name("ذي القعدة") == 11);
    CHECK(hijri_month_from_name("ربيع الثاني") == 4);
    CHECK(hijri_month_from_name("جمادى الآخرة") == 6);
    CHECK(hijri_month_from_name("رَمَضان") == 9);
    CHECK_FALSE(hijri_month_from_name("مايو"));
    CHECK_FALSE(hijri_month_from_name(""));
}
