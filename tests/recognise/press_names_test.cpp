// The countries of papers by their names and of sites by their hosts.
#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "recognise/countries.h"
#include "recognise/table.h"
#include "recognise/text_countries.h"

using namespace arshif::recognise;

namespace {

std::string table(const std::string& name) {
    std::ifstream file(ARSHIF_SOURCE_DIR "/src/recognise/data/" + name + ".tsv");
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a name of one country's press gives that country") {
    struct Case {
        std::string_view name;
        std::string_view country;
    };
    const std::vector<Case> cases = {
        {"الخبر", "DZ"},
        {"El Khabar", "DZ"},
        {"el-khabar", "DZ"},
        {"الشروق اليومي", "DZ"},
        {"الشروق المصرية", "EG"},
        {"الشروق التونسية", "TN"},
        {"صوت الأحرار", "DZ"},
        {"هسبريس", "MA"},
        {"Hespress", "MA"},
        {"Jawhara FM", "TN"},
        {"alriyadh", "SA"},
        {"Al-Riyadh", "SA"},
        {"3alyoum", "SA"},
        {"aljazirah", "SA"},
        {"Okaz", "SA"},
        {"عكاظ", "SA"},
        {"صحيفة عكاظ", "SA"},
        {"aawsat", "GB"},
        {"القدس العربي", "GB"},
        {"BBC", "GB"},
        {"Sky News Arabia", "AE"},
        {"CNN", "US"},
        {"France 24", "FR"},
        {"الأهرام", "EG"},
        {"Al-Ahram", "EG"},
        {"المصري اليوم", "EG"},
        {"واج", "DZ"},
        {"سانا", "SY"},
        {"الغد", "JO"},
        {"صحيفة النور السورية", "SY"},
        {"روسيا اليوم", "RU"},
        {"نيويورك تايمز", "US"},
        {"Al Jazeera", "QA"},
        {"صحراء ميديا", "MR"},
        {"الأنتباهة", "SD"},
        {"elkhabar.com", "DZ"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.name);
        CHECK(country_of_source(one.name) == std::string(one.country));
    }
}

TEST_CASE("a name that several countries share gives none") {
    for (const std::string_view name :
         {"الشروق", "الصباح",  "المساء",  "النهار",      "الوطن",   "الأيام", "الأخبار",    "الجمهورية", "الثورة",
          "الرأي",  "الدستور", "الشعب",   "العرب",       "الجزيرة", "البلاد", "الفجر",      "المغرب",    "الشرق",
          "البيان", "الرؤية",  "alwatan", "صحيفة الوطن", "",        " ",      "بريد النهر", "جريدة",     "\xff\xfe"}) {
        CAPTURE(name);
        CHECK_FALSE(country_of_source(name).has_value());
    }
    CHECK_FALSE(country_of_source(std::string(100000, 'a')).has_value());
}

TEST_CASE("a host gives its country, known ones before the top-level domain") {
    struct Case {
        std::string_view url;
        std::string_view country;
    };
    const std::vector<Case> cases = {
        {"http://www.elkhabar.com/ar/politique/1.html", "DZ"},
        {"https://www.echoroukonline.com/x", "DZ"},
        {"HTTPS://WWW.HESPRESS.COM", "MA"},
        {"http://www.spa.gov.sa/1", "SA"},
        {"http://anything.dz", "DZ"},
        {"www.site.com.tn/a?b=http://x.eg", "TN"},
        {"http://user@news.gov.ps:8080/", "PS"},
        {"arabic.cnn.com", "US"},
        {"http://www.bbc.co.uk/arabic", "GB"},
        {"http://nessma.tv", "TN"},
        {"http://www.example.fr/", "FR"},
        {"sub.sub.jawharafm.net.", "TN"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.url);
        CHECK(country_of_host(one.url) == std::string(one.country));
    }
    for (const std::string_view url :
         {"http://example.com", "http://site.tv", "http://site.me", "http://site.co", "http://site.io",
          "http://xelkhabar.com", "localhost", "", "http://", "dz", ".", "http://127.0.0.1/", "http://site.eu"}) {
        CAPTURE(url);
        CHECK_FALSE(country_of_host(url).has_value());
    }
}

TEST_CASE("the tables name countries and rules that exist") {
    std::set<std::string> rules;
    const std::string place_rules = table("place_rules");
    for_each_row(place_rules, [&](const std::vector<std::string_view>& fields) {
        CAPTURE(std::string(fields[0]));
        CHECK(fields.size() >= 2);
        if (fields[0].front() == '@') return;
        CHECK(fields.size() >= 3);
        rules.emplace(fields[0]);
        const bool verdict = fields[1] == "yes" || fields[1] == "no" || country_from_alpha2(fields[1]).has_value();
        CHECK(verdict);
    });
    const auto check_codes = [](std::string_view codes) {
        for (const std::string_view code : split(codes, ',')) {
            CAPTURE(std::string(code));
            const bool known = code == "-" || code == "." || code == "head" || country_from_alpha2(code).has_value();
            CHECK(known);
        }
    };
    for (const std::string& rows : {table("places"), table("demonyms")}) {
        for_each_row(rows, [&](const std::vector<std::string_view>& fields) {
            check_codes(fields[0]);
            if (fields.size() > 3 && !fields[3].empty()) CHECK(rules.count(std::string(fields[3])) == 1);
        });
    }
    for (const std::string& rows : {table("newspapers"), table("hosts")})
        for_each_row(rows, [&](const std::vector<std::string_view>& fields) { check_codes(fields[0]); });
    const std::string publication = table("publication");
    for_each_row(publication, [&](const std::vector<std::string_view>& fields) {
        REQUIRE(fields.size() == 5);
        check_codes(fields[2]);
    });
}
