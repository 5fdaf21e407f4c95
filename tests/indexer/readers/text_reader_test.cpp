#include "indexer/readers/text_reader.h"

#include <catch2/catch.hpp>
#include <string>

#include "collect.h"
#include "indexer/readers/blank.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

core::Record read_one(const std::string& bytes, const Options& options = {.path = "DZ/2011-05-21-port.txt"}) {
    const Collected got = collect(read_text, bytes, options);
    INFO(describe(got));
    REQUIRE(got.records.size() == 1);
    REQUIRE(got.refusals.empty());
    return got.records.front();
}

const std::string nul(1, '\0');

}  // namespace

TEST_CASE("A text file is one record, with its path and no ordinal") {
    const core::Record record = read_one("توسيع الميناء\nأعلنت الإدارة أمس أن الأشغال ستنتهي.");
    CHECK(record.title == "توسيع الميناء");
    CHECK(record.body == "أعلنت الإدارة أمس أن الأشغال ستنتهي.");
    CHECK(record.path == "DZ/2011-05-21-port.txt");
    CHECK(record.ordinal == 0);
    CHECK(record.offset == 0);
    CHECK(record.id.empty());
    CHECK(record.date.empty());
}

TEST_CASE("A bare article in one line has no title and keeps every word, quotes and a cut-off end included") {
    const std::string text =
        "قررت المدينة توسيع الميناء، وقال المدير: ''ستنتهي الأشغال قبل الربيع'' ، وأضاف أن \"السفن ستعود\" إليه. غير "
        "أن التجار يخشون "
        "أن يتأخر الافتتاح كما تأخر في المرة السابقة، وقد";
    const core::Record record = read_one(text);
    CHECK(record.title.empty());
    CHECK(record.body == text);
}

TEST_CASE("Line ends, byte order marks and padding at the end are made uniform") {
    struct Case {
        std::string bytes;
        std::string title;
        std::string body;
    };
    const auto [bytes, title, body] = GENERATE(values<Case>({
        {"عنوان\r\nسطر أول\r\nسطر ثان\r\n", "عنوان", "سطر أول\nسطر ثان"},
        {"عنوان\rسطر أول\rسطر ثان\r", "عنوان", "سطر أول\nسطر ثان"},
        {"عنوان\n\r\nسطر أول طويل", "عنوان", "سطر أول طويل"},
        {"\xEF\xBB\xBFعنوان\nسطر أول طويل", "عنوان", "سطر أول طويل"},
        {"\xEF\xBB\xBF\xEF\xBB\xBFعنوان\nسطر أول طويل\n\xEF\xBB\xBFسطر من ملف آخر", "عنوان",
         "سطر أول طويل\nسطر من ملف آخر"},
        {"عنوان\nسطر أول طويل\r\n\r\n" + nul, "عنوان", "سطر أول طويل"},
        {"عنوان\nسطر أول طويل \t" + nul + nul + "\n" + nul, "عنوان", "سطر أول طويل"},
        {"سطر وحيد " + nul + " فيه ما فيه", "", "سطر وحيد " + nul + " فيه ما فيه"},
    }));
    CAPTURE(bytes);
    const core::Record record = read_one(bytes);
    CHECK(record.title == title);
    CHECK(record.body == body);
}

TEST_CASE("No-break spaces and direction marks stay in the text, which is blank if it has nothing else") {
    CHECK(read_one("\u200Fعنوان\nسطر\u00A0أول \u202Bطويل\u202C").body == "سطر\u00A0أول \u202Bطويل\u202C");
    CHECK(is_blank(read_one("\u00A0\u200F\r\n\u202B \u202C" + nul).body));
}

TEST_CASE("An empty text is handed over as a record with an empty body") {
    const std::string bytes = GENERATE(as<std::string>(), "", "\n", " \r\n ", "\xEF\xBB\xBF", nul);
    const core::Record record = read_one(bytes);
    CHECK(record.title.empty());
    CHECK(record.body.empty());
}

TEST_CASE("A text that is not UTF-8 is refused at the byte, with what to do") {
    const Collected got = collect(read_text, "خبر\nabc \xC7\xE1\xCE\xC8\xD1", {.path = "old.txt"});
    CHECK(got.records.empty());
    REQUIRE(got.reasons() == std::vector<std::string>{"not UTF-8"});
    CHECK(got.refusals.at(0).path == "old.txt");
    CHECK(got.refusals.at(0).offset == 11);
    CHECK(got.refusals.at(0).line == 2);
    CHECK_THAT(got.refusals.at(0).detail, Catch::Contains("iconv -f WINDOWS-1256 -t UTF-8"));
}

TEST_CASE("A text over the limit is refused") {
    CHECK(read_one(std::string(1000, 'x'), {.record_limit = 1000}).body.size() == 1000);
    const Collected got = collect(read_text, std::string(1001, 'x'), {.record_limit = 1000});
    CHECK(got.records.empty());
    CHECK(got.reasons() == std::vector<std::string>{"record too large"});
}

TEST_CASE("However the bytes of a text are cut into reads, the same record comes out") {
    const std::string bytes = "\xEF\xBB\xBFعنوان\r\nسطر أول\rسطر ثان\r\n" + nul;
    const std::string whole = describe(collect(read_text, bytes));
    for (std::size_t step = 1; step < 8; ++step)
        CHECK(describe(collect(read_text, bytes, {.step = step})) == whole);
}
