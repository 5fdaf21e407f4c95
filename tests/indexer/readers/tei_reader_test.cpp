#include "indexer/readers/tei_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "collect.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

using Strings = std::vector<std::string>;

std::string header(const std::string& dates) {
    return "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\">\n<teiHeader><fileDesc><titleStmt>"
           "<title xml:lang=\"ar\">مجلة الينبوع</title></titleStmt><publicationStmt><date when=\"2016\"/>"
           "<idno type=\"url\">http://y.example/8.xml</idno></publicationStmt><sourceDesc><biblStruct><monogr>"
           "<title level=\"j\" xml:lang=\"ar-Latn-x-ijmes\">al-Yanbu</title><title level=\"j\" "
           "xml:lang=\"ar\">الينبوع</title>"
           "<title level=\"j\" type=\"sub\" xml:lang=\"ar\">مجلة شهرية</title><imprint>" +
           dates + "</imprint></monogr></biblStruct></sourceDesc></fileDesc></teiHeader>\n";
}

const std::string dated =
    "<date calendar=\"#cal_islamic\" when=\"1911-03-02\" when-custom=\"1329-03-02\"/>"
    "<date calendar=\"#cal_gregorian\" when=\"1911-03-03\"/>";

std::string issue(const std::string& body, const std::string& dates = dated) {
    return header(dates) + "<text><front><div type=\"masthead\"><p>الجزء الثامن</p></div></front><body>" + body +
           "</body></text></TEI>\n";
}

Collected read(std::string_view text, std::size_t step = 1000000, std::size_t limit = max_record_bytes) {
    return collect(read_tei, text, {"1911/issue-8.TEIP5.xml", step, limit});
}

std::string body_of(const std::string& inside) {
    const Collected got = read(issue("<div type=\"item\"><head>ع</head>" + inside + "</div>"));
    REQUIRE(got.records.size() == 1);
    CHECK(got.records.front().title == "ع");
    return got.records.front().body;
}

}  // namespace

TEST_CASE("An item of TEI gives every field") {
    const Collected got = read(issue(
        "<pb n=\"1\"/><div type=\"section\"><head>أخبار <note>لا</note></head><div type=\"item\" "
        "xml:id=\"div_2\"><head>سكة\n"
        "<lb/>الحجاز</head><p>فقرة <pb n=\"2\"/> أولى</p><lg><l><seg>صدر</seg> <seg>عجز</seg></l></lg>"
        "<byline>دمشق <persName><forename>كمال</forename> <surname>الحمصي</surname></persName></byline></div></div>"));
    REQUIRE(got.refusals.empty());
    REQUIRE(got.records.size() == 1);
    const core::Record& record = got.records.front();
    CHECK(record.id == "issue-8.TEIP5#div_2");
    CHECK(record.url == "http://y.example/8.xml#div_2");
    CHECK(record.title == "سكة الحجاز");
    CHECK(record.source == "الينبوع");
    CHECK(record.date == "1911-03-03");
    CHECK(record.category == "أخبار");
    CHECK(record.author == "كمال الحمصي");
    CHECK(record.body == "فقرة أولى\nصدر عجز\nدمشق كمال الحمصي");
}

TEST_CASE("The date of an issue is the Gregorian one where there is one") {
    struct Case {
        std::string dates;
        std::string date;
    };
    const auto [dates, date] = GENERATE(values<Case>({
        {"<date when=\"1911-03\"/>", "1911-03"},
        {"<date calendar=\"#cal_islamic\" when=\"1911-03-02\" when-custom=\"1329-03-02\"/>", "1911-03-02"},
        {"<date calendar=\"#cal_islamic\" when-custom=\"1329-03-02\"/>", "1329-03-02"},
        {"<date calendar=\"#cal_ottomanfiscal\" when-custom=\"1326-12-18\"/>", ""},
        {"<date notBefore=\"1911-03-01\" notAfter=\"1911-04-01\"/>", "1911-03-01"},
        {"<date from=\"1910\" to=\"1913\"/>", ""},
        {"<date>3 March 1911</date>", "3 March 1911"},
        {"", ""},
    }));
    CAPTURE(dates);
    CHECK(read(issue("<div type=\"item\"><p>ن</p></div>", dates)).records.at(0).date == date);
}

TEST_CASE("The text of TEI is what a reader of the page would see, once") {
    struct Case {
        std::string inside;
        std::string body;
    };
    const auto [inside, body] = GENERATE(values<Case>({
        {"<p>كا<lb break=\"no\"/>تب و<lb/>قارئ</p>", "كاتب و قارئ"},
        {"<p><choice><sic>خطا</sic><corr>خطأ</corr></choice> <choice><abbr>س</abbr><expan>سؤال</expan></choice></p>",
         "خطأ سؤال"},
        {"<p><choice><unclear>أ</unclear><unclear>ب</unclear></choice><orig>ج</orig></p>", "أج"},
        {"<p>قبل <del>لا</del><gap/><add>بعد</add></p>", "قبل […]بعد"},
        {"<p>متن<note place=\"bottom\">حاشية</note> باق<note><gap/></note></p><p>آخر</p>", "متن باق\nآخر\nحاشية"},
        {"<head>عنوان ثان</head><p>ن</p>", "عنوان ثان\nن"},
        {"<div type=\"section\"><head>باب</head><p>ن</p></div>", "باب\nن"},
        {"<table><row><cell>١</cell><cell>٢</cell></row><row><cell>٣</cell></row></table>", "١ ٢\n٣"},
        {"<p>أ &amp; ب<!-- لا --> <![CDATA[<ج>]]></p>", "أ & ب <ج>"},
        {"<p>بلا نهاية<p>ثانية</p>", "بلا نهاية\nثانية"},
        {"<closer>يتبع</closer></p></hi>", "يتبع"},
    }));
    CAPTURE(inside);
    CHECK(body_of(inside) == body);
}

TEST_CASE("Articles are items, items in items, and other divisions with text of their own") {
    struct Case {
        std::string body;
        Strings titles;
        Strings bodies;
        Strings categories;
    };
    const auto [body, titles, bodies, categories] = GENERATE(values<Case>({
        {"<div type=\"item\"><head>أ</head><p>١</p><div type=\"item\"><head>ب</head><p>٢</p></div><p>٣</p></div>",
         {"ب", "أ"},
         {"٢", "١\n٣"},
         {"", ""}},
        {"<div type=\"item\"><head>أ</head><div type=\"article\"><head>ب</head><p>٢</p></div></div>",
         {"ب"},
         {"٢"},
         {"أ"}},
        {"<div type=\"section\"><head>أ</head><p>١</p><div><head>ب</head><p>٢</p></div></div>",
         {"ب", "أ"},
         {"٢", "١"},
         {"أ", ""}},
        {"<div><head>أ</head><pb/></div><div type=\"item\" subtype=\"masthead\"><p>لا</p></div><div><p>ن</p></div>",
         {""},
         {"ن"},
         {""}},
        {"<p>١</p><p>٢</p>", {"مجلة الينبوع"}, {"١\n٢"}, {""}},
    }));
    CAPTURE(body);
    const Collected got = read(issue(body));
    CHECK(got.refusals.empty());
    CHECK(got.titles() == titles);
    for (std::size_t i = 0; i < got.records.size(); ++i) {
        CHECK(got.records.at(i).body == bodies.at(i));
        CHECK(got.records.at(i).category == categories.at(i));
    }
}

TEST_CASE("Articles of TEI that cannot be taken are refused, the others stand") {
    const std::string good = "<div type=\"item\"><head>ج</head><p>ن</p></div>\n";
    CHECK(read(header(dated) + "</TEI>").reasons() == Strings{"no article fields"});
    const Collected cut = read(header(dated) + "<text><body>\n" + good + "<div type=\"item\"><p>مقطوع");
    CHECK(cut.titles() == Strings{"ج"});
    CHECK(cut.reasons() == Strings{"truncated document"});
    CHECK(cut.refusals.at(0).line == 6);
    const Collected large =
        read(issue(good + "<div type=\"item\"><p>" + std::string(3000, 'x') + "</p></div>" + good), 100, 1000);
    CHECK(large.titles() == Strings{"ج", "ج"});
    CHECK(large.reasons() == Strings{"record too large"});
    const Collected bytes = read(issue(good + "<div type=\"item\"><p>\xC7\xE1</p></div>" + good));
    CHECK(bytes.reasons() == Strings{"not UTF-8"});
    CHECK(bytes.titles() == Strings{"ج", "ج"});
}

TEST_CASE("A corpus of TEI has a header for each part, and may be cut into reads anywhere") {
    const std::string text = "<teiCorpus>" + issue("<div type=\"item\"><p>١</p></div>") +
                             issue("<div type=\"item\"><p>٢</p></div>", "<date when=\"1912\"/>") + "</teiCorpus>";
    const Collected got = read(text);
    REQUIRE(got.records.size() == 2);
    CHECK(got.records.at(1).date == "1912");
    CHECK(got.records.at(1).ordinal == 2);
    for (const std::size_t step : {1U, 3U, 64U})
        CHECK(describe(read(text, step)) == describe(got));
}
