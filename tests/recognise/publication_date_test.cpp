// The publication date that a text states itself, and what only looks like one.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "recognise/text_dates.h"

using namespace arshif;
using recognise::publication_date;

namespace {

std::string stated(std::string_view body, std::string_view title = {}) {
    const auto date = publication_date(title, body, {});
    if (!date) return "none";
    const std::string_view place = date->in_title ? title : body;
    CHECK(date->begin < date->end);
    CHECK(date->end <= place.size());
    return core::to_string(date->date) + (date->basis == core::Basis::dateline ? " dateline" : " text");
}

struct Row {
    std::string_view body;
    std::string_view date;
};

void check(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.body);
        CHECK(stated(row.body) == row.date);
    }
}

}  // namespace

TEST_CASE("a line of its own states the date") {
    check({
        {"التاريخ: 18 يوليو 2012\nنص", "2012-07-18 dateline"},
        {"عنوان\nالشروق الأحد 15 جويلية 2012 الساعة 15:42\nنص", "2012-07-15 dateline"},
        {"عنوان\nنشر في 12/05/2010\nنص", "2010-05-12 dateline"},
        {"عنوان\nنشر في 06/19/2012\nنص", "2012-06-19 dateline"},
        {"عنوان\nWed, 06 Jun 2018 23:10:32 GMT\nنص", "2018-06-06 dateline"},
        {"آخر تحديث: مايو 2010\nنص", "2010-05 dateline"},
        {"18 يوليو 2012\nنص", "2012-07-18 dateline"},
        {"الأحد 26 شوال 1436 هـ الموافق 11 أغسطس 2015\nنص", "2015-08-11 dateline"},
        {"أول\nثان\nثالث\nرابع\nخامس\nحرر في الجزائر بتاريخ 16 مارس 2011\n", "2011-03-16 dateline"},
        {"أول\nثان\nثالث\nرابع\nخامس\nالجزائر في 16 مارس 2011", "2011-03-16 dateline"},
    });
}

TEST_CASE("a dateline before the article states the date") {
    check({
        {"الجزائر في 16 مارس 2011 (واج) - قال الوزير", "2011-03-16 dateline"},
        {"لندن 3 مايو 2010 - قال المتحدث", "2010-05-03 dateline"},
        {"الطائف 26 شوال 1436 هـ الموافق 11 اغسطس 2015 م واس تنطلق", "2015-08-11 dateline"},
        {"قال إنه سيصل في 3 مايو 2010 - والله أعلم", "none"},
        {"دمشق - سانا - 3 تشرين الأول 2010: بحث الوزيران", "2010-10-03 dateline"},
        {"في 2 نوفمبر 1917 صدر الوعد\nنص\n2 نوفمبر 2017", "2017-11-02 dateline"},
        {"الشروق اليومي | 2010/03/09 | عدد القراءات: 1245\nنص", "2010-03-09 dateline"},
        {"معركة الكرامة 21 مارس 1968 - كتاب جديد", "none"},
    });
}

TEST_CASE("today with its date states it, if the weekday fits") {
    check({
        {"صادق النواب اليوم الأحد 29 نوفمبر 2015 على القانون", "2015-11-29 text"},
        {"توفي أمس السبت 28 نوفمبر 2015 الكاتب", "2015-11-29 text"},
        {"تحتفل البلاد اليوم الخميس 16 مارس 2016 بالعيد", "none"},
        {"اليوم الأحد 29 نوفمبر 2015 ثم اليوم الاثنين 30 نوفمبر 2015", "none"},
    });
}

TEST_CASE("a date that the article tells of is not its own") {
    check({
        {"في 11 فبراير 1886 ولد فلان وعاش حتى 1950", "none"},
        {"29 مايو 1453\nسقطت المدينة", "none"},
        {"11 فبراير 1886\nكان ذلك يوما مشهودا، وفي عام 2010 احتفلت المدينة", "none"},
        {"ولد في 12 مايو 1950\nبالعاصمة", "none"},
        {"يعود التقرير إلى عام 2009", "none"},
        {"البرنامج كالتالي:\nالأحد 2 أفريل 2017\nالترجي - النجم", "none"},
        {"قال اليوم إن القانون صدر", "none"},
        {"", "none"},
        {"\n\n \n", "none"},
    });
    CHECK(stated("نص بلا تاريخ", "نشر في 12 مايو 2010") == "2010-05-12 dateline");
}
