// Countries mentioned in sentences, with every homograph that the rules know.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "recognise/text_countries.h"

using namespace arshif::recognise;

namespace {

// The codes of the countries found, in the order of the alphabet, with a space between.
std::string codes(const std::vector<MentionedCountry>& countries) {
    std::vector<std::string> sorted;
    for (const MentionedCountry& country : countries)
        sorted.push_back(country.country);
    std::sort(sorted.begin(), sorted.end());
    std::string joined;
    for (const std::string& code : sorted)
        joined += (joined.empty() ? "" : " ") + code;
    return joined;
}

std::string found(std::string_view body, std::string_view country = {}) {
    ArticleText text;
    text.body = body;
    text.country = country;
    return codes(find_countries(text));
}

// What stands at the places of a country, with a bar between.
std::string words(std::string_view body, const std::string& country) {
    ArticleText text;
    text.body = body;
    std::string joined;
    for (const MentionedCountry& mentioned : find_countries(text)) {
        if (mentioned.country != country) continue;
        for (const MentionPlace& place : mentioned.places)
            joined += (joined.empty() ? "" : "|") + std::string(body.substr(place.begin, place.end - place.begin));
    }
    return joined;
}

struct Case {
    std::string_view body;
    std::string_view codes;
};

void check(const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        CAPTURE(one.body);
        CHECK(found(one.body) == one.codes);
    }
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

TEST_CASE("Mali is told from money") {
    check({
        {"قدمت الدولة مبلغا ماليا ودعما من مستثمر مالي كبير", ""},
        {"دعم مالي كبير لشركات النقل", ""},
        {"وزارة المالية والسياسة المالية والوضع المالي", ""},
        {"عجز مالي في الجزائر", "DZ"},
        {"انتشر الجيش في شمال مالي", "ML"},
        {"غادر إلى مالي", "ML"},
        {"بين الجزائر وموريتانيا من جهة ومالي من جهة أخرى", "DZ ML MR"},
        {"مالي والنيجر وبوركينا فاسو", "BF ML NE"},
        {"قال وزير الخارجية المالي إن الاجتماع ناجح", "ML"},
        {"الجيش المالي يستعيد كيدال", "ML"},
        {"في باماكو أكدت الحكومة المالية أن الجنود الماليين بخير", "ML"},
        {"قالت الحكومة إن السوق المالية مستقرة", ""},
        {"العام المالي والرئيس المالي للشركة", ""},
    });
}

TEST_CASE("Amman is told from Oman") {
    check({
        {"زار سلطنة عمان", "OM"},
        {"قال السلطان قابوس في عمان إن سلطنة عمان ترحب", "OM"},
        {"العاصمة الأردنية عمان", "JO"},
        {"وصل إلى عمان حيث استقبله ملك الأردن", "JO"},
        {"دول الخليج: قطر والبحرين وعمان والكويت", "BH KW OM QA"},
        {"عُمان", "OM"},
        {"أمانة عمان الكبرى", "JO"},
        {"بحر عمان", ""},
        {"خليج عمان", ""},
    });
    CHECK(found("اجتمع الوزراء في عمان", "JO") == "JO");
    CHECK(found("اجتمع الوزراء في عمان", "OM") == "OM");
}

TEST_CASE("Morocco is told from the sunset, the prayer and the Maghreb") {
    check({
        {"أدى صلاة المغرب", ""},
        {"بعد المغرب بقليل", ""},
        {"بين المغرب والعشاء", ""},
        {"أذان المغرب", ""},
        {"اتحاد المغرب العربي", ""},
        {"القاعدة في بلاد المغرب الإسلامي", ""},
        {"القاعدة ببلاد المغرب الإسلامي", ""},
        {"صحيفة المغرب", ""},
        {"دول الساحل والمغرب أيضا", "MA"},
        {"استقبل المغرب وفدا", "MA"},
        {"المملكة المغربية", "MA"},
        {"وكالة المغرب العربي للأنباء", ""},
    });
}

TEST_CASE("Qatar, Egypt, Benin and Chad are told from the words they look like") {
    check({
        {"يبلغ نصف قطر الدائرة مترين", ""},
        {"قطر الأنبوب", ""},
        {"دولة قطر", "QA"},
        {"أمير قطر", "QA"},
        {"القيادة القطرية لحزب البعث في سوريا", "SY"},
        {"وزارة الخارجية القطرية", "QA"},
        {"وهو مصر على موقفه", ""},
        {"لكنه مصر على أن يعود", ""},
        {"عاد إلى مصر على متن طائرة", "EG"},
        {"مدارس بنين وبنات", ""},
        {"ثانوية البنين", ""},
        {"رئيس بنين باتريس تالون", "BJ"},
        {"توغو وبنين ونيجيريا", "BJ NG TG"},
        {"بحيرة تشاد", ""},
        {"رئيس تشاد إدريس ديبي", "TD"},
    });
}

TEST_CASE("of the Guineas, Congos, Koreas, Sudans and Nigers the right one is found") {
    check({
        {"غينيا بيساو", "GW"},
        {"غينيا الاستوائية", "GQ"},
        {"بابوا غينيا الجديدة", "PG"},
        {"غينيا كوناكري", "GN"},
        {"رئيس غينيا", "GN"},
        {"خليج غينيا", ""},
        {"دلتا النيجر", "NG"},
        {"نهر النيجر", ""},
        {"رئيس النيجر", "NE"},
        {"النيجر ونيجيريا", "NE NG"},
        {"المنتخب النيجيري", "NG"},
        {"جمهورية الكونغو الديمقراطية", "CD"},
        {"الكونغو برازافيل", "CG"},
        {"الكونغو", "CD"},
        {"كوريا الشمالية", "KP"},
        {"كوريا الجنوبية", "KR"},
        {"جنوب السودان", "SS"},
        {"السودان", "SD"},
        {"السودان وجنوب السودان", "SD SS"},
        {"جنوب كردفان", "SD"},
    });
}

TEST_CASE("rivers, seas, streets, schools and dishes mention no country") {
    check({
        {"ضفة نهر الأردن", ""},
        {"المحيط الهندي", ""},
        {"أمريكا اللاتينية", ""},
        {"كوبا أمريكا", ""},
        {"كأس كوبا أميركا في تشيلي", "CL"},
        {"الهنود الحمر", ""},
        {"الفول السوداني", ""},
        {"جوز الهند", ""},
        {"مسقط رأسه", ""},
        {"ولد في مسقط رأسها", ""},
        {"عاد إلى مسقط", "OM"},
        {"الرباط الصليبي", ""},
        {"القوة القاهرة", ""},
        {"مجمع البحرين", ""},
        {"البحرين الأحمر والأبيض", ""},
        {"الجامعة الأمريكية في بيروت", "LB"},
        {"صحيفة واشنطن بوست", ""},
        {"رالي داكار", ""},
        {"اتفاقيات جنيف", "CH"},
        {"جورج واشنطن", ""},
        {"جنات عدن", ""},
        {"كوبا من الأرز", ""},
        {"غاز البوتان", ""},
    });
}

TEST_CASE("a club that is called by its town is no mention, the town is") {
    check({
        {"فاز ريال مدريد على مانشستر سيتي", ""},
        {"انتقل اللاعب من برشلونة إلى ليفربول", ""},
        {"مدرب روما سعيد بالفوز على نابولي", ""},
        {"فاز الأهلي المصري", "EG"},
        {"مولودية وهران وشباب قسنطينة", ""},
        {"تظاهر الآلاف في برشلونة", "ES"},
        {"القمة الأوروبية في روما", "IT"},
        {"مطار مانشستر", "GB"},
    });
}

TEST_CASE("Oujda is told from and-Jeddah, and Laos from Klaus") {
    check({
        {"في كل من الرياض وجدة", "SA"},
        {"مكة المكرمة، وجدة، والطائف", "SA"},
        {"مدينة وجدة", "MA"},
        {"الحدود بين وجدة وفاس في المغرب", "MA"},
        {"الرئيس كلاوس يوهانيس", ""},
        {"برازافيل عاصمة الكونغو", "CG"},
    });
}

TEST_CASE("money and languages mention no country") {
    check({
        {"مليون دولار أمريكي", ""},
        {"الريال السعودي", ""},
        {"خمسون جنيها مصريا", ""},
        {"سعر الليرة التركية", ""},
        {"باللغة الفرنسية", ""},
        {"يتحدث بالإنجليزية", ""},
        {"البنك المركزي التركي والليرة", "TR"},
    });
}

TEST_CASE("persons who are named like a people are none of it") {
    check({
        {"الأمير تركي بن عبدالعزيز", ""},
        {"تركي آل الشيخ", ""},
        {"العقيد تركي المالكي", ""},
        {"جندي تركي", "TR"},
        {"محمد المصري", ""},
        {"اللاعب محمد صلاح والمصري حسن", "EG"},
        {"المنتخب المصري", "EG"},
        {"عادل المغربي", ""},
        {"النجم المغربي حكيم زياش", "MA"},
        {"ماري بول كيني", ""},
        {"جون كندي", ""},
        {"مواطن كندي", "CA"},
    });
}

TEST_CASE("demonyms are told from the adjectives they look like") {
    check({
        {"اليد اليمنى", ""},
        {"قدمه اليمنى", ""},
        {"الجيش اليمني", "YE"},
        {"الحكومة اليمنية", "YE"},
        {"الشعب اليمنى", "YE"},
        {"السنة القمرية والتقويم القمري", ""},
        {"في موروني قال الرئيس القمري", "KM"},
        {"مجرى النهر", ""},
        {"رئيس الوزراء المجري", "HU"},
        {"الإمبراطورية الرومانية", ""},
        {"المنتخب الروماني", "RO"},
        {"الطريق الصحراوي", ""},
        {"قضية الشعب الصحراوي", "EH"},
        {"لاجئون صحراويون", "EH"},
        {"القاعدة الجماهيرية للنادي", ""},
        {"الجماهيرية الليبية", "LY"},
    });
}

TEST_CASE("cities that are words too need a place around them") {
    check({
        {"معارك في طرابلس", "LY"},
        {"طرابلس شمال لبنان", "LB"},
        {"اشتباكات في طرابلس اللبنانية", "LB"},
        {"قوات حرس الحدود في ليبيا دخلت طرابلس", "LY"},
        {"هطلت أمطار وسيول", ""},
        {"جرت السيول", ""},
        {"سيول وواشنطن", "KR US"},
        {"ينبع من قناعة", ""},
        {"شرطة ينبع في السعودية", "SA"},
        {"انتشر الخبر", ""},
        {"مدينة الخبر", "SA"},
        {"نمو جنين في رحم أمه", ""},
        {"مخيم جنين", "PS"},
        {"حماة الوطن", ""},
        {"ريف حماة في سوريا", "SY"},
        {"لحج هذا العام", ""},
        {"محافظة لحج في اليمن", "YE"},
        {"لم يخطر ببالي", ""},
        {"جزيرة بالي", "ID"},
        {"ضربه بالفاس", ""},
        {"مدينة فاس", "MA"},
        {"العقبة الوحيدة", ""},
        {"مدينة العقبة", "JO"},
        {"الممثلة صوفيا لورين", ""},
        {"سرت أنباء", ""},
        {"مدينة سرت", "LY"},
        {"المملكة المتحدة", "GB"},
        {"كابل الكهرباء", ""},
        {"وصل إلى كابل", "AF"},
        {"حلب الأبقار", ""},
        {"معركة حلب", "SY"},
    });
    CHECK(found("في جميع مناطق المملكة", "SA") == "SA");
    CHECK(found("في جميع مناطق المملكة").empty());
}

TEST_CASE("newspapers named like a place are none") {
    check({
        {"صحيفة القدس العربي", ""},
        {"قال لـ«الرياض» أمس", ""},
        {"جريدة الخبر", ""},
        {"وصل إلى الرياض", "SA"},
        {"القدس المحتلة", "PS"},
        {"اقتحم المستوطنون القدس", "PS"},
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
    const std::vector<MentionedCountry> countries = find_countries(text);
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
    for (const MentionedCountry& country : find_countries(text)) {
        for (const MentionPlace& place : country.places) {
            CHECK(place.begin < place.end);
            CHECK(place.end <= bytes.size());
        }
    }
    CHECK(find_countries({}).empty());
}
