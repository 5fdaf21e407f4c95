// Acronyms and what they stand for.
#include "search/other_names.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "recognise/table.h"
#include "text/analyzer.h"

using namespace arshif::search;

namespace {

std::vector<std::string> others_of(std::string_view name) {
    arshif::text::Analyzer analyzer;
    std::vector<NameWord> words;
    for (const arshif::text::Term& term : analyzer.analyze(name))
        words.push_back({term.surface, term.stem});
    return other_names(words);
}

bool is_among(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

TEST_CASE("each name leads to the others of its group and not to itself") {
    const auto [name, other] = GENERATE(table<std::string, std::string>({
        {"أ.ف.ب", "فرانس برس"},
        {"أ ف ب", "فرانس برس"},
        {"AFP", "فرانس برس"},
        {"فرانس برس", "أ.ف.ب"},
        {"الناتو", "حلف شمال الأطلسي"},
        {"ناتو", "حلف شمال الأطلسي"},
        {"حلف شمال الأطلسي", "الناتو"},
        {"NATO", "الناتو"},
        {"داعش", "تنظيم الدولة"},
        {"تنظيم الدولة", "داعش"},
        {"G8", "مجموعة الثماني"},
        {"مجموعة الثماني", "G8"},
        {"اليونسكو", "UNESCO"},
    }));
    CAPTURE(name);
    CHECK(is_among(others_of(name), other));
    CHECK_FALSE(is_among(others_of(name), name));
}

TEST_CASE("words that only share a stem with a name of one word do not call it") {
    CHECK(others_of("أمريكي").empty());
    CHECK_FALSE(others_of("أمريكا").empty());
    CHECK(others_of("القمح").empty());
    CHECK(others_of("").empty());
}

TEST_CASE("every name of the table leads to all the others of its row") {
    std::ifstream table(ARSHIF_SOURCE_DIR "/src/search/data/other_names.tsv");
    for (std::string line; std::getline(table, line);) {
        if (line.starts_with('#')) continue;
        const auto names = arshif::recognise::split(line, '|');
        for (const std::string_view name : names) {
            CAPTURE(line, name);
            const std::vector<std::string> others = others_of(name);
            CHECK(others.size() + 1 == names.size());
            for (const std::string& other : others)
                CHECK(std::find(names.begin(), names.end(), other) != names.end());
        }
    }
}
