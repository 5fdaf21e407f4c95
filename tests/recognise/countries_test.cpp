#include "recognise/countries.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace arshif::recognise;

namespace {

std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> pieces;
    std::size_t begin = 0;
    for (std::size_t end = text.find(separator); end != std::string::npos; end = text.find(separator, begin)) {
        pieces.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    pieces.push_back(text.substr(begin));
    return pieces;
}

std::vector<std::vector<std::string>> rows_of_the_table() {
    std::ifstream file(ARSHIF_SOURCE_DIR "/src/recognise/data/countries.tsv");
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.front() != '#') rows.push_back(split(line, '\t'));
    }
    return rows;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

TEST_CASE("The table has every country once") {
    const auto rows = rows_of_the_table();
    CHECK(rows.size() == 250);  // the 249 of ISO 3166-1 and Kosovo
    std::set<std::string> codes;
    for (const auto& row : rows) {
        REQUIRE(row.size() == 7);
        CAPTURE(row[0]);
        CHECK(row[0].size() == 2);
        CHECK(row[1].size() == 3);
        CHECK(codes.insert(row[0]).second);
        CHECK(codes.insert(row[1]).second);
        for (std::size_t column = 2; column < 5; ++column)
            CHECK_FALSE(row[column].empty());
    }
}

// A name whose folded form belonged to two countries would lead to the wrong one for one of them.
TEST_CASE("Every name in the table leads to its own country only") {
    for (const auto& row : rows_of_the_table()) {
        const std::string& code = row[0];
        CHECK(country_from_name(row[0]) == code);
        CHECK(country_from_name(row[1]) == code);
        CHECK(country_from_alpha2(row[0]) == code);
        for (std::size_t column = 2; column < row.size(); ++column) {
            for (const std::string& name : split(row[column], '|')) {
                if (name.empty()) continue;
                CAPTURE(code, name);
                CHECK(country_from_name(name) == code);
                const std::string_view article = "ال";
                if (name.compare(0, article.size(), article) == 0) {
                    CHECK(country_from_name(name.substr(article.size())) == code);
                }
            }
        }
        CHECK(arabic_name(code) == row[2]);
        CHECK(english_name(code) == row[3]);
    }
}

TEST_CASE("Countries are known by the names that the press gives them") {
    const std::map<std::string, std::vector<std::string_view>> names = {
        {"DZ",
         {"الجزائر", "جزائر", "الجزاير", "الجَزَائِر", "الجــزائر", "Algeria", "ALGERIE", "Algérie", "dz", "DZA", "dza",
          "الجمهورية الجزائرية الديمقراطية الشعبية", "  الجزائر "}},
        {"MA", {"المغرب", "المملكة المغربية", "المغرب الأقصى", "المغرب الاقصى", "Maroc", "morocco"}},
        {"TN", {"تونس", "الجمهورية التونسية", "Tunisie"}},
        {"LY",
         {"ليبيا", "ليبية", "الجماهيرية", "الجماهيرية العربية الليبية الشعبية الاشتراكية العظمى", "دولة ليبيا",
          "Libya"}},
        {"MR", {"موريتانيا", "موريتانية", "الجمهورية الإسلامية الموريتانية", "Mauritanie"}},
        {"EG", {"مصر", "جمهورية مصر العربية", "ج.م.ع", "Egypt", "Égypte", "egypte"}},
        {"SD", {"السودان", "سودان", "جمهورية السودان", "Sudan", "The Sudan"}},
        {"SS", {"جنوب السودان", "South Sudan", "south_sudan"}},
        {"SO", {"الصومال", "صومال"}},
        {"KM", {"جزر القمر", "القمر المتحدة", "الاتحاد القمري"}},
        {"SA",
         {"السعودية", "سعودية", "المملكة العربية السعودية", "العربية السعودية", "Saudi Arabia", "saudi-arabia",
          "Saudi_Arabia", "SAUDI  ARABIA", "KSA"}},
        {"AE", {"الإمارات", "الامارات", "امارات", "دولة الإمارات", "الإمارات العربية المتحدة", "UAE", "U.A.E."}},
        {"QA", {"قطر", "دولة قطر"}},
        {"KW", {"الكويت", "دولة الكويت"}},
        {"BH", {"البحرين", "مملكة البحرين", "بحرين"}},
        {"OM", {"عُمان", "عمان", "سلطنة عمان", "سلطنه عمان"}},
        {"YE", {"اليمن", "يمن", "الجمهورية اليمنية"}},
        {"JO", {"الأردن", "الاردن", "اردن", "المملكة الأردنية الهاشمية"}},
        {"SY", {"سوريا", "سورية", "سوريه", "الجمهورية العربية السورية"}},
        {"LB", {"لبنان", "الجمهورية اللبنانية", "Liban"}},
        {"IQ", {"العراق", "عراق", "جمهورية العراق", "Irak"}},
        {"PS", {"فلسطين", "الأراضي الفلسطينية", "دولة فلسطين", "قطاع غزة", "الضفة الغربية", "Palestine"}},
        {"EH", {"الصحراء الغربية", "الجمهورية الصحراوية", "Western Sahara"}},
        {"ML", {"مالي", "مالى", "جمهورية مالي", "Mali"}},
        {"NE", {"النيجر", "نيجر", "Niger"}},
        {"NG", {"نيجيريا", "نيجريا", "Nigeria"}},
        {"TD", {"تشاد", "التشاد", "Chad", "Tchad"}},
        {"BF", {"بوركينا فاسو", "بوركينافاسو", "بوركينا", "فولتا العليا"}},
        {"GN", {"غينيا", "غينيا كوناكري"}},
        {"GW", {"غينيا بيساو", "غينيا-بيساو", "Guinea-Bissau", "guinea bissau"}},
        {"GQ", {"غينيا الاستوائية", "غينيا الإستوائية"}},
        {"PG", {"بابوا غينيا الجديدة", "بابوا غينيا"}},
        {"CI", {"ساحل العاج", "كوت ديفوار", "Côte d'Ivoire", "Cote d’Ivoire", "cote-d-ivoire", "Ivory Coast"}},
        {"CF", {"جمهورية أفريقيا الوسطى", "إفريقيا الوسطى"}},
        {"CD", {"الكونغو", "الكونغو الديمقراطية", "زائير", "DR Congo"}},
        {"CG", {"الكونغو برازافيل", "الكونغو - برازافيل", "Congo", "Republic of the Congo"}},
        {"ET", {"إثيوبيا", "أثيوبيا", "الحبشة"}},
        {"US", {"الولايات المتحدة", "الولايات المتحدة الأمريكية", "أمريكا", "أميركا", "امريكا", "USA", "us", "U.S."}},
        {"GB", {"المملكة المتحدة", "بريطانيا", "إنجلترا", "إنكلترا", "UK", "uk", "U.K.", "England"}},
        {"IL", {"إسرائيل", "اسرائيل", "Israël"}},
        {"IR", {"إيران", "ايران", "الجمهورية الإسلامية الإيرانية"}},
        {"TR", {"تركيا", "Türkiye", "Turkiye", "Turkey"}},
        {"RU", {"روسيا", "روسيا الاتحادية", "Russian Federation"}},
        {"CN", {"الصين", "جمهورية الصين الشعبية"}},
        {"KR", {"كوريا الجنوبية", "Korea, Republic of"}},
        {"DE", {"ألمانيا", "المانيا"}},
        {"BA", {"البوسنة والهرسك", "Bosnia and Herzegovina", "Bosnia & Herzegovina"}},
        {"XK", {"كوسوفو", "Kosovo"}},
    };
    for (const auto& [code, spellings] : names) {
        for (const std::string_view name : spellings) {
            CAPTURE(code, name);
            CHECK(country_from_name(name) == code);
        }
    }
}

TEST_CASE("What names no country is none") {
    for (const std::string_view name :
         {"", " ", "ال", "مانيا", "بانيا", "المالية", "كوريا", "الجزائر وتونس", "Algeria 2011", "ZZ", "ZZZ", "X",
          "country", "الشرق الأوسط", "المملكة", "\xff\xfe", "القاهرة"}) {
        CAPTURE(name);
        CHECK_FALSE(country_from_name(name).has_value());
    }
    CHECK_FALSE(country_from_name(std::string(1000000, 'A')).has_value());
    CHECK_FALSE(country_from_name(std::string("DZ\0", 3) + "x").has_value());
}

TEST_CASE("A full name is no code, and a code needs capitals") {
    CHECK(country_from_full_name("Algeria") == "DZ");
    CHECK(country_from_full_name("USA") == "US");
    for (const std::string_view code : {"DZ", "dz", "DZA", "in", "it", "AND", "UK", "uk"}) {
        CAPTURE(code);
        CHECK_FALSE(country_from_full_name(code).has_value());
    }
    CHECK(country_from_alpha2("DZ") == "DZ");
    CHECK(country_from_alpha2("UK") == "GB");
    for (const std::string_view code : {"dz", "Dz", "DZA", "D", "", "ZZ", " DZ", "12"}) {
        CAPTURE(code);
        CHECK_FALSE(country_from_alpha2(code).has_value());
    }
}

TEST_CASE("Names for display follow the code") {
    CHECK(arabic_name("DZ") == "الجزائر");
    CHECK(arabic_name("dz") == "الجزائر");
    CHECK(arabic_name("PS") == "فلسطين");
    CHECK(english_name("CI") == "Côte d'Ivoire");
    CHECK(english_name("SA") == "Saudi Arabia");
    CHECK(arabic_name("ZZ") == "ZZ");
    CHECK(english_name("").empty());
}

TEST_CASE("A misspelt country has its neighbours proposed") {
    CHECK(similar_country_names("Algria", 3).front() == "Algeria");
    CHECK(similar_country_names("Moroco", 3).front() == "Morocco");
    CHECK(similar_country_names("saudi arabie", 3).front() == "Saudi Arabia");
    CHECK(contains(similar_country_names("الجزئر", 5), "الجزائر"));
    CHECK(contains(similar_country_names("موريتنيا", 5), "موريتانيا"));
    CHECK(contains(similar_country_names("Irak", 5), "Irak"));
    CHECK(contains(similar_country_names("Nigeri", 5), "Nigeria"));
    CHECK(contains(similar_country_names("Nigeri", 5), "Niger"));
}

TEST_CASE("Proposals are few, near and one a country") {
    CHECK(similar_country_names("Nigeri", 1).size() == 1);
    CHECK(similar_country_names("Algria", 0).empty());
    CHECK(similar_country_names("", 5).empty());
    CHECK(similar_country_names("Atlantis", 5).empty());
    CHECK(similar_country_names("ب", 5).empty());
    CHECK(similar_country_names(std::string(1000000, 'a'), 5).empty());
    const std::vector<std::string> names = similar_country_names("Nigeri", 100);
    std::set<std::string> countries;
    for (const std::string& name : names)
        countries.insert(country_from_name(name).value());
    CHECK(countries.size() == names.size());
}
