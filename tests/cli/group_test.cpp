// arshif search --group and the copies that show lists, compared with golden files.
#include <catch2/catch.hpp>

#include "golden.h"
#include "json_schema.h"
#include "sandbox.h"

using namespace arshif::test;

namespace {

using Words = std::vector<std::string>;

const std::string report =
    "أعلنت إدارة الميناء القديم أمس أن ثماني عشرة سفينة محملة بالقمح رست خلال الأسبوع الماضي وأن تفريغ حمولتها انتهى "
    "قبل موعده بثلاثة "
    "أيام. وقال المدير إن المخازن الجديدة تكفي لحاجة المدينة حتى نهاية الشتاء وإن الأسعار في الأسواق الشعبية بدأت "
    "بالتراجع.";

Json article(const std::string& id, const std::string& date, const std::string& source, const std::string& body) {
    return {{"id", id},    {"title", "القمح في الميناء"}, {"date", date}, {"source", source}, {"country", "TN"},
            {"body", body}};
}

const Sandbox& press() {
    static const Sandbox sandbox;
    static const bool imported = [] {
        std::string lines;
        lines += json_line(article("wire", "2015-07-21", "وكالة الساحل", report));
        lines += json_line(article("sahil", "2015-07-22", "بريد الساحل", "تونس (وكالات) - " + report));
        lines += json_line(
            article("cut", "2015-07-22", "منبر الواحة; =1",
                    report.substr(0, report.find('.') + 1) + " وقال المدير إن المخازن الجديدة تكفي لحاجة المدينة."));
        lines += json_line(article("update", "2015-07-21", "وكالة الساحل",
                                   report + " وأضاف المدير أن سفينتين أخريين تنتظران دورهما."));
        lines += json_line(article("other", "2015-07-21", "بريد الساحل", "القمح من أهم ما تستورده المدينة."));
        sandbox.write("press.jsonl", lines);
        sandbox.done({"index", "press.jsonl", "--origin", "press"});
        return true;
    }();
    REQUIRE(imported);
    return sandbox;
}

Json schema() {
    return Json::parse(read_file(ARSHIF_SOURCE_DIR "/schema/output.schema.json"));
}

}  // namespace

TEST_CASE("grouped hits are printed with who else ran them in each format") {
    const auto format = GENERATE(as<std::string>{}, "text", "json", "jsonl", "csv", "ids");
    require_golden("search-group." + format,
                   with_short_scores(press().done({"search", "القمح", "--group", "--format", format})));
}

TEST_CASE("grouped pages and hits are as the schema says, others have no copies") {
    const Json page = press().json({"search", "القمح", "--group", "--format", "json"});
    CHECK(violation(schema(), "search_page", page).value_or("nothing") == "nothing");
    CHECK(page["matches"] == 5);
    REQUIRE(page["hits"].size() == 3);
    for (const Json& hit : page["hits"])
        CHECK(hit.contains("copies"));
    const Json plain = press().json({"search", "القمح", "--format", "json"});
    for (const Json& hit : plain["hits"])
        CHECK_FALSE(hit.contains("copies"));
    const Words newest = lines_of(press().done({"search", "", "--group", "--sort", "newest", "--format", "ids"}));
    CHECK(newest.size() == 3);
}

TEST_CASE("show lists the copies of an article, and of an alias those of its article") {
    const Json shown = press().json({"show", "wire", "--format", "json"});
    CHECK(violation(schema(), "article", shown).value_or("nothing") == "nothing");
    REQUIRE(shown["copies"].size() == 2);
    CHECK(shown["copies"][0]["id"] == "sahil");
    CHECK(shown["copies"][1]["id"] == "cut");
    CHECK(contains(press().done({"show", "cut"}), "copy      2015-07-21 | TN تونس | وكالة الساحل | wire\n"));
    CHECK(press().json({"show", "other", "--format", "json"})["copies"].empty());

    const Sandbox sandbox;
    sandbox.write("press.jsonl", json_line(article("a", "2015-07-21", "بريد الساحل", report)) +
                                     json_line(article("again", "2015-07-21", "بريد الساحل", report)) +
                                     json_line(article("b", "2015-07-21", "منبر الواحة", report)));
    sandbox.done({"index", "press.jsonl"});
    const Json alias = sandbox.json({"show", "again", "--format", "json"});
    CHECK(alias["aliases"] == Json{"a"});
    REQUIRE(alias["copies"].size() == 1);
    CHECK(alias["copies"][0]["id"] == "b");
    CHECK(alias["copies"][0]["resemblance"] == 1.0);
}
