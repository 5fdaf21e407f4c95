#include "indexer/readers/headline.h"

#include <catch2/catch.hpp>
#include <string>

using namespace arshif::indexer;

namespace {

// A paragraph as newspapers write them, in one line.
const std::string paragraph =
    "أعلنت إدارة الميناء أمس أن أشغال توسيع الرصيف الشمالي ستنتهي قبل نهاية السنة، وأن السفن الكبيرة ستتمكن من الرسو "
    "فيه ابتداء "
    "من الربيع المقبل بعد أن كانت تفرغ حمولتها في ميناءين آخرين على بعد مائة كيلومتر.";

// A split whose parts outlive the text.
struct Parts {
    std::string title;
    std::string body;
};
Parts split(const std::string& text) {
    const Headline got = split_headline(text);
    return {std::string(got.title), std::string(got.body)};
}

std::string words(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += i == 0 ? "خبر" : " خبر";
    return text;
}

}  // namespace

TEST_CASE("First lines that are headlines") {
    const std::string line =
        GENERATE(as<std::string>(), "توسيع الميناء الشمالي ينتهي قبل الربيع", "الميناء الشمالي: توسيع بلا تأخير",
                 "هل ينتهي توسيع الميناء قبل الربيع؟", "الميناء جاهز!", "توسيع الميناء... المزايا والعيوب",
                 "توسيع الميناء وما بعده...", "توسيع الميناء وما بعده…", "الوزير: «لا تأخير في الأشغال»",
                 "عودة الهدوء إلى الميناء.", "د. سالم يكتب عن الميناء", "Port expansion to finish before spring",
                 "توسيع الميناء - جريدة الساحل", "\"لا تأخير\" في توسيع الميناء", "  توسيع الميناء  ",
                 "“لا تأخير” في الميناء (2)");
    CAPTURE(line);
    const Parts got = split(line + "\n" + paragraph);
    CHECK(got.title ==
          line.substr(line.find_first_not_of(' '), line.find_last_not_of(' ') - line.find_first_not_of(' ') + 1));
    CHECK(got.body == paragraph);
}

TEST_CASE("First lines that belong to the body") {
    const std::string line =
        GENERATE(as<std::string>(),
                 // a sentence
                 "قال مدير الميناء في ندوة صحفية عقدها صباح أمس في مقر الإدارة إن الأشغال انتهت كلها في موعدها.",
                 "فهل تكفي كل هذه الأشغال التي كلفت الخزينة أموالا طائلة على مدى سبع سنوات كاملة لكي يعود النشاط إلى "
                 "هذا الميناء القديم؟",
                 // it goes on in the next line
                 "أعلنت إدارة الميناء أمس،", "وقال المدير:", "أعلنت الإدارة (", "وأضاف المدير «",
                 "قال المدير «إن الأشغال", "وأضاف \u201Cإن الأشغال", "انتهت الأشغال؛",
                 // two sentences
                 "انتهت الأشغال في الميناء قبل الموعد. وستعود السفن إليه في الربيع المقبل بعد غياب طويل دام سبع سنوات",
                 // nothing that is a word
                 "2011-05-21", "***", "-----", "12/5", "؟", "(1)");
    CAPTURE(line);
    const std::string text = line + "\n" + paragraph;
    const Parts got = split(text);
    CHECK(got.title.empty());
    CHECK(got.body == text);
}

TEST_CASE("A headline is at most 30 words and 200 characters") {
    CHECK(split(words(30) + "\n" + paragraph).title == words(30));
    CHECK(split(words(31) + "\n" + paragraph).title.empty());
    const std::string long_word = "الميناء ";
    const auto line_of = [&](std::size_t characters) {
        return std::string(long_word + std::string(characters - 8, 'x'));
    };
    CHECK_FALSE(split(line_of(200) + "\n" + paragraph + paragraph).title.empty());
    CHECK(split(line_of(201) + "\n" + paragraph + paragraph).title.empty());
    CHECK(split(line_of(1000000) + "\n" + std::string(2000000, 'x')).title.empty());
}

TEST_CASE("A headline has more text behind it than it has itself") {
    CHECK(split("توسيع الميناء").title.empty());
    CHECK(split("توسيع الميناء\n").title.empty());
    CHECK(split("توسيع الميناء\n\n  \n").title.empty());
    CHECK(split("توسيع الميناء\nقصير").title.empty());
    CHECK(split("توسيع الميناء\nتوسيع الميناء").title == "توسيع الميناء");
    CHECK(split(paragraph).title.empty());
    CHECK(split("").title.empty());
    CHECK(split(" \n \n").title.empty());
}

TEST_CASE("Blank lines around the headline belong to nobody") {
    const Parts got = split("\n \n توسيع الميناء \n\n \n  " + paragraph);
    CHECK(got.title == "توسيع الميناء");
    CHECK(got.body == "  " + paragraph);
}

TEST_CASE("A byline or a date under the headline stays in the body") {
    const std::string rest = "سالم الساحلي\nالتاريخ: 18 يوليو 2012\n" + paragraph;
    const Parts got = split("توسيع الميناء الشمالي ينتهي قبل الربيع بأسابيع\n" + rest);
    CHECK(got.title == "توسيع الميناء الشمالي ينتهي قبل الربيع بأسابيع");
    CHECK(got.body == rest);
}

TEST_CASE("The first line of a paragraph broken at a fixed width is no headline") {
    const std::string text =
        "أعلنت إدارة الميناء أمس أن أشغال توسيع الرصيف الشمالي ستنتهي قبل\n"
        "نهاية السنة، وأن السفن الكبيرة ستتمكن من الرسو فيه ابتداء من\n"
        "الربيع المقبل بعد أن كانت تفرغ حمولتها في ميناءين آخرين على بعد\n"
        "مائة كيلومتر من المدينة.\n";
    CHECK(split(text).title.empty());
    SECTION("but a shorter line before it is") {
        CHECK(split("توسيع الميناء\n" + text).title == "توسيع الميناء");
    }
    SECTION("and so is a line set apart from it") {
        const std::string line = "توسيع الميناء الشمالي ينتهي قبل الربيع بأسابيع طويلة كما وعدت الإدارة";
        CHECK(split(line + "\n\n" + text).title == line);
    }
}

TEST_CASE("Nothing is lost between title and body") {
    const std::string text = GENERATE(as<std::string>(), "عنوان قصير\nمتن أطول من العنوان بكثير", "سطر\n", "\n\n",
                                      "a\nb\nc", "x.\ny z w v u");
    CAPTURE(text);
    const Parts got = split(text);
    std::string squeezed;
    for (const char c : text)
        squeezed += c == '\n' || c == ' ' ? "" : std::string(1, c);
    std::string parts;
    for (const char c : got.title + got.body)
        parts += c == '\n' || c == ' ' ? "" : std::string(1, c);
    CHECK(parts == squeezed);
}
