// arshif analyze: needs no archive, reads its arguments, a file or standard input.
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <sstream>

#include "json_schema.h"
#include "sandbox.h"

using namespace arshif::test;

TEST_CASE("tokens are printed with their places in bytes") {
    const Sandbox sandbox;
    const std::string text = "وبالمدارسِ القديمة، 2011";
    const std::vector<std::string> lines = lines_of(sandbox.done({"analyze", text}));
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "begin\tend\tkind\tsurface\tstem");
    CHECK(lines[3].find("\tnumber\t2011\t2011") != std::string::npos);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        std::istringstream columns(lines[i]);
        std::size_t begin = 0, end = 0;
        REQUIRE(columns >> begin >> end);
        const std::string word = text.substr(begin, end - begin);
        CAPTURE(lines[i], word);
        CHECK_FALSE(contains(word, " "));
        CHECK_FALSE(contains(word, "،"));
        CHECK_FALSE(word.empty());
    }
}

TEST_CASE("stems are printed beside their words, one line each, from every kind of input") {
    const Sandbox sandbox;
    const std::string words = "والكتاب\nالكتب\n\nبالمدرسة\n";
    const std::string stems = sandbox.arshif({"analyze", "--stems"}, words).out;
    const std::vector<std::string> lines = lines_of(stems);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0] == "والكتاب\tكتاب");
    CHECK(lines[2] == "\t");
    CHECK(sandbox.done({"analyze", "--stems", "--file", sandbox.write("words.txt", words)}) == stems);
    CHECK(sandbox.arshif({"analyze", "--stems"}, "والكتاب\r\nالكتب\r\n\r\nبالمدرسة").out == stems);
    CHECK(sandbox.done({"analyze", "--stems", "والكتاب"}) == lines[0] + "\n");
}

TEST_CASE("a query is printed as it is understood") {
    const Sandbox sandbox;
    CHECK(sandbox.done({"analyze", "--query", "السوق \"مكافحة الإرهاب\" -الجسر"}) ==
          "all(term(السوق→سوق) phrase(\"مكافحه الارهاب\") exclude(term(الجسر→جسر)))\n");
    CHECK(sandbox.done(
              {"analyze", "--query", "--strict", "أحمد NEAR/3 (سو* OR \"سوق الأحد\") date:أوت 2009.. -البلد:مالي"}) ==
          "all(near/3(strict(\"أحمد\") any(strict(\"سو*\") strict(\"سوق الأحد\"))) date:2009-08.. "
          "exclude(country:ML))\n");
    const Outcome bad = sandbox.arshif({"analyze", "--query", "السوق \"الجسر"});
    CHECK(bad.status == 2);
    CHECK(bad.out.empty());
    CHECK(contains(bad.err, "  السوق ⟪\"الجسر⟫\n"));
}

TEST_CASE("countries are printed a line of JSON a text, as the schema says") {
    const Sandbox sandbox;
    const nlohmann::json schema = nlohmann::json::parse(read_file(ARSHIF_SOURCE_DIR "/schema/output.schema.json"));
    const std::string texts =
        "غادر الوفد الجزائري باماكو أمس\n\nصرح الوزير الأول يوم 12 أوت أن المجلس الشعبي الوطني اجتمع\r\n";
    const std::string out = sandbox.arshif({"analyze", "--country"}, texts).out;
    std::vector<nlohmann::json> found;
    for (const std::string& line : lines_of(out)) {
        found.push_back(nlohmann::json::parse(line));
        CHECK(violation(schema, "country_analysis", found.back()).value_or("") == "");
    }
    REQUIRE(found.size() == 3);
    REQUIRE(found[0]["mentioned"].size() == 2);
    CHECK(found[0]["mentioned"][0]["country"] == "ML");
    CHECK(found[0]["mentioned"][0]["places"][0]["text"] == "باماكو");
    CHECK(found[0]["mentioned"][1]["places"][0]["kind"] == "demonym");
    CHECK(found[0]["publication"].is_null());
    CHECK(found[1]["mentioned"].empty());
    REQUIRE(found[2]["publication"].is_object());
    CHECK(found[2]["publication"]["country"] == "DZ");
    CHECK(sandbox.done({"analyze", "--country", "--file", sandbox.write("texts.txt", texts)}) == out);
}

TEST_CASE("with --whole the whole input is one text, and --source names its paper") {
    const Sandbox sandbox;
    const std::string text = "غادر الوفد\nالجزائر أمس\nإلى عمان\n";
    const std::string file = sandbox.write("text.txt", text);
    const std::vector<std::string> lines = lines_of(sandbox.done({"analyze", "--country", "--whole", "--file", file}));
    REQUIRE(lines.size() == 1);
    const nlohmann::json whole = nlohmann::json::parse(lines[0]);
    const nlohmann::json place = whole["mentioned"][0]["places"][0];
    CHECK(text.substr(place["begin"], place["end"].get<std::size_t>() - place["begin"].get<std::size_t>()) ==
          "الجزائر");
    CHECK(sandbox.arshif({"analyze", "--country", "--whole"}, text).out == lines[0] + "\n");
    const nlohmann::json known =
        nlohmann::json::parse(sandbox.done({"analyze", "--country", "--whole", "--source", "الغد", "--file", file}));
    CHECK(known["publication"]["country"] == "JO");
    CHECK(known["publication"]["evidence"][0]["kind"] == "source");
    CHECK(known["mentioned"][1]["country"] == "JO");
}

TEST_CASE("what analyze cannot read is an error") {
    const Sandbox sandbox;
    CHECK(sandbox.arshif({"analyze", "--country", "--stems", "كتاب"}).status == 2);
    CHECK(sandbox.arshif({"analyze", "--source", "الخبر", "كتاب"}).status == 2);
    CHECK(sandbox.arshif({"analyze", "--whole", "--query", "كتاب"}).status == 2);
    CHECK(sandbox.arshif({"analyze", "--file", "nowhere.txt"}).status != 0);
    CHECK(sandbox.arshif({"analyze", "--stems", "--query", "كتاب"}).status == 2);
    CHECK(sandbox.arshif({"analyze", "--exact", "كتاب"}).status == 2);
}

TEST_CASE("any bytes can be analysed") {
    const Sandbox sandbox;
    std::string bytes;
    for (int i = 0; i < 4096; ++i)
        bytes += static_cast<char>((i * 37 + i / 256) % 256);
    for (const char* mode : {"--stems", "--country", "--quiet"}) {
        const Outcome outcome = sandbox.arshif({"analyze", mode}, bytes);
        CHECK(outcome.status == 0);
        CHECK_FALSE(contains(outcome.out, "\033"));
    }
}

TEST_CASE("the dates of a text are printed as JSON, a line each") {
    const Sandbox sandbox;
    const std::string text = "الجزائر في 16 مارس 2011 (واج) - قال الوزير أمس إن رمضان 1432هـ بعيد";
    const auto lines =
        lines_of(sandbox.arshif({"analyze", "--dates", "--published", "2011-03-16"}, text + "\nلا شيء").out);
    REQUIRE(lines.size() == 2);
    const Json schema = Json::parse(read_file(ARSHIF_SOURCE_DIR "/schema/output.schema.json"));
    for (const std::string& line : lines)
        CHECK(violation(schema, "found_dates", Json::parse(line)).value_or("") == "");
    const Json found = Json::parse(lines[0]);
    REQUIRE(found["dates"].size() == 3);
    const Json& date = found["dates"][0];
    CHECK(date["text"] == "16 مارس 2011");
    CHECK(text.substr(date["begin"], date["end"].get<std::size_t>() - date["begin"].get<std::size_t>()) ==
          date["text"]);
    CHECK(date["first"] == "2011-03-16");
    CHECK(date["relative"] == false);
    CHECK(found["dates"][1]["first"] == "2011-03-15");
    CHECK(found["dates"][1]["relative"] == true);
    CHECK(found["dates"][2]["calendar"] == "hijri");
    CHECK(found["dates"][2]["last"] == "2011-08-29");
    CHECK(found["publication"]["date"] == "2011-03-16");
    CHECK(found["publication"]["basis"] == "dateline");
    CHECK(Json::parse(lines[1])["publication"].is_null());
    const Json undated = Json::parse(sandbox.done({"analyze", "--dates", text}));
    CHECK(undated["dates"][1]["first"].is_null());
}

TEST_CASE("the lines of a whole article are read together") {
    const Sandbox sandbox;
    const std::string text = "افتتاح الميناء\nنشر في 12/05/2010\nافتتح الوزير الميناء";
    const Json found = Json::parse(sandbox.arshif({"analyze", "--dates", "--whole"}, text).out);
    CHECK(found["publication"]["date"] == "2010-05-12");
    CHECK(found["publication"]["begin"] == text.find("12/05"));
    CHECK(Json::parse(sandbox.arshif({"analyze", "--dates", "--whole"}, "").out)["dates"].empty());
}

TEST_CASE("analyze --dates refuses what is no date or country") {
    const Sandbox sandbox;
    CHECK(sandbox.arshif({"analyze", "--dates", "--published", "yesterday", "نص"}).status == 2);
    CHECK(sandbox.arshif({"analyze", "--dates", "--published-in", "Atlantis", "نص"}).status == 2);
    CHECK(sandbox.arshif({"analyze", "--published", "2011", "نص"}).status == 2);
    CHECK(sandbox.arshif({"analyze", "--dates", "--stems", "نص"}).status == 2);
}
