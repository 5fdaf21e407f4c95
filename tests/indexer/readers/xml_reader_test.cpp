#include "indexer/readers/xml_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "collect.h"
#include "indexer/readers/field_map.h"
#include "indexer/readers/markup_survey.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

using Strings = std::vector<std::string>;

Collected read(std::string_view bytes, const Options& options = {"input.xml"}) {
    return collect(read_xml, bytes, options);
}

std::string list_of(const std::string& inside) {
    return "<?xml version=\"1.0\"?>\n<articles>\n<article><title>أول</title><body>نص</body></article>\n" + inside +
           "\n<article><title>آخر</title><body>نص</body></article>\n</articles>\n";
}

std::string body_of(const std::string& inside) {
    const Collected got = read(list_of("<article><title>ع</title><body>" + inside + "</body></article>"));
    REQUIRE(got.titles() == Strings{"أول", "ع", "آخر"});
    return got.records.at(1).body;
}

}  // namespace

TEST_CASE("A corpus with a root for the paper, misspelt tags and closing tags that do not match is read") {
    const Collected got = read(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n    <NahrData>\n    <Nahr>\n    <ID>NHR_1</ID>\n"
        "    <URL>http://nahr.example/1.htm</URL>\n    <Healine>عودة القطار</Healine>\n    "
        "<dateline>08/ديسمبر/2009</dateline>\n"
        "    <Text>عاد ? القطار إلى <<المحطة>> و R&D.</Text>\n    </Nahr>\n    </Nahr>\n    <Nahr>\n    "
        "<ID>NHR_2</ID>\n"
        "    <Headline>موسم الزيتون</Healine>\n    <Dateline>9/12/2009</Dateline>\n    <Text>بدأ الموسم.</Txet>\n    "
        "</Nahr>\n");
    REQUIRE(got.refusals.empty());
    REQUIRE(got.titles() == Strings{"عودة القطار", "موسم الزيتون"});
    const core::Record& first = got.records.front();
    CHECK(first.id == "NHR_1");
    CHECK(first.url == "http://nahr.example/1.htm");
    CHECK(first.date == "08/ديسمبر/2009");
    CHECK(first.body == "عاد ? القطار إلى <<المحطة>> و R&D.");
    CHECK(first.source == "Nahr");
    CHECK(first.ordinal == 1);
    CHECK(got.records.at(1).body == "بدأ الموسم.");
}

TEST_CASE("Which element is the article is seen at the beginning") {
    struct Case {
        std::string text;
        std::string record;
    };
    const auto [text, record] = GENERATE(values<Case>({
        {"<articles><article><title>a</title></article><article><title>b</title></article></articles>", "article"},
        {"<a><news><meta><title/><date/></meta><text/></news><news><meta><title/><date/></meta><text/></news></a>",
         "news"},
        {"<p><section><story><title/></story><story><title/></story></section><section><story><title/></story></"
         "section></p>",
         "story"},
        {"<items><item><content><value>a</value><value>b</value></content></item><item><content/></item></items>",
         "item"},
        {"<rows><row id=\"1\" title=\"a\" text=\"b\"/><row id=\"2\" title=\"a\" text=\"b\"/></rows>", "row"},
        {"<t><row><field name=\"title\">a</field><field name=\"text\">b</field></row><row><field "
         "name=\"title\"/></row></t>",
         "row"},
        {"<texts><text>a</text><text>b</text></texts>", "text"},
        {"<news><head>x</head><text>a</text></news>", "news"},
        {"<x:news><x:item><x:title/></x:item><x:item><x:title/></x:item></x:news>", "x:item"},
        {"<rdf><a/><b/></rdf>", ""},
        {"لا شيء", ""},
    }));
    CAPTURE(text);
    CHECK(survey_markup(text, nullptr).record == record);
}

TEST_CASE("Fields are elements in any depth, attributes, or elements whose attribute names them") {
    struct Case {
        std::string article;
        std::string id;
        std::string title;
        std::string author;
        std::string date;
        std::string url;
    };
    const auto [article, id, title, author, date, url] = GENERATE(values<Case>({
        {"<article id=\"5\" date='2012-05-06'><title>ع</title><body>ن</body></article>", "5", "ع", "", "2012-05-06",
         ""},
        {"<article dc:date=\"2012-05-06\"><dc:title>ع</dc:title><dc:creator>سلمى</dc:creator><body>ن</body></article>",
         "", "ع", "سلمى", "2012-05-06", ""},
        {"<article><head><title>ع</title></head><author><name>سلمى</name><mail>s@x</mail></author><body>ن</body></"
         "article>",
         "", "ع", "سلمى", "", ""},
        {"<article><field name=\"title\">ع</field><field name=\"url\">http://x</field><field name=\"n\">1</field>"
         "<field name=\"body\">ن</field></article>",
         "", "ع", "", "", "http://x"},
        {"<article><title><![CDATA[ع & ]]></title><link href=\"http://x?a=1&amp;b\"/><body>ن</body></article>", "",
         "ع &", "", "", "http://x?a=1&b"},
        {"<ARTICLE ID=\"5\"><Title>ع\n  واحد</TITLE><body>ن</body></ARTICLE>", "5", "ع واحد", "", "", ""},
    }));
    CAPTURE(article);
    const Collected got = read(list_of(article));
    REQUIRE(got.refusals.empty());
    REQUIRE(got.records.size() == 3);
    const core::Record& record = got.records.at(1);
    CHECK(record.id == id);
    CHECK(record.title == title);
    CHECK(record.author == author);
    CHECK(record.date == date);
    CHECK(record.url == url);
    CHECK(record.body == "ن");
}

TEST_CASE("The text of an element is what a reader of the article would see") {
    struct Case {
        std::string inside;
        std::string body;
    };
    const auto [inside, body] = GENERATE(values<Case>({
        {"<value>أ</value><value>ب</value>", "أ\nب"},
        {"<x>أ</x>\n<x>ب</x>", "أ\nب"},
        {"قال <person id=\"1\">زيد</person>، كذا", "قال زيد، كذا"},
        {"<![CDATA[<p>أ</p><p>ب <b>ج</b></p>]]>", "أ\nب ج"},
        {"&lt;p&gt;أ&lt;/p&gt;&lt;p&gt;ب&amp;nbsp;ج&lt;/p&gt;", "أ\nب\u00A0ج"},
        {"أ &lt;نص&gt; ب", "أ <نص> ب"},
        {"أ<!-- <title>لا</title> -->ب<?php لا ?>ج", "أبج"},
        {"&#1580;&#x62C; &amp;c. &b; 3 < 5", "جج &c. &b; 3 < 5"},
        {"<a href=\"http://x/?a>b\">هنا</a>", "هنا"},
        {"<![CDATA[غير مغلق", "غير مغلق"},
    }));
    CAPTURE(inside);
    CHECK(body_of(inside) == body);
}

TEST_CASE("Entities that the file declares are not expanded, and comments hold no articles") {
    const Collected got = read(
        "<!DOCTYPE a [<!ENTITY a \"خخخخ\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n"
        "<!-- <article><title>لا</title><body>لا</body></article> -->\n" +
        list_of("<article><title>&b;</title><body>&a;</body></article>"));
    CHECK(got.titles() == Strings{"أول", "&b;", "آخر"});
}

TEST_CASE("What is broken is refused and the next article read") {
    struct Case {
        std::string article;
        std::string reason;
    };
    const auto [article, why] = GENERATE(values<Case>({
        {"<article><title>ع</title><body>ناقص\n", "truncated document"},
        {"<article><x>لا شيء</x></article>", "no article fields"},
        {"<article><title>\xC7\xE1</title></article>", "not UTF-8"},
        {"<article><body>" + std::string(600, 'x') + "</body></article>", "record too large"},
    }));
    CAPTURE(article);
    const Collected got = read(list_of(article), {"input.xml", 100, 500});
    CHECK(got.titles() == Strings{"أول", "آخر"});
    CHECK(got.reasons() == Strings{why});
    CHECK(got.records.at(1).ordinal == 3);
    CHECK(got.refusals.at(0).line >= 4);
}

TEST_CASE("A section that is not closed ends where the next article begins") {
    const Collected got =
        read(list_of("<article><title>ع</title><body><![CDATA[بلا نهاية</body></article>\n"
                     "<article><title>غ</title><body><!-- بلا نهاية</body></article>"));
    CHECK(got.titles() == Strings{"أول", "ع", "غ", "آخر"});
    CHECK(got.records.at(1).body == "بلا نهاية");
    const Collected cut = read("<a><b><title>أ</title></b><b><title>ب</title><text><![CDATA[بلا نهاية</text></b></a>");
    CHECK(cut.titles() == Strings{"أ", "ب"});
    CHECK(cut.records.at(1).body == "بلا نهاية");
}

TEST_CASE("XML without articles is refused with the tags that it has") {
    const Collected got = read("<project><model>1</model><plugin><artifact/></plugin></project>");
    REQUIRE(got.reasons() == Strings{"no article fields"});
    CHECK_THAT(got.refusals.at(0).detail, Catch::Contains("project, model, plugin, artifact"));
    CHECK(read("").reasons() == Strings{"empty file"});
}

TEST_CASE("How the bytes of XML come in makes no difference") {
    std::string articles;
    for (int i = 0; i < 30; ++i)
        articles += "<article n=\"a>b\"><title>عنوان &amp; " + std::to_string(i) + "</title><body><![CDATA[<p>" +
                    std::string(static_cast<std::size_t>(i) * 5U, '<') + "]]]></body></article><!-- - -- -->\n";
    const std::string text = list_of(articles + "<article><body><![CDATA[</body></article>  \n");
    const std::string whole = describe(read(text));
    for (const std::size_t step : {1U, 2U, 3U, 7U, 64U, 511U}) {
        CAPTURE(step);
        CHECK(describe(read(text, {"input.xml", step})) == whole);
    }
}

TEST_CASE("The tags of XML are named by the user, and told") {
    const FieldMap map = FieldMap::parse("title=t,body=b").value();
    MemorySource source("<x><y><t>ع</t><b>ن</b></y><y><t>ع</t><b>ن</b></y></x>");
    std::vector<core::Record> records;
    const RecordSink sink{[&](core::Record&& record) {
                              records.push_back(std::move(record));
                              return true;
                          },
                          [](Refusal&&) {}};
    REQUIRE(read_xml({"a.xml", &source, max_record_bytes, &map, true}, sink).ok());
    REQUIRE(records.size() == 2);
    CHECK(records.front().keys == std::vector<std::pair<std::string, std::string>>{{"title", "t"}, {"body", "b"}});
}
