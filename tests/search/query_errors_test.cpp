// Queries that cannot be read: the message, its place and what to do instead.
#include <catch2/catch.hpp>

#include "query_cases.h"
#include "search/query_lexer.h"
#include "search/query_terms.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i)
        out += text;
    return out;
}

std::string numbers(std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += fmt::format("w{} ", i);
    return out;
}

}  // namespace

TEST_CASE("a query that cannot be read is refused with the place of the fault") {
    const Case cases[] = {
        {"سوق \"تونس قفصة", "error at 7: the quotation mark \" is not closed"},
        {"\"سوق\" \"تونس", "error at 9: the quotation mark \" is not closed"},
        {"سوق «تونس", "error at 7: the quotation mark « is not closed"},
        {"«سوق «تونس» قفصة", "error at 0: the quotation mark « is not closed"},
        {"“سوق تونس", "error at 0: the quotation mark “ is not closed"},
        {"‹سوق", "error at 0: the quotation mark ‹ is not closed"},
        {"''سوق", "error at 0: the quotation mark '' is not closed"},
        {"foo:bar", "error at 0: there is no field foo:"},
        {"سوق -foo:bar", "error at 8: there is no field foo:"},
        {"title:foo:bar", "error at 6: there is no field foo:"},
        {"foo:\"bar baz\"", "error at 0: there is no field foo:"},
        {"foo:(bar)", "error at 0: there is no field foo:"},
        {"été:bar", "error at 0: there is no field été:"},
        {"-سوق", "error at 0: the query only says what to leave out"},
        {"  NOT سوق -تونس", "error at 2: the query only says what to leave out"},
        {"(-سوق)", "error at 1: the query only says what to leave out"},
        {"،", "error at 0: the query has nothing to search for"},
        {" ؟! ...", "error at 1: the query has nothing to search for"},
        {"-", "error at 0: the query has nothing to search for"},
        {"\"", "error at 0: the query has nothing to search for"},
        {"\"\"", "error at 0: the query has nothing to search for"},
        {"()", "error at 0: the query has nothing to search for"},
        {"OR", "error at 0: the query has nothing to search for"},
        {"*", "error at 0: the query has nothing to search for"},
        {"سوق NOT", "error at 7: NOT has no word after it"},
        {"سوق (NOT) تونس", "error at 8: NOT has no word after it"},
        {"NOT", "error at 0: NOT has no word after it"},
        {"NOT OR سوق", "error at 0: NOT has no word after it"},
        {"سوق NEAR/0 تونس", "error at 7: NEAR/0 has no distance from 1 to 1000"},
        {"سوق قرب/9999 تونس", "error at 7: قرب/9999 has no distance from 1 to 1000"},
        {"سوق NEAR/99999999999999999999 تونس", "error at 7: NEAR/99999999999999999999 has no distance from 1 to 1000"},
        {"سوق NEAR -تونس", "error at 12: NEAR stands between words, phrases, and OR-groups of them"},
        {"سوق NEAR country:DZ", "error at 20: NEAR stands between words, phrases, and OR-groups of them"},
        {"a -b NEAR/3 c", "error at 2: NEAR stands between words, phrases, and OR-groups of them"},
        {"(سوق -قفصة) NEAR تونس", "error at 1: NEAR stands between words, phrases, and OR-groups of them"},
        {"سوق NEAR (تونس OR (باجة قفصة))", "error at 26: NEAR stands between words, phrases, and OR-groups of them"},
        {"title:a NEAR b", "error at 13: the words around NEAR are not of one field"},
        {"title:(a NEAR text) NEAR b", "error at 7: NEAR stands between words, phrases, and OR-groups of them"},
        {"a NEAR b NEAR c NEAR d NEAR e NEAR f NEAR g NEAR h NEAR i", "error at 56: NEAR joins at most 8 words"},
        {"س*", "error at 0: س* is too short"},
        {"سوق -سَ*", "error at 8: سَ* is too short"},
        {"\"سو* تونس\"", "error at 0: only the last word of a phrase may have an asterisk"},
        {"سوق country:ققققق", "error at 15: \"ققققق\" is no country that I know"},
        {"country:(DZ ML)", "error at 9: \"DZ ML\" is no country that I know"},
        {"mentions:none", "error at 9: \"none\" is no country that I know"},
        {"country:\"\"", "error at 8: country: has no value"},
        {"country:، سوق", "error at 8: country: has no value"},
        {"source:\"،\"", "error at 7: \"،\" is no name for source:"},
        {"date:2011-02-30", "error at 5: \"2011-02-30\" is not a date: there is no such day"},
        {"date:1432", "error at 5: \"1432\" is not a date: its Hijri month or year lies in two Gregorian years"},
        {"date:..", "error at 5: date: has no date"},
        {"date:2012..2011", "error at 5: the range 2012..2011 ends before it begins"},
        {"date:\"21 ماي 2011 18:30\"",
         "error at 5: \"21 ماي 2011 18:30\" has a clock, which dates of articles are not searched by"},
        {"-country:DZ", "error at 0: the query only says what to leave out"},
        {"سوق OR -تونس", "error at 10: an exclusion cannot be one of the alternatives of OR"},
        {"-سوق OR تونس", "error at 0: an exclusion cannot be one of the alternatives of OR"},
        {"سوق OR (-تونس)", "error at 11: an exclusion cannot be one of the alternatives of OR"},
        {"سوق -(-تونس)", "error at 7: an excluded group holds nothing but exclusions"},
        {"سوق \xFF تونس", "error at 7: the query is not valid UTF-8"},
        {"\xD8", "error at 0: the query is not valid UTF-8"},
    };
    for (const Case& c : cases) {
        INFO("query: " << c.query);
        CHECK(shape_of(c.query) == c.shape);
        const auto read = parse(c.query);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == core::ErrorCode::bad_query);
        CHECK_FALSE(read.error().hint.empty());
    }
}

TEST_CASE("an unknown field names the known ones") {
    const auto read = parse("foo:bar");
    REQUIRE_FALSE(read);
    CHECK(read.error().hint ==
          "known fields are title:, العنوان:, country:, البلد:, الدولة:, source:, المصدر:, الصحيفة:, الجريدة:, "
          "category:, القسم:, الباب:, date:, التاريخ:, mentions:, يذكر:; to search for the word, put a space after the "
          "colon");
}

TEST_CASE("double exclusion counts as one, with a warning") {
    CHECK(shape_of("سوق NOT -تونس") == "all(term(سوق) exclude(term(تونس)))");
    CHECK(shape_of("سوق NOT NOT تونس") == "all(term(سوق) exclude(term(تونس)))");
    CHECK(warnings_of("سوق NOT -تونس") ==
          std::vector<std::string>{"Several signs of exclusion before one word count as one."});
}

TEST_CASE("a query of up to ten thousand bytes is read") {
    const std::string word(max_query_bytes, 'a');
    CHECK(parse(word).ok());
    CHECK(shape_of(word + "a") == "error at 10000: the query has 10001 bytes, more than 10000");
}

TEST_CASE("a query of up to five hundred words is read") {
    const auto read = parse(numbers(max_query_terms / 2));
    REQUIRE(read);
    const std::string longest = repeated("a ", max_query_terms);
    CHECK(parse(longest).ok());
    CHECK(shape_of(longest + "b") == "error at 1000: the query has more than 500 words");
    CHECK(shape_of("\"" + longest + "\" b") == "error at 1003: the query has more than 500 words");
}

TEST_CASE("parentheses may be nested a hundred deep") {
    CHECK(shape_of(repeated("(", 100) + "a" + repeated(")", 100)) == "all(term(a))");
    CHECK(shape_of(repeated("(", 101) + "a" + repeated(")", 101)) ==
          "error at 100: parentheses are nested more than 100 deep");
    CHECK(shape_of(repeated("(", 9'000)) == "error at 100: parentheses are nested more than 100 deep");
}

TEST_CASE("long runs of one sign do no harm") {
    for (const char* sign :
         {"\"", "«", "»", "-", "|", ")", ":", "''", "title:", "-+", " \"a", " »a", "\u200F", "a'' "}) {
        INFO("sign: " << sign);
        const std::string query = repeated(sign, max_query_bytes / std::string_view(sign).size());
        const auto read = parse(query);
        CHECK((read ? query.size() : read.error().offset.value_or(query.size() + 1)) <= query.size());
    }
}
