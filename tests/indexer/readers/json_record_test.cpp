#include "indexer/readers/json_record.h"

#include <catch2/catch.hpp>
#include <string>

#include "indexer/readers/reader.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

std::optional<RecordFault> parse(const std::string& object, core::Record& record) {
    JsonRecordParser parser;
    return parser.parse(object, record);
}

core::Record parsed(const std::string& object) {
    core::Record record;
    const auto fault = parse(object, record);
    INFO(object << ": " << (fault ? fault->detail : ""));
    REQUIRE_FALSE(fault.has_value());
    return record;
}

}  // namespace

TEST_CASE("All fields of an article are found under one set of names or another") {
    const std::string object = GENERATE(
        as<std::string>(),
        R"({"id":"7","title":"t","body":"b","date":"2011-05-21","country":"DZ","source":"s","category":"c","author":"a","url":"u"})",
        R"({"DOCNO":"7","HEADLINE":"t","TEXT":"b","Dateline":"2011-05-21","Country_Code":"DZ","SRC":"s","CAT":"c","Byline":"a","Link":"u"})",
        R"({"postId":7,"heading":"t","articleBody":"b","datePublished":"2011-05-21","country":"DZ","publisher":{"@type":"Organization","name":"s"},"section":["c"],"author":[{"name":"a"}],"href":"u"})",
        R"({"_id":{"$oid":"7"},"العنوان":"t","النص":["b"],"تاريخ النشر":{"$date":"2011-05-21"},"البلد":"DZ","الصحيفة":"s","القسم":"c","الكاتب":"a","الرابط":"u"})",
        R"({"\u0627\u0644\u0639\u0646\u0648\u0627\u0646":"t","id":"7","content":"b","published date":"2011-05-21","country":"DZ","newspaper":"s","topic":"c","writer":"a","permalink":"u"})");
    const core::Record record = parsed(object);
    CHECK(record.id == "7");
    CHECK(record.title == "t");
    CHECK(record.body == "b");
    CHECK(record.date == "2011-05-21");
    CHECK(record.country == "DZ");
    CHECK(record.source == "s");
    CHECK(record.category == "c");
    CHECK(record.author == "a");
    CHECK(record.url == "u");
}

TEST_CASE("The body is chosen among its keys") {
    struct Case {
        std::string object;
        std::string body;
    };
    const auto [object, body] = GENERATE(values<Case>({
        {R"({"description":"d","full_text":"f"})", "f"},
        {R"({"content":"c","full_text":"f"})", "f"},
        {R"({"full_text":"f","content":"c"})", "f"},
        {R"({"full_text":"","content":"c"})", "c"},
        {R"({"full_text":" \u00a0\n","content":"c"})", "c"},
        {R"({"full_text":null,"text":"x"})", "x"},
        {R"({"title":"t","description":"d"})", "d"},
        {R"({"title":"t","abstract":"d"})", "d"},
        {R"({"title":"t","description":"d","full_text":""})", ""},
        {R"({"title":"t","description":"d","full_text":null})", ""},
        {R"({"title":"t","description":"d","content":[]})", ""},
        {R"({"title":"t","description":"d","content":{"a":1}})", "d"},
        {R"({"title":"t"})", ""},
        {R"({"body":["one","two","three"]})", "one\ntwo\nthree"},
        {R"({"body":["one","",null,"two",3,["x"],{"name":"y"}]})", "one\ntwo\n3"},
        {R"({"paragraphs":[{"context":"one","qas":[{"text":"no"}]},{"context":"two"}]})", "one\ntwo"},
        {R"({"content":[{"type":"image"},{"text":"t","content":"c"},{"text":["no"]},"three"]})", "c\nthree"},
        {R"({"title":"t","description":"d","content":[{"type":"image","text":7}]})", "d"},
        {R"({"body":[]})", ""},
        {R"({"body":"first","body":"second"})", "first"},
        {R"({"body":"","body":"second"})", "second"},
        {R"({"body":" spaces stay "})", " spaces stay "},
        {R"({"body":"\u0633\u0644\u0627\u0645 \"\\\/\n\t\ud83d\ude00"})", "سلام \"\\/\n\t\U0001F600"},
        {R"({"body":12.50})", "12.50"},
        {R"({"body":"x","comments":[{"body":"y"}],"meta":{"body":"z"}})", "x"},
    }));
    CAPTURE(object);
    CHECK(parsed(object).body == body);
}

TEST_CASE("Values that are no strings become text or are absent") {
    struct Case {
        std::string value;
        std::string id;
    };
    const auto [value, id] = GENERATE(values<Case>({
        {"1707321", "1707321"},
        {"-5", "-5"},
        {"1e3", "1e3"},
        {"123456789012345678901234567890", "123456789012345678901234567890"},
        {"null", ""},
        {"true", ""},
        {"false", ""},
        {"{}", ""},
        {R"({"x":"y"})", ""},
        {R"({"name":"n"})", "n"},
        {"[]", ""},
        {R"(["first","second"])", "first"},
        {"[7]", "7"},
    }));
    CAPTURE(value);
    CHECK(parsed("{\"body\":\"b\",\"id\": " + value + " }").id == id);
    CHECK(parsed("{\"body\":\"b\",\"id\":" + value + "\n,\"x\":0}").id == id);
}

TEST_CASE("Lists are joined by commas where several values make sense") {
    const core::Record record =
        parsed(R"({"body":"b","author":["أ","ب"],"categories":["x","y"],"date":["2011","2012"]})");
    CHECK(record.author == "أ, ب");
    CHECK(record.category == "x, y");
    CHECK(record.date == "2011");
}

TEST_CASE("The date is chosen among its keys, and a clock completes a bare day") {
    struct Case {
        std::string members;
        std::string date;
    };
    const auto [members, date] = GENERATE(values<Case>({
        {R"("date":"2011-05-21")", "2011-05-21"},
        {R"("date_extracted":"2015-08-06 01:00:00")", "2015-08-06 01:00:00"},
        {R"("date_extracted":"2015","published":"2014")", "2014"},
        {R"("last_updated":"2015","date_extracted":"2016")", "2015"},
        {R"("published":"","date_extracted":"2016")", "2016"},
        {R"("created_at":"2013","last_updated":"2015")", "2013"},
        {R"("time":"2017-01-25T14:36:00+01:00")", "2017-01-25T14:36:00+01:00"},
        {R"("time":"20/07/2016","date_extracted":"2018")", "20/07/2016"},
        {R"("date":"2011-05-21","time":"18:30:00")", "2011-05-21 18:30:00"},
        {R"("date":"2011-05-21","time":"9:05")", "2011-05-21 09:05"},
        {R"("date":"2011-05","time":"18:30")", "2011-05"},
        {R"("date":"2011-05-21T10:00","time":"18:30")", "2011-05-21T10:00"},
        {R"("date":"2011-05-21","time":"2012")", "2011-05-21"},
        {R"("time":"18:30")", ""},
        {R"("time":"18:30","date_extracted":"2015")", "2015"},
        {R"("timestamp":1305936000)", "1305936000"},
    }));
    CAPTURE(members);
    CHECK(parsed("{\"body\":\"b\"," + members + "}").date == date);
}

TEST_CASE("Objects that are no JSON or no articles are refused with the reason") {
    struct Case {
        std::string object;
        std::string_view reason;
        std::string detail;
    };
    const auto [object, why, detail] = GENERATE(values<Case>({
        {R"({"title":"a" "body":"b"})", reason::bad_json, ""},
        {R"({"title":"a",,"body":"b"})", reason::bad_json, ""},
        {R"({"title" "a"})", reason::bad_json, ""},
        {R"({"title":})", reason::bad_json, ""},
        {R"({"title":nul,"body":"b"})", reason::bad_json, ""},
        {R"({"title":tru,"body":"b"})", reason::bad_json, ""},
        {R"({"id":12x,"body":"b"})", reason::bad_json, ""},
        {R"({'title':'a'})", reason::bad_json, ""},
        {R"({"title":"a"])", reason::bad_json, ""},
        {R"({"title":"\ud800","body":"b"})", reason::bad_json, "surrogate"},
        {R"({"title":"\udc00\ud800","body":"b"})", reason::bad_json, "surrogate"},
        {R"({"title":"\u12","body":"b"})", reason::bad_json, "escape"},
        {R"({"title":"\x","body":"b"})", reason::bad_json, "escape"},
        {"{\"title\":\"a\nb\"}", reason::bad_json, "line break"},
        {std::string("{\"title\":\"a\0b\"}", 15), reason::bad_json, "control character"},
        {"{\"title\":\"a\xFF\"}", reason::not_utf8, "iconv"},
        {R"({})", reason::no_article_fields, "without keys"},
        {R"({"foo":1,"خبر":2})", reason::no_article_fields, "foo, خبر"},
        {R"({"id":"1","url":"u"})", reason::no_article_fields, "id, url"},
        {R"({"title":{"a":1}})", reason::no_article_fields, "title"},
    }));
    CAPTURE(object);
    core::Record record;
    const auto fault = parse(object, record);
    REQUIRE(fault.has_value());
    CHECK(fault->reason == why);
    CHECK_THAT(fault->detail, Catch::Contains(detail));
}

TEST_CASE("Bytes that are not UTF-8 are pointed at") {
    core::Record record;
    const auto fault = parse("{\"title\":\"\xD8\xA7\xC7\xE1\"}", record);
    REQUIRE(fault.has_value());
    CHECK(fault->reason == reason::not_utf8);
    CHECK(fault->offset == 12);
}

TEST_CASE("A parser can be used again after large and broken objects") {
    JsonRecordParser parser;
    const auto run = [&](const std::string& object) {
        core::Record record;
        const auto fault = parser.parse(object, record);
        return fault ? std::string(fault->reason) : record.body;
    };
    CHECK(run(R"({"body":"a"})") == "a");
    std::string large;
    large.resize(20000000, 'x');
    CHECK(run("{\"body\":\"" + large + "\"}") == large);
    CHECK(run(R"({"body":)") == reason::bad_json);
    CHECK(run(R"({"title":"no body"})").empty());
    CHECK_FALSE(parser.had_body());
    CHECK(run(R"({"text":"b"})") == "b");
    CHECK(parser.had_body());
}

TEST_CASE("What stands behind an object does not change what it says") {
    const std::string object = GENERATE(as<std::string>(), R"({"title"::[]})", R"({"title":"a"::[]})",
                                        R"({"title":"a"})", R"({"a":[})", R"({"title":})", R"({"title":"a",})");
    CAPTURE(object);
    const auto outcome = [&](const std::string& behind) {
        const std::string text = object + behind;
        JsonRecordParser parser;
        core::Record record;
        const auto fault = parser.parse(std::string_view(text).substr(0, object.size()), record);
        return fault ? fault->detail : record.title;
    };
    for (const std::string behind : {"}", "]", "\"", ",", ":", "{"})
        CHECK(outcome(behind) == outcome(""));
}
