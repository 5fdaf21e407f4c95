// Countries mentioned in sentences: by which names, where, and how much each counts.
#include <string>

#include "country_cases.h"

using namespace arshif::recognise;
using namespace arshif::recognise::test;

namespace {

// What stands at the places of a country, with a bar between.
std::string words(std::string_view body, const std::string& country) {
    ArticleText text;
    text.body = body;
    std::string joined;
    const ArticleCountries found = find_countries(text);
    for (const MentionedCountry& mentioned : found.mentioned) {
        if (mentioned.country != country) continue;
        for (const MentionPlace& place : mentioned.places)
            joined += (joined.empty() ? "" : "|") + std::string(body.substr(place.begin, place.end - place.begin));
    }
    return joined;
}

}  // namespace

TEST_CASE("names, demonyms, capitals, cities and seats of power mention their country") {
    check({
        {"وصل الوفد إلى الجزائر قادما من تونس", "DZ TN"},
        {"أكد الرئيس الموريتاني أن بلاده مستعدة", "MR"},
        {"اجتمع الوزراء في باماكو أمس", "ML"},
        {"أعلن الكرملين والبيت الأبيض والإليزيه عن قمة", "FR RU US"},
        {"قال مصدر في قصر المرادية", "DZ"},
        {"مواطنون مغاربة وأتراك وروس وإنجليز وألمان", "DE GB MA RU TR"},
        {"نظمت في مراكش ووهران وصفاقس وبنغازي", "DZ LY MA TN"},
        {"جمهورية أفريقيا الوسطى وجنوب أفريقيا", "CF ZA"},
        {"ساحل العاج أو كوت ديفوار", "CI"},
        {"فازت الجزائريتان على لاعبتين تونسيتين", "DZ TN"},
        {"السوريون واللبنانيون والأردنيات", "JO LB SY"},
        {"كتب صحافيا جزائريا", "DZ"},
        {"الكوري الشمالي واللاعبة الكورية الجنوبية", "KP KR"},
        {"رئيس جنوب إفريقيا والمنتخب الجنوب أفريقي", "ZA"},
        {"التقى قادة الكوريتين", "KP KR"},
        {"في نيويورك ولوس أنجلوس وبرشلونة", "ES US"},
        {"#الولايات_المتحدة و#كوريا_الشمالية", "KP US"},
        {"لا شيء هنا عن بلد", ""},
    });
}

TEST_CASE("names are found behind proclitics and in every spelling") {
    check({
        {"بالجزائر", "DZ"},
        {"وللجزائر", "DZ"},
        {"فبالمغرب", "MA"},
        {"كفرنسا", "FR"},
        {"لليبيا", "LY"},
        {"وهران", "DZ"},
        {"واشنطن", "US"},
        {"بباريس", "FR"},
        {"بيروت", "LB"},
        {"كابل", "AF"},
        {"كالفورنيا والبارغواي وبينين", "BJ PY US"},
        {"من آستانة إلى بورتو أليغري", "BR KZ"},
        {"ليبيا", "LY"},
        {"لبنان ولندن وبولندا وبلجيكا وكينيا وفيينا", "AT BE GB KE LB PL"},
        {"ايران واسرائيل والاردن وامريكا", "IL IR JO US"},
        {"أميركا وأمريكا", "US"},
        {"سورية وسوريا", "SY"},
        {"الجَزائِـــر", "DZ"},
        {"بوركينافاسو", "BF"},
        {"بوركينا فاسو", "BF"},
        {"انجامينا ونجامينا وإنجمينا", "TD"},
        {"تومبوكتو وتمبكتو", "ML"},
        {"أبوظبي وأبو ظبي", "AE"},
        {"ﺍﻟﺠﺰﺍﺋﺮ", "DZ"},
    });
}

TEST_CASE("only whole words count") {
    check({
        {"الجزائريات", "DZ"},
        {"جزائرنا", ""},
        {"مصرفي في المصرف", ""},
        {"اليمين واليسار", ""},
        {"قطران وقطرات", ""},
        {"تونسنا", ""},
        {"كانوا يقولون", ""},
        {"بروس وكروس", ""},
    });
}

TEST_CASE("places are those of the name without what is written onto it") {
    CHECK(words("سافر إلى الجزائر وتونس ثم بالمغرب وللأردن", "DZ") == "الجزائر");
    CHECK(words("سافر إلى الجزائر وتونس ثم بالمغرب", "TN") == "تونس");
    CHECK(words("ثم بالمغرب", "MA") == "المغرب");
    CHECK(words("وَبِالجَزائِر", "DZ") == "الجَزائِر");
    CHECK(words("لـــتونس", "TN") == "تونس");
    CHECK(words("بوركينا  فاسو", "BF") == "بوركينا  فاسو");
    CHECK(words("(الجزائر)، و\"الجزائريون\"!", "DZ") == "الجزائر|الجزائريون");
}

TEST_CASE("names count more than demonyms, the title and the beginning more than the rest, a sentence once") {
    ArticleText text;
    text.title = "قمة في تونس";
    text.body = "التقى الفرنسيون في فرنسا. قال الفرنسيون إن فرنسا وفرنسا ترحب. وقالت ليبيا شيئا.";
    const std::vector<MentionedCountry> countries = find_countries(text).mentioned;
    REQUIRE(codes(countries) == "FR LY TN");
    CHECK(countries.front().country == "FR");
    CHECK(countries.front().score == Approx(3));
    CHECK(countries.front().places.size() == 5);
    CHECK(countries[1].country == "TN");
    CHECK(countries[1].score == Approx(2));
    CHECK(countries[1].places.front().in_title);
    CHECK(countries[2].score == Approx(1.5));
    for (std::size_t i = 1; i < countries.size(); ++i)
        CHECK(countries[i - 1].score >= countries[i].score);
}

TEST_CASE("a name of several words does not run across a sentence") {
    check({
        {"عاد إلى كوريا. الجنوبية كانت القرية", "KR"},
        {"زار غينيا، الاستوائية حرارتها", "GN"},
    });
}

TEST_CASE("any bytes are looked through, and the places lie within them") {
    std::string bytes;
    for (int i = 0; i < 20000; ++i)
        bytes += static_cast<char>((i * 131 + i / 7) % 256);
    for (const std::string_view part : {"مالي", "\xD9", "عُمان ", "وللجزا", "\xF0\x9F"})
        bytes += part;
    ArticleText text;
    text.title = bytes;
    text.body = bytes;
    const ArticleCountries found = find_countries(text);
    for (const MentionedCountry& country : found.mentioned) {
        for (const MentionPlace& place : country.places) {
            CHECK(place.begin < place.end);
            CHECK(place.end <= bytes.size());
        }
    }
    CHECK(find_countries({}).mentioned.empty());
}

TEST_CASE("the country that a text is found to be from decides the homographs in it") {
    const std::string_view words = "في كل جهات المملكة";
    CHECK(found(words).empty());
    CHECK(found(words, "MA") == "MA");
    const std::string moroccan = "أفاد بلاغ للديوان الملكي أن الحفل سيقام يوم 20 غشت " + std::string(words);
    ArticleText text;
    text.body = moroccan;
    const ArticleCountries alone = find_countries(text);
    REQUIRE(alone.publication);
    CHECK(alone.publication->country == "MA");
    CHECK(codes(alone.mentioned) == "MA");
    text.country = "MA";
    CHECK_FALSE(find_countries(text).publication);
}
