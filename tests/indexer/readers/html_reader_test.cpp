#include "indexer/readers/html_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "collect.h"
#include "indexer/readers/field_map.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

Collected read(std::string_view page) {
    return collect(read_html, page, {"page.html"});
}

core::Record record_of(std::string_view page) {
    Collected got = read(page);
    for (const Refusal& refusal : got.refusals)
        FAIL(refusal.reason << ": " << refusal.detail);
    REQUIRE(got.records.size() == 1);
    return std::move(got.records.front());
}

const std::string first =
    "أعلنت إدارة الميناء أمس، في بيان لها، أن أشغال التوسعة ستنتهي قبل نهاية العام الجاري، بعد تأخر دام سنتين.";
const std::string second =
    "وأوضح المدير أن الكلفة بلغت عشرين مليونا، وأن حركة الشحن ستعود إلى سابق عهدها، مع فتح الرصيف الثالث.";
const std::string third = "ودعا الصيادون إلى تسوية أوضاعهم، وهددوا بالإضراب إذا لم تستجب الوزارة لمطالبهم قريبا.";
const std::string whole = first + "\n" + second + "\n" + third;
const std::string in_paragraphs = "<p>" + first + "</p>\n<p>" + second + "</p>\n<p>" + third + "</p>\n";

std::string links(int count) {
    std::string all;
    for (int i = 0; i < count; ++i)
        all += "<li><a href=\"/" + std::to_string(i) + "\">عنوان لخبر آخر في الموقع لا علاقة له بالموضوع</a></li>";
    return "<ul>" + all + "</ul>";
}

// A page around what its body holds.
std::string page(const std::string& body, const std::string& head = "<title>الميناء يعود إلى العمل</title>") {
    return "<!DOCTYPE html><html lang=\"ar\"><head><meta charset=\"utf-8\">" + head + "</head><body>" + links(6) +
           body + links(9) + "</body></html>";
}

}  // namespace

TEST_CASE("A page of today gives the article and every field from JSON-LD and meta tags") {
    const core::Record got = record_of(
        "<!DOCTYPE html>\n<html lang=\"ar\"><head><meta charset=\"UTF-8\"><title>الميناء يعود - صحيفة المرفأ</title>"
        "<meta property=\"og:title\" content=\"الميناء يعود إلى العمل - صحيفة المرفأ\"/>"
        "<meta property=\"og:site_name\" content=\"صحيفة المرفأ\"/><meta property=\"article:section\" "
        "content=\"اقتصاد\">"
        "<meta property=\"article:published_time\" content=\"2014-05-06T10:00:00+01:00\">"
        "<link rel=\"canonical\" href=\"https://marfa.example/news/1?a=1&amp;b=2\"></head><body><nav>" +
        links(5) +
        "</nav><article><h1>الميناء يعود إلى العمل</h1><div class=\"post-meta\"><span class=\"author\">بقلم: هدى "
        "المرزوقي</span></div>"
        "<div class=\"entry-content\">" +
        in_paragraphs +
        "<div class=\"share-buttons\"><p>شارك المقال مع أصدقائك، على كل المواقع.</p></div></div></article>"
        "<div id=\"comments\"><p>تعليق طويل جدا من زائر، يقول فيه ما يشاء، عن الميناء وعن غيره، وعن الصيادين "
        "أيضا.</p></div>"
        "<footer><p>جميع الحقوق محفوظة، لصحيفة المرفأ، ولا يجوز النقل إلا بإذن مكتوب من إدارة "
        "الصحيفة.</p></footer></body></html>");
    CHECK(got.title == "الميناء يعود إلى العمل");
    CHECK(got.body == whole);
    CHECK(got.date == "2014-05-06T10:00:00+01:00");
    CHECK(got.source == "صحيفة المرفأ");
    CHECK(got.category == "اقتصاد");
    CHECK(got.author == "هدى المرزوقي");
    CHECK(got.url == "https://marfa.example/news/1?a=1&b=2");
    CHECK(got.id.empty());
    CHECK(got.ordinal == 0);
}

TEST_CASE("Pages without any metadata give title, date and text from their layout") {
    struct Case {
        std::string what;
        std::string page;
        std::string date;
    };
    const std::string title = "الميناء يعود إلى العمل";
    const auto [what, source, date] = GENERATE_REF(values<Case>({
        {"tables, fonts and lines broken by <BR>, tags not closed",
         "<HTML><HEAD><TITLE>" + title + " | المرفأ</TITLE></HEAD><BODY><TABLE><TR><TD width=120>" + links(8) +
             "<TD><FONT size=5><B>" + title + "</B></FONT><BR><FONT size=1>الأحد 15 جويلية 2012</FONT><BR><BR>" +
             first + "<BR><BR>" + second + "<BR>" + third + "<TD>" + links(5) + "</TABLE></BODY></HTML>",
         "15 جويلية 2012"},
        {"a form around all, spans with ids, one title for all pages",
         "<html><head><title>صحيفة المرفأ</title></head><body><form id=\"aspnetForm\"><table><tr><td>" + links(8) +
             "</td></tr><tr><td><span id=\"lblTitle\" class=\"Headline\">" + title +
             "</span></td></tr><tr><td><span id=\"lblDate\">6 أيار 2014</span></td></tr><tr><td><span id=\"lblText\">" +
             first + "<br />" + second + "<br />" + third + "</span></td></tr></table></form></body></html>",
         "6 أيار 2014"},
        {"paragraphs in nested elements without names",
         page("<div><div><h1>" + title + "</h1><div>نشر في 06/05/2014</div></div><div><div><p>" + first +
              "</p></div><div><p>" + second + "</p></div><div><p>" + third + "</p></div></div></div>"),
         "06/05/2014"},
        {"a heading of the site before that of the article, paragraphs not closed",
         page("<h1><a href=/>المرفأ</a></h1><div><h1>" + title + "</h1><time datetime=2014-05-06>أمس</time><p>" +
              first + "<p>" + second + "<p>" + third + "</div>"),
         "2014-05-06"},
    }));
    CAPTURE(what);
    const core::Record got = record_of(source);
    CHECK(got.title == title);
    CHECK(got.body == whole);
    CHECK(got.date.find(date) != std::string::npos);
}

TEST_CASE("The text of JSON-LD is taken unless the page has more or has it in paragraphs") {
    struct Case {
        std::string stated;
        std::string body;
    };
    const auto [stated, body] = GENERATE_REF(values<Case>({
        {first + "\\n" + second + "\\n" + third + "\\nتتمة", whole + "\nتتمة"},
        {"<p>" + first + "<\\/p><p>" + second + "<\\/p>", first + "\n" + second},
        {first + "\\n&quot;" + second + "&quot;", first + "\n\"" + second + "\""},
        {first + " " + second + " " + third, whole},
        {"أعلنت إدارة الميناء...", whole},
        {"", whole},
    }));
    CAPTURE(stated);
    const core::Record got =
        record_of(page("<div class=\"article-body\">" + in_paragraphs + "</div>",
                       "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"عنوان\","
                       "\"articleBody\":\"" +
                           stated + "\"}</script>"));
    CHECK(got.body == body);
    CHECK(got.title == "عنوان");
}

TEST_CASE("Several blocks of JSON-LD, graphs, lists and references are understood, broken ones passed over") {
    const core::Record got = record_of(
        page("<h1>شيء آخر تماما</h1>" + in_paragraphs,
             "<script type=\"application/ld+json\">{broken</script>"
             "<script type=\"application/ld+json\">{\"@type\":\"WebSite\",\"name\":\"لا\"}</script>"
             "<script "
             "type=\"application/ld+json\">\n//"
             "<![CDATA[\n{\"@graph\":[{\"@type\":\"Organization\",\"@id\":\"#o\",\"name\":\"المرفأ\"},"
             "{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":\"Article\",\"headline\":\"لا\"}]},"
             "{\"@type\":[\"Article\",\"Thing\"],\"headline\":\"الميناء\nيعود\",\"datePublished\":\"2014-05-06\","
             "\"author\":[{\"name\":\"هدى\"},\"سعاد\"],\"publisher\":{\"@id\":\"#o\"},\"articleSection\":[\"اقتصاد\","
             "\"بحر\"]}]}\n//]]></script>"));
    CHECK(got.title == "الميناء يعود");
    CHECK(got.date == "2014-05-06");
    CHECK(got.author == "هدى, سعاد");
    CHECK(got.source == "المرفأ");
    CHECK(got.category == "اقتصاد, بحر");
    CHECK(got.body == whole);
}

TEST_CASE("What surrounds an article and stands between its paragraphs is left out") {
    const auto what = GENERATE(values<std::string>({
        "<script>document.write('<p>نص</p>')</script>",
        "<style>p{}</style>",
        "<!-- <p>تعليق في الصفحة</p> -->",
        "<noscript><p>فعّل الجافاسكربت</p></noscript>",
        "<div style=\"display: none\"><p>نص مخفي، لا يراه أحد من القراء.</p></div>",
        "<p hidden>نص مخفي</p>",
        "<aside><p>نص جانبي طويل، لا علاقة له بالموضوع، ولا بالميناء ولا بغيره.</p></aside>",
        "<figure><img src=x><figcaption>صورة للميناء</figcaption></figure>",
        "<div class=\"related-posts\"><h3>اقرأ أيضا</h3><a href=/>عنوان</a></div>",
        "<p><a href=/1>عنوان خبر آخر في هذا الموقع</a></p>",
        "<p><strong>اقرأ أيضا: خبر آخر</strong></p>",
        "<div role=\"navigation\">القائمة الرئيسية</div>",
        "<select><option>اختر</option></select>",
        "<iframe src=x>لا</iframe>",
        "<svg><text>رسم</text></svg>",
        "<div class=\"sharedaddy\"><h3 class=\"sd-title\">شارك هذا:</h3></div>",
        "<p>&nbsp;</p><p>\u200F</p>",
        "<amp-ad><p>إعلان</p></amp-ad>",
        "<ul class=\"social\"><li>فيسبوك</li></ul>",
    }));
    CAPTURE(what);
    const core::Record got = record_of(page("<div class=\"article-body\"><p>" + first + "</p>" + what + "<p>" + second +
                                            "</p><p>" + third + "</p></div>"));
    CHECK(got.body == whole);
}

TEST_CASE("Inline elements break no line, block elements and br do, lists and tables stay") {
    struct Case {
        std::string markup;
        std::string lines;
    };
    const auto [markup, lines] = GENERATE(values<Case>({
        {"<p>أ<b>ب</b>ج <a href=/>د</a> هـ</p>", "أبج د هـ"},
        {"<p>سطر<br>آخر<br/><br>ثالث</p>", "سطر\nآخر\nثالث"},
        {"<p>  كلمة \n\t أخرى </p>", "كلمة أخرى"},
        {"<ul><li>واحد</li><li>اثنان</ul>", "واحد\nاثنان"},
        {"<ol><li><p>واحد</p><li><div>اثنان</div></ol>", "واحد\nاثنان"},
        {"<table><tr><th>بلد<td>عدد<tr><td>تونس<td>5</table>", "بلد\nعدد\nتونس\n5"},
        {"<h2>عنوان فرعي</h2><p>نص</p>", "عنوان فرعي\nنص"},
        {"<p>&laquo;قال&raquo; &#1580;&#x62C; &amp;amp; &hellip;</p>", "«قال» جج &amp; …"},
        {"<p>5 < 7 و AT&T & غيرها</p>", "5 < 7 و AT&T & غيرها"},
        {"<blockquote><p>اقتباس</blockquote>بعده", "اقتباس\nبعده"},
        {"<pre>بيت\nثان</pre>", "بيت\nثان"},
        {"<p>أ<unknown-tag>ب</unknown-tag></p></div_>", "أب"},
        {"</p></td></li><p>نص</span></p>", "نص"},
        {"<P CLASS='x' ID=y title=\"a > b\">نص</P>", "نص"},
    }));
    CAPTURE(markup);
    const core::Record got =
        record_of(page("<div itemprop=\"articleBody\"><p>" + first + "</p>" + markup + "<p>" + third + "</p></div>"));
    CHECK(got.body == first + "\n" + lines + "\n" + third);
}

TEST_CASE("Titles lose the name of their site") {
    struct Case {
        std::string head;
        std::string title;
    };
    const auto [head, title] = GENERATE(values<Case>({
        {"<title>افتتاح الميناء الجديد - BBC Arabic</title>", "افتتاح الميناء الجديد"},
        {"<title>افتتاح الميناء الجديد | اقتصاد | المرفأ</title><meta property=og:site_name content=المرفأ>",
         "افتتاح الميناء الجديد"},
        {"<title>افتتاح الميناء: خطوة أولى :: المرفأ</title>", "افتتاح الميناء: خطوة أولى"},
        {"<title>المرفأ | افتتاح الميناء الجديد</title><meta property=og:site_name content=المرفأ>",
         "افتتاح الميناء الجديد"},
        {"<meta property=og:title content='مصر - الجزائر'>", "مصر - الجزائر"},
        {"<title>\n افتتاح\n الميناء &amp; الرصيف</title>", "افتتاح الميناء & الرصيف"},
        {"<meta name=twitter:title content='عنوان التغريدة هنا'>", "عنوان التغريدة هنا"},
    }));
    CAPTURE(head);
    CHECK(record_of(page("<div>" + in_paragraphs + "</div>", head)).title == title);
}

TEST_CASE("The date is that of the article, not today's or that of another article") {
    struct Case {
        std::string head;
        std::string body;
        std::string date;
    };
    const auto [head, body, date] = GENERATE_REF(values<Case>({
        {"<meta name=DC.date.issued content=2014-05-06>", "", "2014-05-06"},
        {"<meta name=pubdate content='not a date'><meta name=date content=2014-05-06>", "", "2014-05-06"},
        {"<meta property=article:modified_time content=2015-01-01>", "<time datetime=2014-05-06></time>", "2014-05-06"},
        {"<meta property=article:modified_time content=2015-01-01>", "", "2015-01-01"},
        {"", "<p class=date>تاريخ النشر: ٦ مايو ٢٠١٤</p>", "٦ مايو ٢٠١٤"},
        {"", "<div>الثلاثاء 6 مايو 2014 - 14:30 | القراءات: 345</div>", "الثلاثاء 6 مايو 2014"},
        {"", "<span itemprop=datePublished content=2014-05-06>أمس</span>", "2014-05-06"},
        {"", "", ""},
    }));
    CAPTURE(head, body);
    const core::Record got = record_of(
        page("<div class=topbar><span class=date>السبت 1 يونيو 2024</span></div><div><h1>الميناء يعود إلى العمل</h1>" +
                 body + "<div>" + in_paragraphs +
                 "</div></div><div class=related><h3>خبر</h3><time datetime=2020-02-02>2020</time></div>",
             head));
    CHECK(got.date == date);
    CHECK(got.body == whole);
}

TEST_CASE("A page saved by a browser says where it was saved from") {
    const core::Record got = record_of("<!DOCTYPE html>\n<!-- saved from url=(0029)http://marfa.example/news/12 -->\n" +
                                       page(in_paragraphs));
    CHECK(got.url == "http://marfa.example/news/12");
}

TEST_CASE("Pages without an article are refused, and why") {
    std::string teasers;
    for (int i = 0; i < 6; ++i)
        teasers += "<article><h2><a href=/1>عنوان من العناوين الكثيرة</a></h2><p>" + first + "</p></article>";
    const auto [what, source] = GENERATE_COPY(table<std::string, std::string>({
        {"nothing", ""},
        {"no text", "<html></html>"},
        {"a menu", page("")},
        {"teasers", page("<div class=list>" + teasers + "</div>")},
        {"frames", "<html><frameset cols=20,80><frame src=a.htm><frame src=b.htm><noframes><p>" + whole +
                       "</noframes></frameset></html>"},
        {"not found", page("<h1>عفوا</h1><p>الصفحة التي تبحث عنها غير موجودة، وربما نقلت إلى عنوان آخر، أو حذفت من "
                           "الموقع نهائيا، يرجى المحاولة مجددا أو العودة إلى الصفحة الأولى.</p>",
                           "<title>404 - الصفحة غير موجودة</title>")},
        {"a program", "<html><script>" + whole + "</script></html>"},
    }));
    CAPTURE(what);
    const Collected got = read(source);
    CHECK(got.records.empty());
    CHECK(got.reasons() == std::vector<std::string>{"no article text"});
}

TEST_CASE("Short news is an article where the page says so") {
    CHECK(record_of(page("<p>قتل شخصان وأصيب ثلاثة في حادث سير أمس قرب المدينة.</p>",
                         "<meta property=og:type content=article><title>حادث سير</title>"))
              .body == "قتل شخصان وأصيب ثلاثة في حادث سير أمس قرب المدينة.");
}

TEST_CASE("The user names meta tags, and the element with the text by its class or id") {
    const auto map = FieldMap::parse("body=blurb,author=x-writer");
    REQUIRE(map.ok());
    const std::string source =
        page("<div class='a blurb'><p>" + third + "</div><div class=article-body>" + in_paragraphs + "</div>",
             "<meta name=x-writer content=هدى><meta name=author content=سعاد>");
    MemorySource bytes(source);
    std::vector<core::Record> records;
    const RecordSink sink{[&](core::Record&& record) {
                              records.push_back(std::move(record));
                              return true;
                          },
                          [](Refusal&&) {}};
    REQUIRE(read_html({"page.html", &bytes, max_record_bytes, &*map, true}, sink).ok());
    REQUIRE(records.size() == 1);
    CHECK(records.front().body == third);
    CHECK(records.front().author == "هدى");
    CHECK(records.front().keys == std::vector<std::pair<std::string, std::string>>{{"body", "element named by --map"},
                                                                                   {"author", "meta x-writer"}});
}

TEST_CASE("Hostile pages end in bounded time, as a record or a refusal", "[large]") {
    const auto repeated = [](std::string_view unit, std::size_t count) {
        std::string all = "<html>";
        all.reserve(unit.size() * count + 6);
        for (std::size_t i = 0; i < count; ++i)
            all += unit;
        return all;
    };
    constexpr std::size_t times = 300000;
    const auto unit = GENERATE(values<std::string>(
        {"<div>", "<b><div></i></span>", "<!--", "<a href=\"", "<script></x", "<title>", "<table><tr><td>", "<ul><li>",
         "<p>a", "<span class=share>x</span><p>", "<p><span hidden>a</span>b", "<h1>a b</h1><time>1/2/2013</time>", "&",
         "<", "</", "<![CDATA[", "<noscript><p>", "a='b' "}));
    CAPTURE(unit);
    const Collected got = read(repeated(unit, times));
    CHECK(got.records.size() + got.refusals.size() == 1);
    const Collected attributes = read("<html><p " + repeated(unit, times) + ">" + whole);
    CHECK(attributes.records.size() + attributes.refusals.size() == 1);
}

TEST_CASE("One line of 60 MB is read, one beyond the limit refused", "[large]") {
    std::string line = "<html><p>";
    while (line.size() < (std::size_t{60} << 20U))
        line += first;
    CHECK(record_of(line).body.size() > (std::size_t{59} << 20U));
    while (line.size() <= max_record_bytes)
        line += first;
    CHECK(read(line).reasons() == std::vector<std::string>{"record too large"});
}

TEST_CASE("What is not UTF-8 is refused, and how the bytes come in changes nothing") {
    CHECK(read("<html><p>\xC7\xE1").reasons() == std::vector<std::string>{"not UTF-8"});
    const std::string source = page("<h1>الميناء</h1>" + in_paragraphs);
    CHECK(describe(collect(read_html, source, {"a", 1})) == describe(collect(read_html, source, {"a"})));
}
