// arshif index: what goes in, what is left out and told, what a second import changes.
#include <algorithm>
#include <catch2/catch.hpp>

#include "json_schema.h"
#include "sandbox.h"

using namespace arshif::test;

namespace {

constexpr const char* harbour =
    "توسيع ميناء الصيد\n\nأعلنت البلدية توسيع ميناء الصيد قبل الشتاء وإصلاح رصيفه القديم.\n";
constexpr const char* bridge = "جسر جديد فوق الوادي\n\nيفتتح الجسر الجديد الأسبوع القادم بعد أشغال دامت عامين.\n";

// What an import says of itself, but for sizes and times.
std::string summary_of(const Outcome& outcome) {
    return outcome.err.substr(0, outcome.err.find(" ("));
}

Json article(const Sandbox& sandbox, const std::string& id) {
    return sandbox.json({"show", id, "--format", "json"});
}

}  // namespace

TEST_CASE("the sample corpus is imported whole, and importing it again changes nothing") {
    const Sandbox sandbox;
    const Outcome first = sandbox.arshif({"index", sample_corpus()});
    CHECK(first.status == 0);
    CHECK(first.out.empty());
    CHECK(summary_of(first) == "128 added, 0 updated, 0 unchanged, 1 duplicate, 0 refused");
    CHECK(sandbox.count() == 128);

    const std::string before = sandbox.done({"search", "", "--limit", "1000", "--format", "jsonl"});
    const Outcome second = sandbox.arshif({"index", sample_corpus() + "/"});
    CHECK(second.status == 0);
    CHECK(summary_of(second) == "0 added, 0 updated, 129 unchanged, 0 duplicate, 0 refused");
    CHECK(contains(second.err, "nothing changed"));
    CHECK(sandbox.done({"search", "", "--limit", "1000", "--format", "jsonl"}) == before);
    const Json stats = sandbox.json({"stats", "--format", "json"});
    CHECK(stats["dead"] == 0);
    CHECK(stats["imports"] == 2);
    CHECK(sandbox.done({"check"}).empty());
}

TEST_CASE("the editorial of the sample corpus is placed in Algeria by its text and found as one that speaks of Mali") {
    const Sandbox sandbox;
    sandbox.done({"index", sample_corpus()});
    const std::string editorial = "3fa9c1d27be64508.txt";
    CHECK(article(sandbox, editorial)["country"] == "DZ");
    const auto found = lines_of(
        sandbox.done({"search", "", "--mentions", "ML", "--country", "DZ", "--limit", "1000", "--format", "ids"}));
    CHECK(std::count(found.begin(), found.end(), editorial) == 1);
}

TEST_CASE("a bare article is placed by its text, which is told, and found by the countries it speaks of") {
    const Sandbox sandbox;
    sandbox.write("bare/3fa9.txt",
                  "التاريخ: 18 يوليو 2012\n"
                  "أكد الوزير المنتدب أن الثلاثي الأول من السنة الجارية شهد تسليم المشاريع التي انطلقت في "
                  "أوت 2009، وأن والي الولاية عاين ورشات البلدية. وزار وفد من مالي مدينة باماكو أمس.\n");
    sandbox.write("bare/other.txt", "نص قصير عن البحر.\n");
    const Outcome imported = sandbox.arshif({"index", "--report", "report", "bare"});
    CHECK(imported.status == 0);
    CHECK(contains(imported.err, "articles whose country only their text told: 1"));
    CHECK(contains(imported.err, "articles whose date only their text told: 1"));
    const std::string report = read_file(sandbox.path("report"));
    CHECK(std::count(report.begin(), report.end(), '\n') == 2);
    CHECK(contains(
        report, R"("kind":"found","path":"3fa9.txt","id":"3fa9.txt","field":"country","value":"DZ","basis":"text")"));

    const Json placed = article(sandbox, "3fa9.txt");
    CHECK(placed["country"] == "DZ");
    CHECK(placed["date"] == "2012-07-18");
    CHECK(placed["basis"]["country"] == "text");
    CHECK(placed["basis"]["date"] == "dateline");
    CHECK(contains(placed["evidence"]["country"].get<std::string>(), "الوزير المنتدب"));
    CHECK(placed["country_confidence"] < 100);
    CHECK(sandbox.done({"search", "", "--mentions", "مالي", "--format", "ids"}) == "3fa9.txt\n");
    CHECK(sandbox.done({"search", "وفد mentions:ML", "--format", "ids"}) == "3fa9.txt\n");
    CHECK(sandbox.done({"search", "", "--country", "DZ", "--from", "2012-07-18", "--format", "ids"}) == "3fa9.txt\n");
    CHECK(sandbox.arshif({"search", "", "--mentions", "JP"}).status == 1);
    CHECK(summary_of(sandbox.arshif({"index", "bare"})) == "0 added, 0 updated, 2 unchanged, 0 duplicate, 0 refused");
    CHECK(sandbox.done({"check"}).empty());
}

TEST_CASE("none stays none where the text would tell") {
    const Sandbox sandbox;
    sandbox.write("bare/a.txt", "التاريخ: 18 يوليو 2012\nنص قصير عن البحر.\n");
    sandbox.done({"index", "bare"});
    CHECK(article(sandbox, "a.txt")["date"] == "2012-07-18");
    sandbox.done({"set", "a.txt", "--date", "none"});
    CHECK(article(sandbox, "a.txt")["date"].is_null());
    sandbox.write("bare/a.txt", "التاريخ: 18 يوليو 2012\nنص قصير عن البحر الأبيض.\n");
    sandbox.done({"index", "bare"});
    CHECK(article(sandbox, "a.txt")["date"].is_null());
    sandbox.done({"compact", "--reanalyze"});
    CHECK(article(sandbox, "a.txt")["date"].is_null());
}

TEST_CASE("a changed file is updated, one that is gone stays") {
    const Sandbox sandbox;
    sandbox.write("news/a.txt", harbour);
    sandbox.write("news/b.txt", bridge);
    sandbox.done({"index", "news"});
    sandbox.write("news/a.txt", std::string(harbour) + "وتبدأ الأشغال بعد موسم السردين.\n");
    std::filesystem::remove(sandbox.path("news/b.txt"));

    const Outcome again = sandbox.arshif({"index", "news"});
    CHECK(summary_of(again) == "0 added, 1 updated, 0 unchanged, 0 duplicate, 0 refused");
    CHECK_FALSE(contains(again.err, "nothing changed"));
    CHECK(sandbox.count() == 2);
    CHECK(sandbox.count("السردين") == 1);
    CHECK(sandbox.count("ميناء") == 1);
    CHECK(contains(article(sandbox, "a.txt")["body"].get<std::string>(), "السردين"));
}

TEST_CASE("another folder with the same file names replaces nothing") {
    const Sandbox sandbox;
    sandbox.write("north/2011/05/21/1.txt", harbour);
    sandbox.write("south/2011/05/21/1.txt", bridge);
    sandbox.done({"index", "north"});
    const Outcome other = sandbox.arshif({"index", "south"});
    CHECK(summary_of(other) == "1 added, 0 updated, 0 unchanged, 0 duplicate, 0 refused");
    CHECK(sandbox.count() == 2);

    const std::string south = sandbox.path("south").string() + "//2011/05/21/1.txt";
    CHECK(sandbox.done({"search", "الجسر", "--format", "ids"}) == south + "\n");
    CHECK(contains(article(sandbox, south)["body"].get<std::string>(), "الجسر"));
    const Outcome ambiguous = sandbox.arshif({"show", "2011/05/21/1.txt"});
    CHECK(ambiguous.status == 2);
    CHECK(ambiguous.out.empty());
    CHECK(contains(ambiguous.err, south));
}

TEST_CASE("the option --origin makes two places one collection") {
    const Sandbox sandbox;
    sandbox.write("old/a.txt", harbour);
    sandbox.write("new/a.txt", bridge);
    sandbox.done({"index", "--origin", "الأرشيف", "old"});
    const Outcome moved = sandbox.arshif({"index", "--origin", "الأرشيف", "new"});
    CHECK(summary_of(moved) == "0 added, 1 updated, 0 unchanged, 0 duplicate, 0 refused");
    CHECK(sandbox.count() == 1);
    CHECK(article(sandbox, "a.txt")["origin"] == "الأرشيف");
}

TEST_CASE("a refused input is named with its place and the reason, the rest is imported") {
    const Sandbox sandbox;
    const std::string good = json_line({{"id", "1"}, {"title", "عنوان"}, {"body", "نص الخبر الأول"}});
    sandbox.write("in/wire.jsonl", good + "{\"id\": \"2\", \"title\": \"بلا نهاية\", \"body\": \"نص\n" +
                                       json_line({{"id", "3"}, {"title", "فارغ"}, {"body", "  "}}) +
                                       json_line({{"id", "4"}, {"title", "عنوان"}, {"body", "نص الخبر الرابع"}}));
    const Outcome outcome = sandbox.arshif({"index", "--report", "report.jsonl", "in"});
    CHECK(outcome.status == 3);
    CHECK(outcome.err.find("refused: wire.jsonl (line 2, byte " + std::to_string(good.size()) + "): bad JSON") == 0);
    CHECK(contains(outcome.err, "2 added, 0 updated, 0 unchanged, 0 duplicate, 2 refused"));
    CHECK(sandbox.identifiers() == std::vector<std::string>{"1", "4"});

    const std::string report = read_file(sandbox.path("report.jsonl"));
    const Json schema = Json::parse(read_file(ARSHIF_SOURCE_DIR "/schema/output.schema.json"));
    REQUIRE(lines_of(report).size() == 2);
    for (const std::string& text : lines_of(report)) {
        INFO(text);
        const Json line = Json::parse(text);
        CHECK(violation(schema, "report_line", line).value_or("") == "");
        CHECK(line["kind"] == "refused");
        CHECK(line["path"] == "wire.jsonl");
    }
    CHECK(Json::parse(lines_of(report)[0])["line"] == 2);
    CHECK(Json::parse(lines_of(report)[0])["offset"] == good.size());
    CHECK(Json::parse(lines_of(report)[1])["reason"] == "empty body");
}

TEST_CASE("a file in another encoding is read, told in the summary and in the report") {
    const Sandbox sandbox;
    // "خبر من السوق" in Windows-1256.
    sandbox.write("in/a.txt", "\xCE\xC8\xD1 \xE3\xE4 \xC7\xE1\xD3\xE6\xDE");
    const Outcome outcome = sandbox.arshif({"index", "--report", "report.jsonl", "in"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.err, "files read as windows-1256: 1"));
    const std::string report = read_file(sandbox.path("report.jsonl"));
    REQUIRE(lines_of(report).size() == 1);
    const Json schema = Json::parse(read_file(ARSHIF_SOURCE_DIR "/schema/output.schema.json"));
    const Json line = Json::parse(lines_of(report)[0]);
    CHECK(violation(schema, "report_line", line).value_or("") == "");
    CHECK(line["kind"] == "doubtful");
    CHECK(line["id"].is_null());
    CHECK(line["encoding"] == "windows-1256");
    CHECK(contains(sandbox.arshif({"show", "a.txt"}).out, "خبر من السوق"));
    CHECK(sandbox.arshif({"index", "--encoding", "windows-1256", "in"}).status == 0);
    CHECK(sandbox.arshif({"index", "--encoding", "ebcdic", "in"}).status == 2);
}

TEST_CASE("a doubtful input is imported and reported") {
    const Sandbox sandbox;
    sandbox.write("in/wire.jsonl",
                  json_line({{"id", "1"}, {"title", "أ"}, {"body", "نص الخبر الأول"}, {"date", "بعد العيد"}}) +
                      json_line({{"id", "2"}, {"title", "ب"}, {"body", "نص الخبر الثاني"}, {"country", "أطلانتس"}}) +
                      json_line({{"id", "2"}, {"title", "ت"}, {"body", "نص آخر بالرقم نفسه"}}));
    const Outcome outcome = sandbox.arshif({"index", "--report", "report.jsonl", "in"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.err, "3 taken in with a value that was not understood"));
    CHECK(sandbox.identifiers() == std::vector<std::string>{"1", "2", "2~2"});
    const Json schema = Json::parse(read_file(ARSHIF_SOURCE_DIR "/schema/output.schema.json"));
    const std::vector<std::string> lines = lines_of(read_file(sandbox.path("report.jsonl")));
    REQUIRE(lines.size() == 3);
    for (const std::string& text : lines) {
        CHECK(violation(schema, "report_line", Json::parse(text)).value_or("") == "");
        CHECK(Json::parse(text)["kind"] == "doubtful");
    }
    CHECK(contains(lines[0], "بعد العيد"));
    CHECK(contains(lines[1], "أطلانتس"));
    CHECK(contains(lines[2], "2~2"));
}

TEST_CASE("standard input is read where - is named") {
    const Sandbox sandbox;
    const std::string two = json_line({{"id", "1"}, {"body", "نص الخبر الأول"}}) +
                            json_line({{"title", "بلا رقم"}, {"body", "نص الخبر الثاني"}});
    const Outcome outcome = sandbox.arshif({"index", "-"}, two);
    CHECK(outcome.status == 0);
    CHECK(summary_of(outcome) == "2 added, 0 updated, 0 unchanged, 0 duplicate, 0 refused");
    CHECK(article(sandbox, "1")["origin"] == "-");
    CHECK(contains(sandbox.arshif({"index", "-"}, two).err, "nothing changed"));
    // Another stream is not taken for a new form of this one, although its articles stand in the same places.
    sandbox.arshif({"index", "-"}, json_line({{"title", "غيره"}, {"body", "نص آخر تماما"}}));
    CHECK(sandbox.count() == 3);

    const Outcome text = sandbox.arshif({"index", "--format", "text", "--origin", "لوحة", "-"}, harbour);
    CHECK(text.status == 0);
    CHECK(sandbox.count("رصيفه") == 1);
}

TEST_CASE("the options give what an article does not say, and the record and the path win") {
    const Sandbox sandbox;
    sandbox.write("in/wire.jsonl", json_line({{"id", "says"},
                                              {"body", "خبر يقول كل شيء"},
                                              {"country", "EG"},
                                              {"source", "منبر النهر"},
                                              {"date", "1999-04-03"},
                                              {"category", "رياضة"}}) +
                                       json_line({{"id", "silent"}, {"body", "خبر لا يقول شيئا"}}));
    sandbox.write("in/ML/2012-02-03.txt", bridge);
    sandbox.done(
        {"index", "--country", "تونس", "--source", "صوت الساحل", "--date", "2005-06", "--category", "محليات", "in"});

    const Json says = article(sandbox, "says");
    const Json silent = article(sandbox, "silent");
    const Json placed = article(sandbox, "ML/2012-02-03.txt");
    CHECK(says["country"] == "EG");
    CHECK(says["source"] == "منبر النهر");
    CHECK(says["date"] == "1999-04-03");
    CHECK(says["category"] == "رياضة");
    CHECK(says["basis"] ==
          Json({{"country", "record"}, {"source", "record"}, {"date", "record"}, {"category", "record"}}));
    CHECK(silent["country"] == "TN");
    CHECK(silent["source"] == "صوت الساحل");
    CHECK(silent["date"] == "2005-06");
    CHECK(silent["category"] == "محليات");
    CHECK(silent["basis"] == Json({{"country", "flag"}, {"source", "flag"}, {"date", "flag"}, {"category", "flag"}}));
    CHECK(placed["country"] == "ML");
    CHECK(placed["date"] == "2012-02-03");
    CHECK(placed["basis"] == Json({{"country", "path"}, {"source", "flag"}, {"date", "path"}, {"category", "flag"}}));

    // Other options make other articles of those that need them.
    CHECK(summary_of(sandbox.arshif({"index", "--country", "LY", "in"})) ==
          "0 added, 2 updated, 1 unchanged, 0 duplicate, 0 refused");
    CHECK(article(sandbox, "silent")["country"] == "LY");
}

TEST_CASE("a wrong option of index is told before anything is read or made") {
    const Sandbox sandbox;
    sandbox.write("in/a.txt", harbour);
    const auto wrong = GENERATE(std::vector<std::string>{"index", "--country", "أطلانتس", "in"},
                                std::vector<std::string>{"index", "--date", "2011-13", "in"},
                                std::vector<std::string>{"index", "--format", "pdf", "in"},
                                std::vector<std::string>{"index", "--jobs", "0", "in"},
                                std::vector<std::string>{"index", "--memory", "63MB", "in"},
                                std::vector<std::string>{"index", "--memory", "much", "in"},
                                std::vector<std::string>{"index", "nowhere"},
                                std::vector<std::string>{"index", "in", "nowhere"}, std::vector<std::string>{"index"});
    const Outcome outcome = sandbox.arshif(wrong);
    CAPTURE(wrong, outcome.err);
    CHECK(outcome.status == 2);
    CHECK(outcome.out.empty());
    CHECK_FALSE(outcome.err.empty());
    CHECK_FALSE(std::filesystem::exists(sandbox.archive()));
}

TEST_CASE("an empty folder is an empty archive, said to be so") {
    const Sandbox sandbox;
    std::filesystem::create_directory(sandbox.path("in"));
    const Outcome outcome = sandbox.arshif({"index", "in"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.err, "no articles were found"));
    CHECK(sandbox.count() == 0);
    CHECK(sandbox.arshif({"search", "خبر"}).status == 1);
    CHECK(sandbox.json({"stats", "--format", "json"})["articles"] == 0);
    CHECK(sandbox.done({"check"}).empty());
    CHECK(sandbox.arshif({"compact"}).status == 0);
    CHECK(sandbox.arshif({"compact", "--reanalyze"}).status == 0);
}

TEST_CASE("files of other kinds are passed over and counted") {
    const Sandbox sandbox;
    sandbox.write("in/a.txt", harbour);
    sandbox.write("in/picture.png", "not text");
    sandbox.write("in/.hidden.txt", bridge);
    const Outcome outcome = sandbox.arshif({"index", "in"});
    CHECK(outcome.status == 0);
    CHECK(contains(outcome.err, "1 files skipped"));
    CHECK(sandbox.count() == 1);
}
