#include "indexer/readers/csv_reader.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "collect.h"
#include "indexer/readers/csv_columns.h"
#include "indexer/readers/csv_scanner.h"
#include "indexer/readers/field_map.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

Collected read(std::string_view bytes, const Options& options = {"table.csv"}) {
    return collect(read_csv, bytes, options);
}

const std::string long_text = "نص طويل يكفي لأن يكون متن مقال في جريدة، وفيه جملة ثانية بعد الأولى";

// What the readers says besides, and the records.
struct Noticed {
    std::vector<core::Record> records;
    std::vector<std::string> notices;
};

Noticed read_noticed(const std::string& text, const FieldMap* map = nullptr) {
    Noticed got;
    MemorySource source(text);
    const RecordSink sink{[&](core::Record&& record) {
                              got.records.push_back(std::move(record));
                              return true;
                          },
                          [](Refusal&& refusal) { FAIL_CHECK(refusal.reason + ": " + refusal.detail); },
                          [&](Notice&& notice) { got.notices.push_back(std::move(notice.detail)); }};
    REQUIRE(read_csv({"table.csv", &source, max_record_bytes, map, true}, sink).ok());
    return got;
}

}  // namespace

TEST_CASE("A table with a header gives a record a row, whatever its delimiter and line ends") {
    struct Case {
        std::string table;
        std::string body;
    };
    const auto [table, body] = GENERATE(values<Case>({
        {"Title,Date,Content\nع,2011-05-21,نص\n", "نص"},
        {"Title;Date;Content\nع;2011-05-21;نص، و, نص\n", "نص، و, نص"},
        {"Title\tDate\tContent\nع\t2011-05-21\tنص; و, نص", "نص; و, نص"},
        {"Title,Date,Content\r\nع,2011-05-21,نص\r\n", "نص"},
        {"Title,Date,Content\rع,2011-05-21,نص\r", "نص"},
        {"\xEF\xBB\xBFTitle,Date,Content\nع,2011-05-21,نص", "نص"},
        {"sep=;\r\nTitle;Date;Content\r\nع;2011-05-21;نص\r\n", "نص"},
        {"Title,Date,Content\nع,2011-05-21,\"نص\r\nثان, \"\"ثالث\"\"\"\n", "نص\nثان, \"ثالث\""},
        {"\"Title\",\"Date\",\"Content\"\n\"ع\",\"2011-05-21\",\" نص \"\n", "نص"},
        {"عنوان المقال,تاريخ النشر,النص\nع,2011-05-21,نص\n", "نص"},
        {"Title,Date,Content\n\n\nع,2011-05-21,\n", ""},
        {"Title,Date,Content,Text\nع,2011-05-21,,نص\n", "نص"},
    }));
    CAPTURE(table);
    const Collected got = read(table);
    REQUIRE(got.refusals.empty());
    REQUIRE(got.records.size() == 1);
    CHECK(got.records.front().title == "ع");
    CHECK(got.records.front().date == "2011-05-21");
    CHECK(got.records.front().body == body);
    CHECK(got.records.front().ordinal == 1);
}

TEST_CASE("A row with another number of cells is refused with its line, and the rest goes on") {
    const Collected got = read("title,body\nأ,\"1\n2\n3\"\nب\nج,نص\nد,نص,زائد\n\xC7\xE1,x\nه,نص\n");
    CHECK(got.titles() == std::vector<std::string>{"أ", "ج", "ه"});
    CHECK(got.records.back().ordinal == 6);
    CHECK(got.reasons() == std::vector<std::string>{"wrong number of columns", "wrong number of columns", "not UTF-8"});
    CHECK(got.refusals.at(0).line == 5);
    CHECK(got.refusals.at(1).line == 7);
    CHECK(got.refusals.at(2).line == 8);
    CHECK(read("title,body\rأ,1\rب\r").refusals.at(0).line == 3);
}

TEST_CASE("A quotation mark that is never closed costs its own line") {
    const Collected closed = read("title,body\nأ,نص\nب,\"مفتوح\nج,نص\n\"د\",\"نص\"\nه,نص\n");
    CHECK(closed.titles() == std::vector<std::string>{"أ", "ه"});
    CHECK(closed.reasons() == std::vector<std::string>{"wrong number of columns"});
    CHECK(closed.refusals.front().line == 3);

    const Collected end = read("title,body\nأ,نص\nب,\"مفتوح\nج,نص\nد,نص\n");
    CHECK(end.titles() == std::vector<std::string>{"أ", "ج", "د"});
    CHECK(end.reasons() == std::vector<std::string>{"bad CSV"});
}

TEST_CASE("Without a header the columns are guessed, and that is told") {
    const std::string table = "\"عنوان \"\"قصير\"\" للخبر\",real,2024-04-13 21:14:10,شؤون,https://example.org/1,\"" +
                              long_text + "\"\nعنوان آخر للخبر,real,2024-04-14 20:00:00,شؤون,https://example.org/2," +
                              long_text + "\n";
    const Noticed got = read_noticed(table);
    REQUIRE(got.records.size() == 2);
    const core::Record& record = got.records.front();
    CHECK(record.title == "عنوان \"قصير\" للخبر");
    CHECK(record.date == "2024-04-13 21:14:10");
    CHECK(record.url == "https://example.org/1");
    CHECK(record.body == long_text);
    CHECK(record.keys ==
          std::vector<std::pair<std::string, std::string>>{{"title", "1"}, {"body", "6"}, {"date", "3"}, {"url", "5"}});
    REQUIRE(got.notices.size() == 1);
    CHECK_THAT(got.notices.front(), Catch::Contains("no header") && Catch::Contains("column 6 as body"));

    const FieldMap map = FieldMap::parse("title=4,category=2").value();
    const Noticed mapped = read_noticed(table, &map);
    CHECK(mapped.records.at(0).title == "شؤون");
    CHECK(mapped.records.at(0).category == "real");
    CHECK(mapped.records.at(0).body == long_text);
}

TEST_CASE("A header of unknown names is no article, and the user can name its columns") {
    const std::string table = "فلان,علان\nعنوان طويل بعض الشيء," + long_text + "\n";
    const Noticed guessed = read_noticed(table);
    REQUIRE(guessed.records.size() == 1);
    CHECK(guessed.records.front().body == long_text);
    CHECK_THAT(guessed.notices.at(0), Catch::Contains("names no field"));

    const FieldMap map = FieldMap::parse("body=علان,title=1").value();
    const Noticed mapped = read_noticed(table, &map);
    REQUIRE(mapped.records.size() == 1);
    CHECK(mapped.notices.empty());
    CHECK(mapped.records.front().title == "عنوان طويل بعض الشيء");
    CHECK(mapped.records.front().body == long_text);
}

TEST_CASE("Tables without articles and empty ones are refused") {
    CHECK(read("a,b\n1,2\n3,4\n").reasons() == std::vector<std::string>{"no article fields"});
    CHECK(read("corpus name\tf117ce44a9cfad0dcbd341b7d744e4c3cdb4fed8 2021-02-07\n").reasons() ==
          std::vector<std::string>{"no article fields"});
    CHECK(read("").reasons() == std::vector<std::string>{"empty file"});
    CHECK(read(" \r\n\r\n").reasons() == std::vector<std::string>{"empty file"});
    CHECK(read("\xEF\xBB\xBF").reasons() == std::vector<std::string>{"empty file"});
}

TEST_CASE("How the bytes of a table come in makes no difference") {
    std::string table = "id,title,content\r\n";
    for (int i = 0; i < 60; ++i) {
        table += std::to_string(i) + (i % 7 == 3 ? ",\"مفتوح" : ",\"ع\"\"و\"\"ان\"") +
                 (i % 2 == 0 ? ",نص\r\n" : ",\"ن\rص\r\n\"\r");
    }
    const std::string whole = describe(read(table));
    for (const std::size_t step : {1U, 2U, 3U, 7U, 64U}) {
        CAPTURE(step);
        CHECK(describe(read(table, {"table.csv", step})) == whole);
    }
}

TEST_CASE("A row that is too long is refused and passed over, also within a quotation mark") {
    const std::string good = "أ,نص\n";
    for (const std::string& bad : {std::string(3000, 'x') + ",y\n", "\"" + std::string(3000, 'x') + ",y\n"}) {
        const Collected got = read("title,body\n" + good + bad + good, {"table.csv", 100, 1000});
        CHECK(got.titles() == std::vector<std::string>{"أ", "أ"});
        CHECK(got.refusals.size() == 1);
    }
}

TEST_CASE("Open quotation marks on every line cost no quadratic time", "[large]") {
    std::string table = "title,body\n";
    while (table.size() < (std::size_t{24} << 20U))
        table += "\"x,\"\"y\n";
    const Collected got = read(table);
    CHECK(got.records.size() + got.refusals.size() > 1000);
}

TEST_CASE("Rows are cut into cells") {
    struct Case {
        std::string row;
        std::vector<std::string> cells;
    };
    const auto [row, cells] = GENERATE(values<Case>({
        {"", {""}},
        {",", {"", ""}},
        {"a,b", {"a", "b"}},
        {"\"a,b\",c", {"a,b", "c"}},
        {"\"a\"\"b\"", {"a\"b"}},
        {"\"\"", {""}},
        {"\"\"\"\"", {"\""}},
        {"a\"b\",c", {"a\"b\"", "c"}},
        {"\"a\"b,c", {"ab", "c"}},
        {"\"a\nb\"", {"a\nb"}},
    }));
    CAPTURE(row);
    CHECK(split_row(row, ',') == cells);
    CsvScanner scanner(',', CsvScanner::Rows::quoted);
    CHECK(scanner.scan(row + "\nnext", false));
    CHECK(scanner.length() == row.size());
    CHECK(scanner.position() == row.size() + 1);
}

TEST_CASE("The delimiter is the one that cuts all rows alike") {
    CHECK(guess_delimiter("a,b;c\nd,e;f\n") == ',');
    CHECK(guess_delimiter("a;b\nc, d, e;f\ng;h\n") == ';');
    CHECK(guess_delimiter("a\tb,c\nd\te\n") == '\t');
    CHECK(guess_delimiter("alone\n") == ',');
    CHECK(guess_delimiter("") == ',');
}
