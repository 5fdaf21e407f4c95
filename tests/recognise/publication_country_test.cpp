// Where a text was published, told by how it is written, and never by what it is about.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "recognise/text_countries.h"

using namespace arshif::recognise;

namespace {

std::string placed(std::string_view body) {
    ArticleText text;
    text.body = body;
    const auto found = find_countries(text).publication;
    return found ? found->country : std::string();
}

}  // namespace

TEST_CASE("a text is placed by months, titles, wording and institutions together") {
    struct Case {
        std::string_view country;
        std::string_view body;
    };
    const std::vector<Case> cases = {
        {"DZ",
         "صرح الوزير الأول أن الحكومة ستعرض مشروع القانون على المجلس الشعبي الوطني خلال الثلاثي الأخير من السنة "
         "الجارية"},
        {"DZ", "قال الوزير المنتدب يوم 12 أوت إن لجنة تم تنصيبها ستقدم تقريرها في نهاية السداسي الأول"},
        {"DZ", "أوقفت مصالح الدرك الوطني لصا بحوزته 20 مليون سنتيم وأودعه وكيل الجمهورية لدى محكمة الرويبة الحبس"},
        {"TN", "قرر قاضي التحقيق بالمحكمة الابتدائية بسوسة إصدار بطاقة إيداع بالسجن في حق المظنون فيه يوم 12 جويلية"},
        {"TN", "أفاد مصدر أمني لمراسل جوهرة أف أم بأن أعوان الحرس الوطني أوقفوا شخصين"},
        {"MA", "أفاد بلاغ للديوان الملكي أن الحفل سيقام يوم 20 غشت"},
        {"MA", "وضعت الشرطة يوم 3 شتنبر شخصا تحت الحراسة النظرية بأمر من النيابة العامة المختصة"},
        {"MR", "أعلن والي نواكشوط يوم 12 أغشت توزيع مبالغ بألف أوقية جديدة"},
        {"SA",
         "استقبل صاحب السمو الملكي الأمير أمير منطقة الباحة مدير التعليم، ونوه سموه بجهود منسوبي التعليم عام 1436هـ"},
        {"SA", "قال المتحدث لـ«عكاظ» إن مدير تعليم المحافظة زار المعلمين والمعلمات"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.body);
        CHECK(placed(one.body) == one.country);
    }
}

TEST_CASE("no mention, dateline or agency places a text") {
    for (const std::string_view body : {
             "زار وزير الخارجية الفرنسي الجزائر يوم الأحد والتقى الرئيس في الجزائر العاصمة. الجزائر الجزائر الجزائر",
             "الرياض - واس: أعلنت السعودية عن خطط جديدة",
             "تونس - رويترز: قال الرئيس التونسي إن الحكومة التونسية مستعدة",
             "القاهرة: أعلنت مصر والمصريون والقاهرة",
             "أعلن المجلس الشعبي الوطني الجزائري ووزارة الدفاع الجزائرية عن ذلك",
             "جرى اللقاء في تموز/يوليو 2011 ثم في آب (أغسطس)",
             "مارس اللاعب الرياضة وقالت ماي إنها ستعود",
             "قال لصحيفة الشروق أمس",
             "",
         }) {
        CAPTURE(body);
        CHECK(placed(body).empty());
    }
}

TEST_CASE("a month alone, which two countries share, decides nothing") {
    CHECK(placed("انعقد الاجتماع يومي 12 و 13 أوت 2009").empty());
    CHECK(placed("انعقد الاجتماع يوم 16 جويلية").empty());
}

TEST_CASE("evidence tells words, kind, countries and place, and confidence grows with it") {
    ArticleText weak;
    weak.body = "قال الوزير المنتدب يوم 12 أوت إن لجنة تم تنصيبها ستعمل خلال السداسي الأول";
    ArticleText strong;
    const std::string more =
        std::string(weak.body) + ". وحضر رئيس المجلس الشعبي الوطني ومصالح الدرك الوطني، وبلغت القيمة 20 مليون سنتيم.";
    strong.body = more;
    const auto less = find_countries(weak).publication;
    const auto sure = find_countries(strong).publication;
    REQUIRE(less);
    REQUIRE(sure);
    CHECK(less->confidence > 0.5);
    CHECK(sure->confidence > less->confidence);
    CHECK(sure->confidence < 1);
    REQUIRE_FALSE(less->evidence.empty());
    for (const CountryEvidence& evidence : less->evidence) {
        CHECK(weak.body.substr(evidence.begin, evidence.end - evidence.begin) == evidence.words);
        CHECK_FALSE(evidence.kind.empty());
        CHECK(std::find(evidence.countries.begin(), evidence.countries.end(), "DZ") != evidence.countries.end());
    }
}

TEST_CASE("any bytes can be asked") {
    std::string bytes;
    for (int i = 0; i < 20000; ++i)
        bytes += static_cast<char>((i * 131 + i / 7) % 256);
    CHECK(placed(bytes).empty());
}
