// NEAR, truncation, fields of the record, and how closely words are compared.
#include <algorithm>
#include <catch2/catch.hpp>

#include "query_cases.h"

using namespace arshif::search;
using namespace arshif::search::test;

namespace {

void check(std::initializer_list<Case> cases, const ParseOptions& options = {}) {
    for (const Case& c : cases) {
        INFO("query: " << c.query);
        CHECK(shape_of(c.query, options) == c.shape);
    }
}

std::vector<std::string> forms_of_first(std::string_view query, const ParseOptions& options = {}) {
    std::vector<std::string> forms;
    const auto read = parse(query, options);
    for (const WordForm& form : read->root.children.front().words.front().forms)
        forms.push_back(form.surface);
    return forms;
}

}  // namespace

TEST_CASE("NEAR joins words, phrases and alternatives, more tightly than OR") {
    check({
        {"سوق NEAR/5 تونس", "all(near/5(term(سوق) term(تونس)))"},
        {"سوق NEAR تونس", "all(near/10(term(سوق) term(تونس)))"},
        {"سوق قرب/5 تونس", "all(near/5(term(سوق) term(تونس)))"},
        {"سوق قريب/٥ تونس", "all(near/5(term(سوق) term(تونس)))"},
        {"سوق قرب تونس", "all(term(سوق) term(قرب) term(تونس))"},
        {"سوق near تونس", "all(term(سوق) term(near) term(تونس))"},
        {"سوق NEAR/x تونس", "all(term(سوق) term(near) term(x) term(تونس))"},
        {"a NEAR/2 b NEAR/2 c", "all(near/2(term(a) term(b) term(c)))"},
        {"a NEAR/2 a", "all(near/2(term(a) term(a)))"},
        {"\"a b\" NEAR/3 (c OR \"d\" OR de*)",
         "all(near/3(phrase(\"a b\") any(term(c) phrase(\"d\") phrase(\"de*\"))))"},
        {"a NEAR/3 b OR c", "all(any(near/3(term(a) term(b)) term(c)))"},
        {"a -(b NEAR/3 c)", "all(term(a) exclude(near/3(term(b) term(c))))"},
        {"(a b) NEAR/3 c", "all(near/3(term(a) term(b) term(c)))"},
        {"في NEAR/3 سوق", "all(near/3(term(في) term(سوق)))"},
        {"title:(a NEAR/3 b)", "all(near/3(title:term(a) title:term(b)))"},
        {"title:a NEAR/3 title:b", "all(near/3(title:term(a) title:term(b)))"},
        {"a NEAR", "all(term(a))"},
        {"NEAR a", "all(term(a))"},
        {"a NEAR OR b", "all(near/10(term(a) term(b)))"},
        {"\"a NEAR b\"", "all(phrase(\"a near b\"))"},
    });
    CHECK(warnings_of("a NEAR") == std::vector<std::string>{"NEAR was ignored: it has no word on both sides."});
    CHECK(shape_of("a NEAR/2 b NEAR/7 c") == "all(near/7(term(a) term(b) term(c)))");
    CHECK(warnings_of("a NEAR/2 b NEAR/7 c").size() == 1);
}

TEST_CASE("an asterisk at the end of a word truncates it") {
    check({
        {"كتا*", "all(phrase(\"كتا*\"))"},
        {"كِتا*", "all(phrase(\"كتا*\"))"},
        {"كتا\u066D", "all(phrase(\"كتا*\"))"},
        {"كتا＊", "all(phrase(\"كتا*\"))"},
        {"كتا* كتا", "all(phrase(\"كتا*\") term(كتا))"},
        {"(كتا*) -سو*", "all(phrase(\"كتا*\") exclude(phrase(\"سو*\")))"},
        {"title:كتا*", "all(title:phrase(\"كتا*\"))"},
        {"\"سوق كتا*\"", "all(phrase(\"سوق كتا*\"))"},
        {"covid-19*", "all(phrase(\"covid 19*\"))"},
        {"20*", "all(phrase(\"20*\"))"},
        {"كتا* *", "all(phrase(\"كتا*\"))"},
        {"*كتاب", "all(term(كتاب))"},
        {"كتا*ب", "all(term(كتا) term(ب))"},
        {"سوق * تونس", "all(term(سوق) term(تونس))"},
    });
    CHECK(warnings_of("كتا*").empty());
    CHECK(warnings_of("*كتاب").size() == 1);
    CHECK(warnings_of("كتا*ب").size() == 1);
}

TEST_CASE("a field of the record takes a value") {
    check({
        {"country:DZ", "all(country:DZ)"},
        {"البلد:الجزائر", "all(country:DZ)"},
        {"الدولة:algérie سوق", "all(country:DZ term(سوق))"},
        {"country:\"السعودية\"", "all(country:SA)"},
        {"country:جنوب أفريقيا سوق", "all(country:ZA term(سوق))"},
        {"country:none,ML،DZ", "all(country:none,ML,DZ)"},
        {"country:(DZ OR مالي)", "all(any(country:DZ country:ML))"},
        {"سوق OR country:DZ", "all(any(term(سوق) country:DZ))"},
        {"سوق -country:DZ", "all(term(سوق) exclude(country:DZ))"},
        {"سوق NOT البلد:الجزائر", "all(term(سوق) exclude(country:DZ))"},
        {"source:الشُّرُوق", "all(source:\"الشروق\")"},
        {"المصدر:\"Le Matin, Alger\"", "all(source:\"le matin alger\")"},
        {"الجريدة:الخبر,الشروق", "all(source:\"الخبر\",\"الشروق\")"},
        {"source:(صوت الجريد) سوق", "all(source:\"صوت الجريد\" term(سوق))"},
        {"القسم:رياضة", "all(category:\"رياضه\")"},
        {"mentions:مالي يذكر:DZ", "all(mentions:ML mentions:DZ)"},
        {"title:country:DZ", "all(country:DZ)"},
        {"country:title:سوق", "all(title:term(سوق))"},
        {"title:(سوق country:DZ)", "all(title:term(سوق) country:DZ)"},
        {"country: DZ", "all(term(country) term(dz))"},
        {"\"country:DZ\"", "all(phrase(\"country dz\"))"},
    });
    CHECK(warnings_of("country: DZ").size() == 1);
}

TEST_CASE("a date may be a range, and a month may have its name") {
    check({
        {"date:2011", "all(date:2011)"},
        {"date:٢٠١١-٠٥", "all(date:2011-05)"},
        {"date:2010..2011-05", "all(date:2010..2011-05)"},
        {"date:2010..", "all(date:2010..)"},
        {"date:..2011", "all(date:..2011)"},
        {"date:2010…2011", "all(date:2010..2011)"},
        {"date:2010 .. 2011 سوق", "all(date:2010..2011 term(سوق))"},
        {"date:أوت 2009", "all(date:2009-08)"},
        {"التاريخ:أوت 2009 سوق", "all(date:2009-08 term(سوق))"},
        {"date:\"أوت 2009\"", "all(date:2009-08)"},
        {"date:\"12 ماي 2009..كانون الثاني 2010\"", "all(date:2009-05-12..2010-01)"},
        {"date:12 ماي 2009..كانون الثاني 2010 سوق", "all(date:2009-05-12..2010-01 term(سوق))"},
        {"date:(2010 OR 2012)", "all(any(date:2010 date:2012))"},
        {"date:21/5/2011", "all(date:2011-05-21)"},
        {"سوق -date:2011", "all(term(سوق) exclude(date:2011))"},
    });
}

TEST_CASE("the first word of a phrase may have proclitics, but not a single word and not with --exact") {
    const std::vector<std::string> forms = forms_of_first("\"مكافحة الإرهاب\"");
    for (const char* form : {"ومكافحه", "لمكافحه", "بمكافحه", "وبمكافحه", "فلمكافحه", "ككافحه"}) {
        INFO(form);
        CHECK((std::find(forms.begin(), forms.end(), form) != forms.end()) == (form != std::string("ككافحه")));
    }
    const std::vector<std::string> with_article = forms_of_first("\"الإرهاب الدولي\"");
    CHECK(std::find(with_article.begin(), with_article.end(), "للارهاب") != with_article.end());
    CHECK(std::find(with_article.begin(), with_article.end(), "وللارهاب") != with_article.end());
    CHECK(forms_of_first("\"مكافحة\"").empty());
    CHECK(forms_of_first("\"2011 سنة\"").empty());
    CHECK(forms_of_first("\"مكافحة الإرهاب\"", {false, true, false}).empty());
    CHECK(forms_of_first("\"مكافحة الإرهاب\"", {false, false, true}).empty());
    check({{"\"مكافحة الإرهاب\"", "all(exact(\"مكافحه الارهاب\"))"}}, {false, true, false});
}

TEST_CASE("with --strict every word is meant in the spelling typed") {
    check(
        {
            {"أحمد", "all(strict(\"أحمد\"))"},
            {"أحمد احمد", "all(strict(\"أحمد\") strict(\"احمد\"))"},
            {"أحمد أحمد", "all(strict(\"أحمد\"))"},
            {"\"سوق الأحد\"", "all(strict(\"سوق الأحد\"))"},
            {"أحم*", "all(strict(\"أحم*\"))"},
            {"title:مدرسة country:DZ", "all(title:strict(\"مدرسة\") country:DZ)"},
        },
        {false, false, true});
}
