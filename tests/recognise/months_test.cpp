#include "recognise/months.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using arshif::recognise::month_from_name;

TEST_CASE("The months of every country have their numbers") {
    struct Row {
        std::int32_t month;
        std::vector<std::string_view> names;
    };
    const std::vector<Row> rows = {
        {1,
         {"يناير", "ينائر", "كانون الثاني", "كانون ثاني", "كانون ثان", "جانفي", "جانفيي", "January", "janvier", "Jan",
          "janv"}},
        {2, {"فبراير", "فبرائر", "شباط", "فيفري", "February", "février", "fevrier", "Feb", "févr"}},
        {3, {"مارس", "آذار", "أذار", "اذار", "آدار", "March", "mars", "Mar"}},
        {4, {"أبريل", "ابريل", "إبريل", "نيسان", "أفريل", "افريل", "إفريل", "April", "avril", "Apr"}},
        {5, {"مايو", "أيار", "ايار", "إيار", "ماي", "May", "mai"}},
        {6, {"يونيو", "يونيه", "يونية", "حزيران", "جوان", "June", "juin", "Jun"}},
        {7, {"يوليو", "يوليه", "يولية", "تموز", "جويلية", "جويلية", "جويليا", "يوليوز", "July", "juillet", "Jul"}},
        {8,
         {"أغسطس", "اغسطس", "إغسطس", "آب", "أب", "اب", "أوت", "اوت", "غشت", "أغشت", "August", "août", "aout", "Aug"}},
        {9, {"سبتمبر", "سبتنبر", "أيلول", "ايلول", "شتنبر", "شتمبر", "September", "septembre", "Sep", "Sept"}},
        {10, {"أكتوبر", "اكتوبر", "تشرين الأول", "تشرين أول", "تشرين اول", "October", "octobre", "Oct"}},
        {11, {"نوفمبر", "نوفنبر", "تشرين الثاني", "تشرين ثاني", "تشرين ثان", "نونبر", "November", "novembre"}},
        {12, {"ديسمبر", "دسمبر", "كانون الأول", "كانون أول", "دجنبر", "دجمبر", "December", "décembre", "DECEMBRE"}},
    };
    for (const Row& row : rows) {
        for (const std::string_view name : row.names) {
            CAPTURE(name);
            CHECK(month_from_name(name) == row.month);
        }
    }
}

TEST_CASE("Marks, tatweel, case and accents in a month's name do not matter") {
    CHECK(month_from_name("يَنَايِر") == 1);
    CHECK(month_from_name("مـــارس") == 3);
    CHECK(month_from_name("\u200fمايو\u200f") == 5);
    CHECK(month_from_name("ﻣﺎﺭﺱ") == 3);
    CHECK(month_from_name("JANUARY") == 1);
    CHECK(month_from_name("fe\u0301vrier") == 2);
    CHECK(month_from_name(" كانون   الثاني ") == 1);
}

TEST_CASE("Libya's month names of 1986 are ordinary words here") {
    for (const std::string_view word : {"أي النار", "النوار", "الربيع", "الطير", "الماء", "الصيف", "ناصر", "هانيبال",
                                        "الفاتح", "التمور", "الحرث", "الكانون"}) {
        CAPTURE(word);
        CHECK_FALSE(month_from_name(word).has_value());
    }
}

TEST_CASE("No other word is a month") {
    for (const std::string_view word : {"", " ", "كانون", "تشرين", "رمضان", "محرم", "ربيع الأول", "الأحد", "شهر", "5",
                                        "Maya", "مايو 2011", "يناير فبراير", "\xff\xfe", "ايا"}) {
        CAPTURE(word);
        CHECK_FALSE(month_from_name(word).has_value());
    }
    CHECK_FALSE(month_from_name(std::string(1000000, 'm')).has_value());
}
