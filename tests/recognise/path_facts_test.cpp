#include "recognise/path_facts.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace arshif::recognise;

namespace {

struct Row {
    std::string_view path;
    std::string_view date;     // empty for none
    std::string_view country;  // empty for none
};

std::string date_of(const PathFacts& facts) {
    return facts.date ? to_string(*facts.date) : "";
}

void check_paths(const std::vector<Row>& rows) {
    for (const Row& row : rows) {
        CAPTURE(row.path);
        const PathFacts facts = recognise_path(row.path);
        CHECK(date_of(facts) == row.date);
        CHECK(facts.country.value_or("") == row.country);
    }
}

}  // namespace

TEST_CASE("Paths state dates and countries") {
    check_paths({
        {"DZ/elkhabar/2011-05-21-x.txt", "2011-05-21", "DZ"},
        {"Algeria/elkhabar/2009/08/13/17.txt", "2009-08-13", "DZ"},
        {"الجزائر/الخبر/2009/08/13/مقال.txt", "2009-08-13", "DZ"},
        {"20140315-summit.txt", "2014-03-15", ""},
        {"EG/x/1936-05-مقال.txt", "1936-05", "EG"},
        {"2011/05/21", "2011-05-21", ""},
        {"2011/05/21.txt", "2011-05-21", ""},
        {"2011/5/3/a.txt", "2011-05-03", ""},
        {"2011/05/a.txt", "2011-05", ""},
        {"2011/a.txt", "2011", ""},
        {"2011/05.jsonl", "2011-05", ""},
        {"JA-economy-32-20170125.txt", "2017-01-25", ""},
        {"CNN/middleEast/CN-middleEast-1-20180218.txt", "2018-02-18", ""},
        {"articles_2023_05.json", "2023-05", ""},
        {"articles_2023.json", "2023", ""},
        {"2015-08-06.json", "2015-08-06", ""},
        {"2015-08-06.json.gz", "2015-08-06", ""},
        {"2015_08_06 خبر.txt", "2015-08-06", ""},
        {"2015.08.06.txt", "2015-08-06", ""},
        {"2015.08.06", "2015-08-06", ""},
        {"خبر 2011-05-21.txt", "2011-05-21", ""},
        {"٢٠١١/٠٥/٢١/خبر.txt", "2011-05-21", ""},
        {"خبر-٢٠١١-٠٥-٢١.txt", "2011-05-21", ""},
        {"2011-05-21T18-30-00.json", "2011-05-21", ""},
        {"20110521T183000.json", "2011-05-21", ""},
        {"DZ.jsonl", "", "DZ"},
        {"DZ.jsonl.gz", "", "DZ"},
        {"الجزائر.txt", "", "DZ"},
        {"Saudi_Arabia/a.txt", "", "SA"},
        {"saudi-arabia/a.txt", "", "SA"},
        {"السعودية/a.txt", "", "SA"},
        {"Maroc/a.txt", "", "MA"},
        {"/DZ//2011-05-21.txt", "2011-05-21", "DZ"},
    });
}

TEST_CASE("Only whole components in capitals are country codes") {
    check_paths({
        {"in/a.txt", "", ""},
        {"it/a.txt", "", ""},
        {"dz/a.txt", "", ""},
        {"Dz/a.txt", "", ""},
        {"ML-report.txt", "", ""},
        {"report ML.txt", "", ""},
        {"DZA/a.txt", "", ""},
        {"MAR/a.txt", "", ""},
        {"ZZ/a.txt", "", ""},
        {"news/economy/a.txt", "", ""},
        {"مالية/a.txt", "", ""},
        {"UK/a.txt", "", "GB"},
        {"uk/a.txt", "", ""},
    });
}

TEST_CASE("The last country wins, and a code over a name") {
    check_paths({
        {"Algeria/Mali/a.txt", "", "ML"},
        {"DZ/ML/a.txt", "", "ML"},
        {"Africa/Algeria/a.txt", "", "DZ"},
        {"TN/المغرب/a.txt", "", "TN"},
        {"Algeria/ML/a.txt", "", "ML"},
        {"DZ/Mali.txt", "", "DZ"},
    });
}

TEST_CASE("The folder of a crawl that keeps all articles in one file is the source") {
    CHECK(recognise_path("source_6/scraped_articles.json").source == "source_6");
    CHECK(recognise_path("data/source_6/scraped_articles.json").source == "source_6");
    CHECK_FALSE(recognise_path("source_6/articles.json").source.has_value());
    CHECK_FALSE(recognise_path("scraped_articles.json").source.has_value());
}

TEST_CASE("The folder below the country's is the source") {
    const std::vector<std::pair<std::string_view, std::string_view>> rows = {
        {"DZ/elkhabar/2011-05-21-x.txt", "elkhabar"},
        {"Algeria/El Khabar/2009/08/13/a.txt", "El Khabar"},
        {"الجزائر/الخبر/2009/08/13/مقال.txt", "الخبر"},
        {"archive/DZ/elkhabar/politics/a.txt", "elkhabar"},
        {"DZ//elkhabar/a.txt", "elkhabar"},
        {"TN/المغرب/a.txt", "المغرب"},
        {"YE/26 سبتمبر/a.txt", "26 سبتمبر"},
        {"DZ/a.txt", ""},
        {"DZ/elkhabar.txt", ""},
        {"DZ/2011/05/a.txt", ""},
        {"DZ/2011-05/a.txt", ""},
        {"DZ/17/a.txt", ""},
        {"DZ/٢٠١١/a.txt", ""},
        {"DZ.jsonl", ""},
        {"elkhabar/a.txt", ""},
        {"elkhabar/DZ/a.txt", ""},
    };
    for (const auto& [path, source] : rows) {
        CAPTURE(path);
        CHECK(recognise_path(path).source.value_or("") == source);
    }
}

TEST_CASE("The most precise date wins, and the last of equals") {
    check_paths({
        {"2011/2011-05/2011-05-21-x.txt", "2011-05-21", ""},
        {"2011-05-21/2012.txt", "2011-05-21", ""},
        {"2011-05-21/2012-03-04-x.txt", "2012-03-04", ""},
        {"2011/05/x-2012.txt", "2011-05", ""},
        {"2010/2011/a.txt", "2011", ""},
        {"2011/05/20110521-x.txt", "2011-05-21", ""},
        {"2011-report-20120304.txt", "2012-03-04", ""},
        {"2011/05/21/22/a.txt", "2011-05-21", ""},
        {"2011/x/05/21/a.txt", "2011", ""},
    });
}

TEST_CASE("Numbers that are no dates are left alone") {
    check_paths({
        {"world-37780223.txt", "", ""},
        {"3fa9c1d27be64508.txt", "", ""},
        {"201105211234abcd.txt", "", ""},
        {"1234567820110521.txt", "", ""},
        {"201105210.txt", "", ""},
        {"000_cce48cd4ad2689a8.txt", "", ""},
        {"1999_cce48cd4ad2689a8.txt", "", ""},
        {"20110521-2012-4012-9011-def012345678.txt", "", ""},
        {"a1b2c3d4-2012-4012-9011-def012345678.txt", "", ""},
        {"0555-2011-05.txt", "", ""},
        {"+213-21-2011-0545.txt", "", ""},
        {"2011-555-1234.txt", "", ""},
        {"00213550201105.txt", "", ""},
        {"JA-sport-1003-x.txt", "", ""},
        {"JA-sport-1999-37780223.txt", "", ""},
        {"2010-2012.jsonl", "", ""},
        {"2011-01-01_2011-12-31.jsonl", "", ""},
        {"x2011.txt", "", ""},
        {"2011x.txt", "", ""},
        {"2011h05.txt", "", ""},
        {"1436/10/12/a.txt", "", ""},
        {"1799-05-21.txt", "", ""},
        {"2101-05-21.txt", "", ""},
        {"2011-02-30.txt", "", ""},
        {"2011_13_05.txt", "", ""},
        {"20110230.txt", "", ""},
        {"20111305.txt", "", ""},
        {"2011-00.txt", "", ""},
        {"2011-13.txt", "", ""},
        {"05/21/a.txt", "", ""},
        {"", "", ""},
        {"/", "", ""},
        {".", "", ""},
        {".txt", "", ""},
        {"---", "", ""},
    });
}

TEST_CASE("Folders say what their numbers can mean") {
    check_paths({
        {"2011/02/30/a.txt", "2011-02", ""},
        {"2011/13/a.txt", "2011", ""},
        {"2011/00/a.txt", "2011", ""},
        {"2011/7.txt", "2011", ""},
        {"2011/05/7.txt", "2011-05", ""},
        {"2011/123.txt", "2011", ""},
        {"1800/a.txt", "1800", ""},
        {"2100/a.txt", "2100", ""},
    });
}

TEST_CASE("URLs state the day or the month in their path") {
    const std::vector<std::pair<std::string_view, std::string_view>> rows = {
        {"https://arabic.example.com/social-media/2018/02/18/a-tweet", "2018-02-18"},
        {"https://example.com/2018-02-18-story", "2018-02-18"},
        {"https://example.com/story-2018-02-18.html", "2018-02-18"},
        {"https://example.com/20180218/story", "2018-02-18"},
        {"https://example.com/news/2023/5/30/%D9%86%D8%B4%D8%B1%D8%A9", "2023-05-30"},
        {"https://example.com/2018/02/story", "2018-02"},
        {"https://example.com/2018-02/story", "2018-02"},
        {"http://example.com/2018/02/18", "2018-02-18"},
        {"example.com/2018/02/18/a", "2018-02-18"},
        {"/2018/02/18/a", "2018-02-18"},
        {"https://example.com/2018/story", ""},
        {"https://example.com/the-summit-of-2018-02-and-after", ""},
        {"https://example.com/ar/article/93/76664", ""},
        {"https://example.com/ar/news200024.htm", ""},
        {"https://example.com/a?date=2018-02-18", ""},
        {"https://example.com/a#2018-02-18", ""},
        {"https://2018-02-18.example.com/a", ""},
        {"https://example.com/1436/10/12/a", ""},
        {"https://example.com/2018/02/30", "2018-02"},
        {"https://example.com", ""},
        {"", ""},
        {"://", ""},
    };
    for (const auto& [url, date] : rows) {
        CAPTURE(url);
        const PathFacts facts = recognise_url(url);
        CHECK(date_of(facts) == date);
        CHECK_FALSE(facts.country.has_value());
        CHECK_FALSE(facts.source.has_value());
    }
}

TEST_CASE("A country in a URL is none") {
    CHECK_FALSE(recognise_url("https://example.com/DZ/Algeria/2018/02/18/x").country.has_value());
}

TEST_CASE("Hostile paths end") {
    std::string deep;
    for (int i = 0; i < 200000; ++i)
        deep += "2011-05-21/";
    CHECK(date_of(recognise_path(deep)) == "2011-05-21");
    std::string fields;
    for (int i = 0; i < 200000; ++i)
        fields += "2011-";
    CHECK_FALSE(recognise_path(fields).date.has_value());
    CHECK_FALSE(recognise_path(std::string(1000000, '.')).date.has_value());
    CHECK(date_of(recognise_path(std::string("\xff\xfe\0/2011-05-21", 14))) == "2011-05-21");
}
