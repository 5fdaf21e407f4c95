#include "indexer/readers/json_survey.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace arshif::indexer;

TEST_CASE("Objects that only wrap articles are told from articles") {
    struct Case {
        std::string object;
        bool wrapper;
        bool article;
    };
    const auto [object, wrapper, article] = GENERATE(values<Case>({
        {R"({"articles":[{"title":"a","text":"b"}]})", true, false},
        {R"({"status":"ok","total":2,"articles":[ {"body":"b"}, {"body":"c"}]})", true, false},
        {R"({"title":"a collection","items":[{"text":"b"}]})", true, true},
        {R"({"articles":[{"title":"a","text":"cut o)", true, false},
        {R"({"data":[{"foo":1}]})", true, false},
        {R"({"content":[{"title":"a page of an interface"}]})", true, false},
        {R"({"title":"a","classes":[{"key":"k","value":"v"}],"full_text":"b"})", false, true},
        {R"({"title":"a","classes":[{"key":"k","value":"v"}]})", false, true},
        {R"({"description":"a","images":[{"title":"i"}]})", false, true},
        {R"({"title":"a","text":"b"})", false, true},
        {R"({"title":"a","paragraphs":[{"context":"b","qas":[]},{"context":"c"}]})", false, true},
        {R"({"data":[{"title":"a","paragraphs":[{"context":"b"}]}]})", true, false},
        {R"({"content":[{"type":"image"},{"text":"b"}]})", false, true},
        {R"({"content":[{"text":"b","headline":"an article"}]})", true, false},
        {R"({"content":[{"text":"b","type":"a paragraph"}]})", false, true},
        {R"({"content":[{"text":"b","published_at":"2011"}]})", true, false},
        {R"({"content":["a","b"]})", false, true},
        {R"({"foo":1,"list":[1,2],"nested":{"text":"x"}})", false, false},
        {R"({})", false, false},
        {R"({)", false, false},
        {R"({"a)", false, false},
        {R"({nonsense})", false, false},
    }));
    CAPTURE(object);
    const ObjectSurvey survey = survey_object(object);
    CHECK(survey.wrapper == wrapper);
    CHECK(survey.article == article);
}

TEST_CASE("Keys are listed in their order, nested ones left out") {
    const ObjectSurvey survey = survey_object(R"({"b":1, "a" : {"x":2}, "ج":[{"y":"}"}],"d":null})");
    CHECK(survey.keys == std::vector<std::string_view>{"b", "a", "ج", "d"});
    CHECK_FALSE(survey.more_keys);
}

TEST_CASE("Only the first dozen keys are listed") {
    std::string object = "{";
    for (int i = 0; i < 20; ++i)
        object += "\"k" + std::to_string(i) + "\":0,";
    const ObjectSurvey survey = survey_object(object + "}");
    CHECK(survey.keys.size() == 12);
    CHECK(survey.more_keys);
}
