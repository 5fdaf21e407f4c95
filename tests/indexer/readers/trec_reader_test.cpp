#include "indexer/readers/trec_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "collect.h"
#include "indexer/readers/field_map.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

Collected read(std::string_view bytes, const Options& options = {}) {
    return collect(read_trec, bytes, options);
}

std::string doc(const std::string& inside) {
    return "<DOC>\n" + inside + "\n</DOC>\n";
}

}  // namespace

TEST_CASE("A DOC gives every field that its tags name") {
    const Collected got = read(
        "<DOC>\n<DOCNO> JA-1 </DOCNO>\n<URL>http://example.org/ar/1?a=1&b=2</URL> "
        "\n<SRC>الجوهرة</SRC>\n<CAT>رياضة</CAT>\n"
        "<TITLE>فوز \"النجم\"</TITLE>\n<TIME>2017-01-25T14:36:00+01:00</TIME>\n<AUTHOR></AUTHOR>\n<ABSTRACT>\nموجز\n"
        "</ABSTRACT>\n<TEXT>\nالفقرة الأولى\nالثانية\n</TEXT>\n</DOC>\n");
    REQUIRE(got.refusals.empty());
    REQUIRE(got.records.size() == 1);
    const core::Record& record = got.records.front();
    CHECK(record.id == "JA-1");
    CHECK(record.url == "http://example.org/ar/1?a=1&b=2");
    CHECK(record.source == "الجوهرة");
    CHECK(record.category == "رياضة");
    CHECK(record.title == "فوز \"النجم\"");
    CHECK(record.date == "2017-01-25T14:36:00+01:00");
    CHECK(record.author.empty());
    CHECK(record.body == "الفقرة الأولى\nالثانية");
    CHECK(record.ordinal == 0);
    CHECK(record.offset == 0);
}

TEST_CASE("What is not well-formed stays text, and what is markup becomes plain text") {
    struct Case {
        std::string text;
        std::string body;
    };
    const auto [text, body] = GENERATE(values<Case>({
        {"شركة AT&T و R&D", "شركة AT&T و R&D"},
        {"أ < ب و 3<5", "أ < ب و 3<5"},
        {"&lt;خبر&gt; &amp;amp; &quot;", "<خبر> &amp; \""},
        {"&#1580;&#x62C;&nbsp;.", "جج\u00A0."},
        {"&#0; &#xD800; &#99999999; &nothing; &;", "&#0; &#xD800; &#99999999; &nothing; &;"},
        {"سطر\r\nآخر\rثالث", "سطر\nآخر\nثالث"},
        {"<P>\nأولى\n</P>\n<P>\nثانية\n</P>", "أولى\nثانية"},
        {"أول<br/>ثان<BR>ثالث", "أول\nثان\nثالث"},
        {"<b>قال</b> <a href=\"http://x.org/?a>\">هنا</a>", "قال هنا"},
        {"<Windows> باق", "<Windows> باق"},
        {std::string("حرف\x01\x0B تحكم"), "حرف\x01\x0B تحكم"},
        {"قال <TITLE>كلمة</TITLE> ثم", "قال <TITLE>كلمة</TITLE> ثم"},
        {"<", "<"},
        {"\u00A0 &nbsp;نص \u00A0\n", "نص"},
        {"نهاية &", "نهاية &"},
    }));
    CAPTURE(text);
    const Collected got = read(doc("<TITLE>عنوان</TITLE><TEXT>" + text + "</TEXT>"));
    REQUIRE(got.records.size() == 1);
    CHECK(got.records.front().body == body);
    CHECK(got.records.front().title == "عنوان");
}

TEST_CASE("Tags may be of any case, have attributes, lack their closing tag or hold others") {
    struct Case {
        std::string document;
        std::string id;
        std::string title;
        std::string body;
    };
    const auto [document, id, title, body] = GENERATE(values<Case>({
        {"<doc><docno>1</docno><title>ع</title><text>نص</text></doc>", "1", "ع", "نص"},
        {"<Doc><DocNo>1</DOCNO><Headline>ع</HeadLine><Text>نص</Text></DoC>", "1", "ع", "نص"},
        {"<DOC id=\"A-1\" type='story'><HEADLINE>ع</HEADLINE><TEXT><P>نص</P></TEXT></DOC>", "A-1", "ع", "نص"},
        {"<DOC docno=7><TITLE>ع</TITLE><TEXT>نص</TEXT></DOC>", "7", "ع", "نص"},
        {"<DOC><DOCNO>1<TITLE>ع<TEXT>نص</DOC>", "1", "ع", "نص"},
        {"<DOC><DOCNO>1</DOCNO><TITLE lang=\"ar\">ع</TITLE><TEXT>نص", "", "", ""},
        {"<DOC><DOCNO>1</DOCNO><BODY>\n<HEADLINE>ع</HEADLINE><TEXT>نص</TEXT></BODY></DOC>", "1", "ع", "نص"},
        {"<DOC><X><DOCNO>1</DOCNO></X><Y><TITLE>ع</TITLE></Y><TEXT>نص</TEXT></DOC>", "1", "ع", "نص"},
        {"<DOC><DOCNO>1</DOCNO><TITLE>ع</TITLE><ABSTRACT>موجز</ABSTRACT></DOC>", "1", "ع", "موجز"},
        {"<DOC><DOCNO>1</DOCNO><TITLE>ع</TITLE><TEXT></TEXT><ABSTRACT>موجز</ABSTRACT></DOC>", "1", "ع", ""},
        {"<?xml version=\"1.0\"?>\n<DOCS>\n<DOC><DOCNO>1</DOCNO><TITLE>ع</TITLE><TEXT>نص</TEXT></DOC></DOCS>", "1", "ع",
         "نص"},
        {"\xEF\xBB\xBF<DOC><DOCNO>1</DOCNO><TITLE>ع</TITLE><TEXT>نص</TEXT>", "1", "ع", "نص"},
    }));
    CAPTURE(document);
    const Collected got = read(document);
    if (body.empty() && title.empty()) {
        CHECK(got.reasons() == std::vector<std::string>{"truncated document"});
        return;
    }
    REQUIRE(got.records.size() == 1);
    CHECK(got.records.front().id == id);
    CHECK(got.records.front().title == title);
    CHECK(got.records.front().body == body);
}

TEST_CASE("Documents of one file are numbered, and a refused one does not shift the others") {
    const std::string good = doc("<TITLE>أ</TITLE><TEXT>نص</TEXT>");
    const Collected got = read(good + doc("<X>لا شيء</X>") + doc("<TITLE>\xC7\xE1</TITLE>") +
                               "<DOC>\n<TITLE>مقطوع</TITLE><TEXT>ناقص\n" + good + "<DOC><TEXT>ناقص");
    CHECK(got.titles() == std::vector<std::string>{"أ", "أ"});
    CHECK(got.records.at(0).ordinal == 1);
    CHECK(got.records.at(1).ordinal == 5);
    CHECK(got.reasons() ==
          std::vector<std::string>{"no article fields", "not UTF-8", "truncated document", "truncated document"});
    CHECK(got.refusals.at(1).line == 8);
    CHECK(got.refusals.at(1).offset == good.size() + doc("<X>لا شيء</X>").size() + 13);
}

TEST_CASE("An input without a DOC is refused") {
    CHECK(read("").reasons() == std::vector<std::string>{"empty file"});
    CHECK(read("<html><p>خبر</p></html>").reasons() == std::vector<std::string>{"empty file"});
}

TEST_CASE("How the bytes come in makes no difference") {
    std::string text;
    for (int i = 0; i < 40; ++i)
        text += doc("<DOCNO>" + std::to_string(i) + "</DOCNO><TITLE>عنوان &amp; <b>x</b></TITLE>\n<TEXT>" +
                    std::string(static_cast<std::size_t>(i) * 7U, '<') + "نص</TEXT>");
    const std::string whole = describe(read(text));
    for (const std::size_t step : {1U, 2U, 3U, 7U, 64U, 511U, 513U}) {
        CAPTURE(step);
        CHECK(describe(read(text, {"input.json", step})) == whole);
    }
}

TEST_CASE("A document that is too long is refused and passed over in one go") {
    const std::string good = doc("<TITLE>أ</TITLE><TEXT>نص</TEXT>");
    const Collected got = read(good + doc("<TITLE>ب</TITLE><TEXT>" + std::string(5000, 'x') + "</TEXT>") + good,
                               {"input.json", 100, 1000});
    CHECK(got.titles() == std::vector<std::string>{"أ", "أ"});
    CHECK(got.reasons() == std::vector<std::string>{"record too large"});

    std::string hostile;
    while (hostile.size() < (std::size_t{24} << 20U))
        hostile += "<DOC><TITLE><";
    const Collected hostile_got = read(hostile);
    CHECK(hostile_got.records.empty());
    CHECK(hostile_got.refusals.size() < 10);
}

TEST_CASE("Names that the user gives to tags stand above the known ones, and the tags are told") {
    const FieldMap map = FieldMap::parse("title=نوع,body=abstract").value();
    const std::string text = doc("<HEADING>لا</HEADING><نوع>نعم</نوع><ABSTRACT>متن</ABSTRACT><TEXT>لا</TEXT>");
    MemorySource source(text);
    std::vector<core::Record> records;
    const RecordSink sink{[&](core::Record&& record) {
                              records.push_back(std::move(record));
                              return true;
                          },
                          [](Refusal&&) {}};
    REQUIRE(read_trec({"a.sgm", &source, max_record_bytes, &map, true}, sink).ok());
    REQUIRE(records.size() == 1);
    CHECK(records.front().body == "متن");
    CHECK(records.front().keys ==
          std::vector<std::pair<std::string, std::string>>{{"title", "نوع"}, {"body", "ABSTRACT"}});
}
