// The syntax of queries: operators, quotations, groups and fields.
#include <catch2/catch.hpp>

#include "query_cases.h"

using namespace arshif::search::test;

namespace {

void check(std::initializer_list<Case> cases) {
    for (const Case& c : cases) {
        INFO("query: " << c.query);
        CHECK(shape_of(c.query) == c.shape);
    }
}

}  // namespace

TEST_CASE("words side by side must all occur") {
    check({
        {"تونس", "all(term(تونس))"},
        {"تونس قفصة", "all(term(تونس) term(قفصه))"},
        {"  تونس\t\nقفصة ", "all(term(تونس) term(قفصه))"},
        {"تونس قفصة", "all(term(تونس) term(قفصه))"},
        {"تونس، قفصة؛ باجة؟", "all(term(تونس) term(قفصه) term(باجه))"},
        {"Tunis TUNIS", "all(term(tunis))"},
        {"+تونس +قفصة", "all(term(تونس) term(قفصه))"},
        {"تونس + قفصة", "all(term(تونس) term(قفصه))"},
        {"تونس AND قفصة", "all(term(تونس) term(قفصه))"},
        {"تونس & قفصة && باجة", "all(term(تونس) term(قفصه) term(باجه))"},
        {"tunis and gafsa not or", "all(term(tunis) term(and) term(gafsa) term(not) term(or))"},
    });
}

TEST_CASE("an empty query matches everything") {
    check({{"", "all()"}, {"  \t\n", "all()"}, {"\u00A0\u3000", "all()"}, {"\u200F \u061C", "all()"}});
    CHECK(warnings_of(" ").empty());
}

TEST_CASE("quotation marks of every kind make phrases") {
    check({
        {"\"سوق تونس\"", "all(phrase(\"سوق تونس\"))"},
        {"“سوق تونس”", "all(phrase(\"سوق تونس\"))"},
        {"”سوق تونس“", "all(phrase(\"سوق تونس\"))"},
        {"”سوق تونس”", "all(phrase(\"سوق تونس\"))"},
        {"“سوق تونس“", "all(phrase(\"سوق تونس\"))"},
        {"„سوق تونس“", "all(phrase(\"سوق تونس\"))"},
        {"„سوق تونس”", "all(phrase(\"سوق تونس\"))"},
        {"«سوق تونس»", "all(phrase(\"سوق تونس\"))"},
        {"»سوق تونس«", "all(phrase(\"سوق تونس\"))"},
        {"‹سوق تونس›", "all(phrase(\"سوق تونس\"))"},
        {"''سوق تونس''", "all(phrase(\"سوق تونس\"))"},
        {"＂سوق تونس＂", "all(phrase(\"سوق تونس\"))"},
        {"\"سوق تونس”", "all(phrase(\"سوق تونس\"))"},
        {"\"تونس\"", "all(phrase(\"تونس\"))"},
        {"\"سوق\" تونس", "all(phrase(\"سوق\") term(تونس))"},
        {"\"سوق\"تونس", "all(phrase(\"سوق\") term(تونس))"},
        {"\"سوق\" \"تونس\"", "all(phrase(\"سوق\") phrase(\"تونس\"))"},
        {"قفصة\"سوق تونس\"", "all(term(قفصه) phrase(\"سوق تونس\"))"},
    });
}

TEST_CASE("a quotation inside another is part of its text") {
    check({
        {"«سوق \"تونس\" كبير»", "all(phrase(\"سوق تونس كبير\"))"},
        {"\"سوق «تونس» كبير\"", "all(phrase(\"سوق تونس كبير\"))"},
        {"«سوق «تونس» كبير» قفصة", "all(phrase(\"سوق تونس كبير\") term(قفصه))"},
        {"“سوق “تونس” كبير” قفصة", "all(phrase(\"سوق تونس كبير\") term(قفصه))"},
        {"''سوق \"تونس\" كبير''", "all(phrase(\"سوق تونس كبير\"))"},
        {"\"سوق ''تونس'' كبير\"", "all(phrase(\"سوق تونس كبير\"))"},
    });
}

TEST_CASE("operators inside a quotation are words") {
    check({
        {"\"سوق أو تونس\"", "all(phrase(\"سوق او تونس\"))"},
        {"\"tunis OR gafsa\"", "all(phrase(\"tunis or gafsa\"))"},
        {"\"سوق -تونس (قفصة) |\"", "all(phrase(\"سوق تونس قفصه\"))"},
        {"\"title:tunis\"", "all(phrase(\"title tunis\"))"},
    });
}

TEST_CASE("a lone quotation mark with an obvious reading is ignored with a warning") {
    check({
        {"سوق تونس\"", "all(term(سوق) term(تونس))"},
        {"سوق تونس \" ", "all(term(سوق) term(تونس))"},
        {"سوق تونس «.", "all(term(سوق) term(تونس))"},
        {"سوق تونس ''", "all(term(سوق) term(تونس))"},
        {"سوق» تونس", "all(term(سوق) term(تونس))"},
        {"سوق › تونس", "all(term(سوق) term(تونس))"},
        {"سوق -\"", "all(term(سوق))"},
        {"سوق -» تونس", "all(term(سوق) term(تونس))"},
    });
    CHECK(warnings_of("سوق تونس\"") ==
          std::vector<std::string>{"The quotation mark \" without a partner was ignored."});
    CHECK(warnings_of("سوق» تونس») باجة").size() == 2);
    CHECK(warnings_of("سوق ''") == std::vector<std::string>{"The quotation mark '' without a partner was ignored."});
}

TEST_CASE("a quotation without words is ignored with a warning") {
    check({{"سوق \"\"", "all(term(سوق))"},
           {"\"،\" سوق", "all(term(سوق))"},
           {"سوق -\"\" تونس", "all(term(سوق) term(تونس))"}});
    CHECK(warnings_of("\"\" سوق \"\"") == std::vector<std::string>{"A quotation without words was ignored."});
}

TEST_CASE("a minus and NOT exclude") {
    check({
        {"سوق -تونس", "all(term(سوق) exclude(term(تونس)))"},
        {"-تونس سوق", "all(exclude(term(تونس)) term(سوق))"},
        {"سوق −تونس", "all(term(سوق) exclude(term(تونس)))"},
        {"سوق –تونس", "all(term(سوق) exclude(term(تونس)))"},
        {"سوق －تونس", "all(term(سوق) exclude(term(تونس)))"},
        {"سوق -\"قفصة باجة\"", "all(term(سوق) exclude(phrase(\"قفصه باجه\")))"},
        {"سوق -«قفصة باجة»", "all(term(سوق) exclude(phrase(\"قفصه باجه\")))"},
        {"سوق NOT تونس", "all(term(سوق) exclude(term(تونس)))"},
        {"سوق NOT \"قفصة باجة\" تونس", "all(term(سوق) exclude(phrase(\"قفصه باجه\")) term(تونس))"},
        {"سوق AND NOT تونس", "all(term(سوق) exclude(term(تونس)))"},
        {"سوق -(قفصة باجة)", "all(term(سوق) exclude(all(term(قفصه) term(باجه))))"},
        {"سوق -(قفصة OR باجة)", "all(term(سوق) exclude(any(term(قفصه) term(باجه))))"},
        {"سوق (-قفصة -باجة)", "all(term(سوق) exclude(term(قفصه)) exclude(term(باجه)))"},
        {"(سوق)-قفصة", "all(term(سوق) exclude(term(قفصه)))"},
        {"سوق -OR -أو", "all(term(سوق) exclude(term(or)) exclude(term(او)))"},
        {"سوق +-تونس", "all(term(سوق) exclude(term(تونس)))"},
    });
}

TEST_CASE("bidi marks do not hide an operator") {
    check({
        {"سوق \u200F-تونس", "all(term(سوق) exclude(term(تونس)))"},
        {"سوق -\u200Fتونس", "all(term(سوق) exclude(term(تونس)))"},
        {"\u200E\u061C-تونس سوق", "all(exclude(term(تونس)) term(سوق))"},
        {"سوق \u200FOR\u200F تونس", "all(any(term(سوق) term(تونس)))"},
        {"سوق \u202Bأو\u202C تونس", "all(any(term(سوق) term(تونس)))"},
        {"title\u200F:\u200Fسوق", "all(title:term(سوق))"},
        {"\u200F\"سوق تونس\"\u200F", "all(phrase(\"سوق تونس\"))"},
        {"سوق -\u200F، تونس", "all(term(سوق) term(تونس))"},
    });
}

TEST_CASE("a dash that begins no word is punctuation") {
    check({
        {"سوق - تونس", "all(term(سوق) term(تونس))"},
        {"سوق – تونس —قفصة", "all(term(سوق) term(تونس) term(قفصه))"},
        {"سوق --تونس", "all(term(سوق) term(تونس))"},
        {"سوق -- تونس -", "all(term(سوق) term(تونس))"},
        {"سوق -... تونس", "all(term(سوق) term(تونس))"},
        {"(سوق -) تونس", "all(term(سوق) term(تونس))"},
        {"«سوق»-تونس", "all(phrase(\"سوق\") term(تونس))"},
        {"covid-19", "all(phrase(\"covid 19\"))"},
    });
}

TEST_CASE("OR and its Arabic word make alternatives and bind tighter than neighbourhood") {
    check({
        {"سوق OR تونس", "all(any(term(سوق) term(تونس)))"},
        {"سوق | تونس", "all(any(term(سوق) term(تونس)))"},
        {"سوق|تونس||قفصة", "all(any(term(سوق) term(تونس) term(قفصه)))"},
        {"سوق ｜ تونس", "all(any(term(سوق) term(تونس)))"},
        {"سوق أو تونس", "all(any(term(سوق) term(تونس)))"},
        {"سوق او تونس", "all(any(term(سوق) term(تونس)))"},
        {"سوق أَوْ تونس", "all(any(term(سوق) term(تونس)))"},
        {"سوق تونس OR قفصة باجة", "all(term(سوق) any(term(تونس) term(قفصه)) term(باجه))"},
        {"سوق OR \"تونس قفصة\" OR باجة", "all(any(term(سوق) phrase(\"تونس قفصه\") term(باجه)))"},
        {"(سوق تونس) OR قفصة", "all(any(all(term(سوق) term(تونس)) term(قفصه)))"},
        {"(سوق -تونس) OR قفصة", "all(any(all(term(سوق) exclude(term(تونس))) term(قفصه)))"},
        {"سوق AND تونس OR قفصة", "all(term(سوق) any(term(تونس) term(قفصه)))"},
        {"سوق OR (تونس OR قفصة)", "all(any(term(سوق) term(تونس) term(قفصه)))"},
    });
}

TEST_CASE("AND beside OR gets a warning about precedence") {
    const std::vector<std::string> expected = {
        "OR binds its neighbours before AND does: a AND b OR c is a AND (b OR c); parentheses change that."};
    CHECK(warnings_of("سوق AND تونس OR قفصة") == expected);
    CHECK(warnings_of("سوق OR تونس قفصة").empty());
    CHECK(warnings_of("سوق AND (تونس OR قفصة)").empty());
}

TEST_CASE("an operator without a word on both sides is ignored with a warning") {
    check({
        {"OR سوق", "all(term(سوق))"},
        {"أو سوق", "all(term(سوق))"},
        {"سوق OR", "all(term(سوق))"},
        {"سوق أو", "all(term(سوق))"},
        {"سوق OR OR تونس", "all(any(term(سوق) term(تونس)))"},
        {"سوق OR AND تونس", "all(any(term(سوق) term(تونس)))"},
        {"سوق AND OR تونس", "all(term(سوق) term(تونس))"},
        {"AND سوق AND", "all(term(سوق))"},
        {"(OR سوق OR) تونس", "all(term(سوق) term(تونس))"},
        {"سوق OR () تونس", "all(term(سوق) term(تونس))"},
    });
    for (const char* query : {"OR سوق", "سوق OR", "سوق OR OR تونس"}) {
        INFO("query: " << query);
        CHECK(warnings_of(query) == std::vector<std::string>{"OR was ignored: it has no word on both sides."});
    }
    CHECK(warnings_of("أو سوق") == std::vector<std::string>{"أو was ignored: it has no word on both sides."});
    CHECK(warnings_of("سوق OR تونس").empty());
}

TEST_CASE("parentheses group") {
    check({
        {"(سوق)", "all(term(سوق))"},
        {"((سوق) تونس)", "all(term(سوق) term(تونس))"},
        {"سوق (تونس OR قفصة) باجة", "all(term(سوق) any(term(تونس) term(قفصه)) term(باجه))"},
        {"سوق(تونس)قفصة", "all(term(سوق) term(تونس) term(قفصه))"},
        {"（سوق OR تونس） قفصة", "all(any(term(سوق) term(تونس)) term(قفصه))"},
        {"سوق () تونس", "all(term(سوق) term(تونس))"},
        {"سوق -() title:() تونس", "all(term(سوق) term(تونس))"},
    });
}

TEST_CASE("unbalanced parentheses are mended with a warning") {
    check({
        {"سوق) تونس", "all(term(سوق) term(تونس))"},
        {"سوق OR (تونس قفصة", "all(any(term(سوق) all(term(تونس) term(قفصه))))"},
        {"((سوق", "all(term(سوق))"},
    });
    CHECK(warnings_of("سوق) تونس)") ==
          std::vector<std::string>{"A closing parenthesis without an opening one was ignored."});
    CHECK(warnings_of("((سوق") ==
          std::vector<std::string>{"An opening parenthesis without a closing one was closed at the end."});
    CHECK(warnings_of("((سوق))").empty());
}

TEST_CASE("a field governs the word, phrase or group behind it") {
    check({
        {"title:سوق تونس", "all(title:term(سوق) term(تونس))"},
        {"TITLE:سوق Title:تونس", "all(title:term(سوق) title:term(تونس))"},
        {"العنوان:سوق", "all(title:term(سوق))"},
        {"العُنوان:سوق", "all(title:term(سوق))"},
        {"title：سوق", "all(title:term(سوق))"},
        {"title:\"سوق تونس\"", "all(title:phrase(\"سوق تونس\"))"},
        {"العنوان:«سوق تونس»", "all(title:phrase(\"سوق تونس\"))"},
        {"title:(سوق تونس) قفصة", "all(title:term(سوق) title:term(تونس) term(قفصه))"},
        {"title:(سوق OR \"تونس\") -title:قفصة",
         "all(any(title:term(سوق) title:phrase(\"تونس\")) exclude(title:term(قفصه)))"},
        {"سوق title:-تونس", "all(term(سوق) exclude(title:term(تونس)))"},
        {"سوق OR title:سوق", "all(any(term(سوق) title:term(سوق)))"},
        {"title:10:30", "all(title:phrase(\"10 30\"))"},
        {"title:OR", "all(title:term(or))"},
    });
}

TEST_CASE("a colon that makes no field is punctuation") {
    check({
        {"10:30", "all(phrase(\"10 30\"))"},
        {"الجزائر:توقيف", "all(term(الجزائر) term(توقيف))"},
        {"الجزائر: توقيف", "all(term(الجزائر) term(توقيف))"},
        {"https://gafsa/tunis", "all(term(https) term(gafsa) term(tunis))"},
        {"covid-19:سوق", "all(phrase(\"covid 19\") term(سوق))"},
        {"tunis: gafsa", "all(term(tunis) term(gafsa))"},
        {"title:", "all(term(title))"},
        {"title: سوق", "all(term(title) term(سوق))"},
        {"title:، سوق", "all(term(سوق))"},
    });
    CHECK(
        warnings_of("title: سوق") ==
        std::vector<std::string>{"title: before a space was read as a word; a field is followed by its word at once."});
    CHECK(warnings_of("الجزائر: توقيف").empty());
}
