#include "indexer/readers/field_map.h"

#include <catch2/catch.hpp>
#include <string>

#include "collect.h"
#include "indexer/readers/json_reader.h"

using namespace arshif;
using namespace arshif::indexer;

TEST_CASE("A map gives keys to fields, compared like the known names") {
    const FieldMap map = FieldMap::parse("body=My Text,body=other,Title=3,date=يوم النشر").value();
    CHECK(find_field("my_text", &map)->field == Field::body);
    CHECK(find_field("OTHER", &map)->field == Field::body);
    CHECK(find_field("3", &map)->field == Field::title);
    CHECK(find_field("يوم_النشر", &map)->field == Field::date);
    CHECK(find_field("headline", &map)->field == Field::title);
    CHECK(find_field("my text", &map)->rank < find_field("fulltext", &map)->rank);
    CHECK_FALSE(find_field("3").has_value());
    CHECK(FieldMap::parse("").value().empty());
}

TEST_CASE("A map that says nothing is bad usage, with what can be said") {
    for (const std::string text : {"body", "body=", "corpus=x", "=x", "body=a,title=a", "body=a,,title=b", "body=&"}) {
        CAPTURE(text);
        const auto map = FieldMap::parse(text);
        REQUIRE_FALSE(map.ok());
        CHECK(map.error().code == core::ErrorCode::bad_usage);
        CHECK_THAT(map.error().hint, Catch::Contains("summary"));
    }
}

TEST_CASE("JSON is read by the user's names, which also tell a wrapper from an article") {
    const FieldMap map = FieldMap::parse("body=corps,title=kicker").value();
    const std::string text = R"({"data":[{"kicker":"ع","corps":"نص","content":"لا"}]})";
    MemorySource source(text);
    std::vector<core::Record> records;
    const RecordSink sink{[&](core::Record&& record) {
                              records.push_back(std::move(record));
                              return true;
                          },
                          [](Refusal&& refusal) { FAIL(refusal.detail); }};
    REQUIRE(read_json({"a.json", &source, max_record_bytes, &map, true}, sink).ok());
    REQUIRE(records.size() == 1);
    CHECK(records.front().body == "نص");
    CHECK(records.front().title == "ع");
    CHECK(records.front().keys ==
          std::vector<std::pair<std::string, std::string>>{{"title", "kicker"}, {"body", "corps"}});
}
