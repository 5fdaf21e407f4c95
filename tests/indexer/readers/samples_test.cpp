// The files of sample_corpus/formats, each by the reader that its content names.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "collect.h"
#include "indexer/readers/detect.h"

using namespace arshif;
using namespace arshif::indexer;

TEST_CASE("Each sample of a format is read as what it is") {
    struct Case {
        std::string file;
        std::string format;
        std::vector<std::string> titles;
        std::string source;
        std::string date;
        std::string body;
    };
    const auto [file, format, titles, paper, date, body] = GENERATE(values<Case>({
        {"wadi.xml",
         "xml",
         {"القوافل تعود إلى طريق الملح", "سد صغير يكفي ثلاث قرى"},
         "Wadi",
         "10/ديسمبر/2009",
         "أنهى أهالي ثلاث قرى بناء سد صغير من الحجارة، وهو الأول في الوادي منذ نصف قرن."},
        {"scrapy.xml",
         "xml",
         {"", ""},
         "",
         "",
         "افتتح معرض الكتاب في المرسى أبوابه أمس.\nويشارك فيه أربعون ناشرا من تسع مدن."},
        {"sahil.rss",
         "feed",
         {"\"النورس\" ترسو في الميناء الجديد"},
         "بريد الساحل",
         "Sun, 18 Feb 2018 16:40:06 +0000",
         "رست السفينة «النورس» في الميناء الجديد، وهي أولى السفن فيه.\nوينتظر الميناء ست سفن هذا الشهر."},
        {"sahil.atom",
         "feed",
         {"الثلوج & الأمطار تغلق المعابر"},
         "صدى الجبل",
         "2019-01-02T03:04:05+02:00",
         "أغلقت الثلوج معبرين في الجبل.\nوتفتح الطرق غدا."},
        {"yanbu-8.xml",
         "tei",
         {"سكة الحديد والبريد", "بيتان"},
         "الينبوع",
         "1911-03-03",
         "يا ساكن الدار والأبواب موصدة هل في البريد لمن غابوا رسالات"},
        {"safar.md",
         "markdown",
         {"ذكرى مسافر. الينبوع 2(6)"},
         "",
         "1907-07-12",
         "نزلت المدينة ليلا، ولم أعرف من أهلها أحدا.\nمن سار على الدرب وصل."},
        {"lines.txt", "python", {"", "", "قطار الفجر"}, "", "2019-06-26T00:00", "عاد قطار الفجر إلى موعده."},
        {"docs.sgm", "trec", {"سوق الأحد تنتقل إلى الساحة", "مدرسة في المساء"}, "", "", "فتحت المدرسة فصلا للكبار."},
        {"mandab.csv",
         "csv",
         {"الملح يعود إلى القوارب", "أفلاج الجبل تنظف قبل الصيف"},
         "بوابة المندب",
         "2014-03-02",
         "بدأ أهالي قرية في الجبل الأخضر تنظيف ثلاثة أفلاج بسواعدهم، ويشارك فيه طلبة المدرسة كل خميس."},
        {"zafaran.html",
         "html",
         {"زعفران تالوين يبحث عن مشترين"},
         "منارة الأطلس",
         "2016-11-09T18:20:00+01:00",
         "تخرج نساء الدواوير المحيطة بتالوين قبل طلوع الشمس لجني زهور الزعفران، في موسم بدأ أواخر أكتوبر ولا يدوم أكثر "
         "من ثلاثة أسابيع. وتقول حادة إد بلقاسم، وهي من أقدم المتعاونات في الجماعة القروية، إن الغلة وفيرة هذا العام "
         "بعد أمطار 20 شتنبر، «لكن الثمن نزل، والوسطاء لا يرحمون».\n"
         "ويباع الغرام الواحد اليوم في السوق الأسبوعي باثني عشر درهما، مقابل عشرين قبل سنتين. وعزا رئيس التعاونية "
         "التراجع إلى زعفران مغشوش يدخل الأسواق الكبرى، مضيفا أن عامل إقليم تارودانت وعد بإحداث دار للزعفران تتولى "
         "الوزن والتعليب ابتداء من 15 دجنبر المقبل.\n"
         "وإلى أن تفتح الدار أبوابها، تكتفي النساء بتجفيف الخيوط الحمراء على ضوء النوافذ، ثم يخبئنها في علب الشاي كما "
         "كانت تفعل جداتهن."},
        {"sufuh.warc",
         "warc",
         {"حافلات قديمة تصير مكتبات في إربد"},
         "سفوح البلقاء",
         "2017-04-03T09:12:34Z",
         "حوّل معلمون متقاعدون في إربد ثلاث حافلات خرجت من الخدمة إلى مكتبات متنقلة، تحمل كل واحدة منها ألفي كتاب، "
         "وتزور "
         "مدارس القرى مرة كل أسبوعين. وقال متصرف لواء بني عبيد، في حفل أقيم أمس، إن الوزارة ستتكفل بالوقود حتى نهاية "
         "أيار.\n"
         "وتروي المعلمة المتقاعدة سهام الخطاطبة أن الفكرة ولدت في محل للخردة، حين عُرضت عليها مقاعد حافلة مدرسية قضت "
         "فيها نصف عمرها: «اشتريت الحافلة كلها، ولم أعرف أين أضعها، فملأتها كتبا». ويأمل القائمون عليها أن تصل "
         "الحافلة الرابعة إلى الأغوار قبل أيلول."},
    }));
    CAPTURE(file);
    const std::string path = std::string(ARSHIF_SOURCE_DIR) + "/sample_corpus/formats/" + file;
    auto source = FileSource::open(path);
    REQUIRE(source.ok());
    PeekSource bytes(**source);
    const core::Result<std::string_view> start = bytes.peek(detection_bytes);
    REQUIRE(start.ok());
    const Detection detection = detect_format(file, *start);
    REQUIRE(detection.format.has_value());
    CHECK(reader_of(*detection.format).name == format);
    const Collected got = collect_from(reader_of(*detection.format).read, bytes, {.path = file});
    CHECK(got.refusals.empty());
    REQUIRE(got.titles() == titles);
    CHECK(got.records.back().source == paper);
    CHECK(got.records.back().date == date);
    CHECK(got.records.back().body == body);
}
