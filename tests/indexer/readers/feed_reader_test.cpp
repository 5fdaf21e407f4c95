#include "indexer/readers/feed_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "collect.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

using Strings = std::vector<std::string>;

std::string rss(const std::string& items) {
    return "<?xml version=\"1.0\"?>\n<rss version=\"2.0\">\n<channel><title>جريدة "
           "الواحة</title><link>http://w.example/</link>\n" +
           items + "</channel></rss>\n";
}

core::Record only(const std::string& text) {
    const Collected got = collect(read_feed, text, {"feed.xml"});
    REQUIRE(got.refusals.empty());
    REQUIRE(got.records.size() == 1);
    return got.records.front();
}

}  // namespace

TEST_CASE("An item of RSS gives every field") {
    const core::Record record = only(
        rss("<image><title>صورة</title></image><item><title>عيد "
            "&amp;quot;الزيتون&amp;quot;</title><link>http://w.example/1</link>"
            "<guid isPermaLink=\"false\">77</guid><pubDate>Sun, 18 Feb 2018 16:40:06 "
            "+0000</pubDate><media:title>لا</media:title>"
            "<dc:creator><![CDATA[سلمى]]></dc:creator><category>اقتصاد</category><category>محليات</category>"
            "<source url=\"x\"><title>لا</title></source><description>موجز</description>"
            "<content:encoded><![CDATA[<p>فقرة\nأولى</p><script>لا</script><p>ثانية&nbsp;<a href=\"x\">رابط</a></p>]]>"
            "</content:encoded></item>"));
    CHECK(record.title == "عيد \"الزيتون\"");
    CHECK(record.url == "http://w.example/1");
    CHECK(record.id == "77");
    CHECK(record.date == "Sun, 18 Feb 2018 16:40:06 +0000");
    CHECK(record.author == "سلمى");
    CHECK(record.category == "اقتصاد");
    CHECK(record.source == "جريدة الواحة");
    CHECK(record.body == "فقرة أولى\nثانية\u00A0رابط");
    CHECK(record.ordinal == 0);
}

TEST_CASE("An entry of Atom gives every field") {
    const core::Record record = only(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title type=\"text\">صدى الجبل</title><entry><id>tag:1</id>"
        "<link rel=\"edit\" href=\"http://g.example/e\"/><link rel=\"alternate\" href=\"http://g.example/2\"/>"
        "<title type=\"html\">ثلوج &amp;amp; أمطار</title><updated>2019-01-03T00:00:00Z</updated>"
        "<published>2019-01-02T03:04:05Z</published><author><name>كمال</name><uri>u</uri></author>"
        "<category term=\"طقس\"/><summary>موجز</summary>"
        "<content type=\"xhtml\"><div xmlns=\"x\"><p>أ</p><p>ب</p></div></content></entry></feed>");
    CHECK(record.id == "tag:1");
    CHECK(record.url == "http://g.example/2");
    CHECK(record.title == "ثلوج & أمطار");
    CHECK(record.date == "2019-01-02T03:04:05Z");
    CHECK(record.author == "كمال");
    CHECK(record.category == "طقس");
    CHECK(record.source == "صدى الجبل");
    CHECK(record.body == "أ\nب");
}

TEST_CASE("RSS 1.0 has its items behind the channel") {
    const core::Record record = only(
        "<rdf:RDF xmlns=\"http://purl.org/rss/1.0/\"><channel rdf:about=\"x\"><title>المرفأ</title><items><rdf:Seq>"
        "<rdf:li rdf:resource=\"http://m.example/1\"/></rdf:Seq></items></channel>"
        "<item "
        "rdf:about=\"http://m.example/1\"><title>ع</title><link>http://m.example/1</link><dc:date>2010-01-02</dc:date>"
        "<description>&lt;b&gt;نص&lt;/b&gt; سطر&lt;br/&gt;آخر</description></item></rdf:RDF>");
    CHECK(record.source == "المرفأ");
    CHECK(record.date == "2010-01-02");
    CHECK(record.body == "نص سطر\nآخر");
}

TEST_CASE("Several feeds in a file keep their titles, and what is broken costs one item") {
    const std::string second =
        "<rss><channel><title>ثانية</title><item><title>د</title><description>ن</description></item>";
    const Collected got = collect(
        read_feed,
        rss("<item><title>أ</title><description>ن</description></item>\n<item><title>ب</title><description>ناقص\n"
            "<item><title>ج</title><description><![CDATA[ن</description></item>\n<item><x/></item>") +
            second,
        {"feed.xml", 3});
    CHECK(got.titles() == Strings{"أ", "ج", "د"});
    CHECK(got.records.at(1).source == "جريدة الواحة");
    CHECK(got.records.at(2).source == "ثانية");
    CHECK(got.reasons() == Strings{"truncated document", "no article fields"});
}

TEST_CASE("An address stands for the link where there is none") {
    CHECK(only(rss("<item><title>ع</title><guid>http://w.example/9</guid><description>ن</description></item>")).url ==
          "http://w.example/9");
    CHECK(only(rss("<item><title>ع</title><guid>9</guid><description>ن</description></item>")).url.empty());
}
