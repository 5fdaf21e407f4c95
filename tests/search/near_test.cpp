// NEAR: the window by itself, and on texts.
#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "scratch_archive.h"
#include "search/near_window.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

// Every choice of an occurrence for each operand from `next` on.
bool tried(const std::vector<Occurrence>& all, std::uint32_t operands, std::uint32_t distance, std::uint32_t next,
           std::vector<Occurrence> chosen) {
    if (next == operands) {
        std::sort(chosen.begin(), chosen.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
        std::uint32_t others = 0;
        for (std::size_t i = 1; i < chosen.size(); ++i) {
            const std::uint32_t end = chosen[i - 1].begin + chosen[i - 1].length;
            if (chosen[i].begin < end) return false;
            others += chosen[i].begin - end;
        }
        return others < distance;
    }
    return std::any_of(all.begin(), all.end(), [&](const Occurrence& occurrence) {
        if (occurrence.operand != next) return false;
        std::vector<Occurrence> more = chosen;
        more.push_back(occurrence);
        return tried(all, operands, distance, next + 1, more);
    });
}

struct Question {
    std::string query;
    std::string text;
    bool met;
};

}  // namespace

TEST_CASE("occurrences stand near each other exactly where trying every choice says so") {
    std::mt19937 random(5);
    const auto below = [&](std::uint32_t limit) { return std::uniform_int_distribution(0U, limit - 1)(random); };
    int near = 0;
    constexpr int rounds = 20'000;
    for (int round = 0; round < rounds; ++round) {
        const std::uint32_t operands = 2 + below(3);
        std::vector<Occurrence> occurrences;
        for (std::uint32_t left = below(10); left > 0; --left)
            occurrences.push_back({below(operands), below(20), 1 + below(3)});
        std::sort(occurrences.begin(), occurrences.end(),
                  [](const auto& a, const auto& b) { return a.begin < b.begin; });
        const std::uint32_t distance = 1 + below(6);
        const bool expected = tried(occurrences, operands, distance, 0, {});
        CAPTURE(round, operands, distance);
        REQUIRE(stand_near(occurrences, operands, distance) == expected);
        near += expected ? 1 : 0;
    }
    CHECK(near > rounds / 20);
    CHECK(near < rounds * 19 / 20);
}

TEST_CASE("NEAR counts the words between, in either order") {
    const std::vector<Question> questions = {
        {"سوق NEAR/1 كتاب", "سوق كتاب", true},
        {"سوق NEAR/1 كتاب", "كتاب سوق", true},
        {"سوق NEAR/1 كتاب", "سوق جديد كتاب", false},
        {"سوق NEAR/2 كتاب", "سوق جديد كتاب", true},
        {"سوق NEAR/2 كتاب", "كتاب في جديد سوق", false},
        {"سوق NEAR/2 كتاب", "سوق 1 2 3 سوق 4 كتاب", true},
        {"سوق NEAR/1 كتاب", "والسوق، كتابا", true},
        {"\"سوق\" NEAR/1 كتاب", "والسوق كتاب", false},
        {"سوق NEAR/3 سوق", "سوق 1 2", false},
        {"سوق NEAR/3 سوق", "سوق 1 والسوق", true},
        {"سوق NEAR/2 كتاب NEAR/2 وزير", "وزير 1 سوق كتاب", true},
        {"سوق NEAR/2 كتاب NEAR/2 وزير", "وزير 1 سوق 2 كتاب", false},
        {"\"سوق الأحد\" NEAR/2 كتاب", "كتاب 1 سوق الأحد", true},
        {"\"سوق الأحد\" NEAR/2 كتاب", "كتاب 1 2 سوق الأحد", false},
        {"\"سوق الأحد\" NEAR/2 \"الأحد كتاب\"", "سوق الأحد كتاب", false},
        {"\"سوق الأحد\" NEAR/2 كتاب", "كتاب وبسوق الأحد", true},
        {"(سوق OR \"معرض كبير\") NEAR/1 كتاب", "1 معرض كبير كتاب", true},
        {"وزا* NEAR/1 كتاب", "وزارة كتاب", true},
        {"وزا* NEAR/1 كتاب", "وزير كتاب", false},
    };
    for (const Question& question : questions) {
        INFO(question.query << " in " << question.text);
        ScratchArchive archive;
        archive.import_drafts({{"a", "", question.text, "", "", "", ""}});
        Asker asker(archive);
        CHECK(asker.count(question.query) == (question.met ? 1 : 0));
        CHECK(asker.count("(" + question.query + ") OR معدوم") == (question.met ? 1 : 0));
        CHECK(asker.count("1 OR كتاب -(" + question.query + ")") == (question.met ? 0 : 1));
    }
}

TEST_CASE("NEAR does not reach from the title into the body") {
    ScratchArchive archive;
    archive.import_drafts({{"apart", "سوق", "كتاب", "", "", "", ""},
                           {"title", "سوق كتاب", "خبر", "", "", "", ""},
                           {"body", "خبر", "سوق كتاب", "", "", "", ""}});
    Asker asker(archive);
    CHECK(asker.count("سوق NEAR/5 كتاب") == 2);
    CHECK(asker.found("title:(سوق NEAR/5 كتاب)") == "title");
}

TEST_CASE("words near each other are told apart from those that share their codes") {
    for (const Collision& pair : stems_with_equal_parts(4)) {
        INFO(pair.first << " and " << pair.second);
        ScratchArchive archive;
        archive.import_drafts({{"first", "", "سوق " + pair.first + " 1 2 3 4 " + pair.second, "", "", "", ""},
                               {"second", "", "سوق " + pair.second + " 1 2 3 4 " + pair.first, "", "", "", ""}});
        Asker asker(archive);
        CHECK(asker.found("سوق NEAR/2 " + pair.first) == "first");
        CHECK(asker.found("سوق NEAR/2 " + pair.second) == "second");
        CHECK(asker.found("سوق -(سوق NEAR/2 " + pair.second + ")") == "first");
    }
}
