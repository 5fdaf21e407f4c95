// The order of hits: what lifts an article, what follows when few have all words, and that pages are slices of one
// list.
#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "scratch_archive.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

constexpr RankingWeights no_weights{0, 0, 0, 0};

// The number in letters that no affix is made of, so that it is a word.
std::string other_word(std::size_t number) {
    constexpr std::array<std::string_view, 10> digits = {"ج", "ح", "خ", "د", "ذ", "ر", "ز", "ش", "ص", "ض"};
    std::string word;
    for (std::size_t rest = 10000 + number; rest > 0; rest /= 10)
        word += digits.at(rest % 10);
    return word;
}

// Words that no query here asks for, each another one.
std::string filler(std::size_t words, std::size_t from = 0) {
    std::string text;
    for (std::size_t i = 0; i < words; ++i)
        text += other_word(from + i) + " ";
    return text;
}

// Articles about other things, so that the words of a query are rare.
std::vector<Draft> others(std::size_t count) {
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < count; ++i)
        drafts.push_back({"other" + std::to_string(i), "", filler(20, 1000 + 20 * i), "", "", "", ""});
    return drafts;
}

struct Lift {
    std::string_view signal;
    RankingWeights weights;  // of this signal alone
    std::string query;
    std::string plain;
    std::string lifted;
};

std::vector<Lift> lifts() {
    return {
        {"the form as typed", {0.3, 0, 0, 0}, "كتاب", "الكتاب حشو", "كتاب حشو"},
        {"the form as typed, with the article", {0.3, 0, 0, 0}, "الكتاب", "كتاب حشو", "الكتاب حشو"},
        {"two words near each other",
         {0, 0.9, 0, 0},
         "كتاب مدينة",
         "كتاب " + filler(5) + "مدينة",
         "كتاب " + filler(3) + "مدينة " + filler(2, 3)},
        {"near each other the other way round",
         {0, 0.9, 0, 0},
         "كتاب مدينة",
         "مدينة " + filler(5) + "كتاب",
         "مدينة " + filler(3) + "كتاب " + filler(2, 3)},
        {"in the order of the query", {0, 0.9, 0, 0}, "كتاب مدينة", "مدينة كتاب حشو", "كتاب مدينة حشو"},
        {"in other forms", {0, 0.9, 0, 0}, "كتاب مدينة", "الكتاب حشو بالمدينة", "الكتاب بالمدينة حشو"},
        {"an early place", {0, 0, 1.2, 0}, "كتاب", filler(60) + "كتاب", filler(20) + "كتاب " + filler(40, 20)},
    };
}

// The score of the article called `id` among the hits, which it must be.
double score_of(const SearchResult& result, const std::string& id) {
    const auto at = std::find_if(result.hits.begin(), result.hits.end(),
                                 [&](const Hit& hit) { return hit.record.identifier == id; });
    REQUIRE(at != result.hits.end());
    return at->score;
}

// Where everything else is equal, articles stand in the order of their import: the plain one comes first.
void check_lift(const ScratchArchive& archive, const Lift& lift) {
    const SearchResult without = Asker(archive, no_weights).search(lift.query);
    CHECK(ids_of(without.hits) == "plain lifted");
    CHECK(score_of(without, "plain") == Approx(score_of(without, "lifted")));

    const SearchResult alone = Asker(archive, lift.weights).search(lift.query);
    CHECK(ids_of(alone.hits) == "lifted plain");
    CHECK(score_of(alone, "plain") >= Approx(score_of(without, "plain")));
    CHECK(score_of(alone, "lifted") > score_of(alone, "plain"));

    CHECK(Asker(archive).found(lift.query) == "lifted plain");
}

}  // namespace

TEST_CASE("exact forms, nearness, order and an early place each lift an article") {
    for (const Lift& lift : lifts()) {
        INFO(lift.signal);
        ScratchArchive archive;
        archive.import_drafts(others(30));
        archive.import_drafts({{"plain", "", lift.plain, "", "", "", ""}, {"lifted", "", lift.lifted, "", "", "", ""}});
        check_lift(archive, lift);
    }
}

TEST_CASE("rarer words and more of them weigh more") {
    ScratchArchive archive;
    std::vector<Draft> drafts = others(30);
    for (std::size_t i = 0; i < 12; ++i)
        drafts.push_back({"common" + std::to_string(i), "", "سوق " + filler(10, 100 * i), "", "", "", ""});
    drafts.push_back({"rare", "", "كتاب " + filler(10, 5000), "", "", "", ""});
    drafts.push_back({"twice", "", "كتاب كتاب " + filler(9, 6000), "", "", "", ""});
    archive.import_drafts(drafts);
    const std::string found = Asker(archive, no_weights).found("سوق كتاب", {}, {true, false});
    CHECK(found.substr(0, 10) == "twice rare");
}

TEST_CASE("an article with all the words is lifted above one that lacks some") {
    ScratchArchive archive;
    archive.import_drafts(others(30));
    archive.import_drafts({{"some", "", "كتاب مدينة " + filler(3), "", "", "", ""},
                           {"all", "", "كتاب " + filler(30, 10) + "مدينة سوق " + filler(8, 50), "", "", "", ""}});
    const std::string query = "كتاب مدينة سوق";
    const double without = score_of(Asker(archive, no_weights).search(query), "all");
    CHECK(score_of(Asker(archive, {0, 0, 0, 0.25}).search(query), "all") > without);
    CHECK(score_of(Asker(archive, {0, 0, 0, 0.25}).search(query), "some") ==
          Approx(score_of(Asker(archive, no_weights).search(query), "some")));
}

TEST_CASE("a bonus is never negative, however common the words are") {
    for (double frequency = 0; frequency <= 100; ++frequency) {
        CAPTURE(frequency);
        CHECK(idf(100, frequency) > 0);
        if (frequency > 0) CHECK(idf(100, frequency) <= idf(100, frequency - 1));
    }
}

namespace {

// A corpus in which hundreds of articles share words, in three segments, with some replaced and some removed.
void fill(const ScratchArchive& archive) {
    std::mt19937 random(1908);
    const std::vector<std::string> words = {"سوق", "السوق", "كتاب", "كتابها", "مدينة", "المدينة", "وزير", "tunis"};
    for (std::size_t segment = 0; segment < 3; ++segment) {
        std::vector<Draft> drafts;
        for (std::size_t i = 0; i < 90; ++i) {
            const std::size_t number = segment * 80 + i;  // the last ten are replaced by the next import
            std::string body;
            for (std::size_t word = 0; word < 12; ++word)
                body += random() % 2 == 0 ? words[random() % words.size()] + " " : filler(1, random() % 50);
            drafts.push_back({"a" + std::to_string(number), words[random() % words.size()],
                              body + std::to_string(9000 + 100 * segment + i),
                              "20" + std::to_string(10 + random() % 5) + "-05-1" + std::to_string(random() % 10), "",
                              "", ""});
        }
        archive.import_drafts(drafts);
    }
    archive.remove({"a3", "a100", "a200"});
    archive.import_drafts({{"full1", "", "نادر فريد عجيب", "", "", "", ""},
                           {"full2", "", "عجيب فريد بين نادر", "", "", "", ""},
                           {"less1", "", "نادر فريد سوق", "", "", "", ""},
                           {"less2", "", "نادر", "", "", "", ""},
                           {"less3", "", "مدينة عجيب", "", "", "", ""}});
}

void check_descending(const std::vector<Hit>& hits) {
    for (std::size_t i = 1; i < hits.size(); ++i) {
        CAPTURE(i);
        CHECK(hits[i].score <= hits[i - 1].score);
    }
}

}  // namespace

TEST_CASE("pages of any size are slices of one list") {
    ScratchArchive archive;
    fill(archive);
    Asker asker(archive);
    std::mt19937 random(7);
    for (const std::string query : {"سوق", "سوق كتاب", "السوق مدينة وزير", "\"سوق\"", "\"كتاب مدينة\" OR وزير",
                                    "tunis -سوق", "title:سوق كتاب", "نادر فريد عجيب", "نادر عجيب سوق", ""}) {
        for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
            INFO("query " << query << ", sort " << static_cast<int>(sort));
            SearchRequest request;
            request.sort = sort;
            request.limit = 1000;
            const SearchResult whole = asker.search(query, request);
            if (sort == Sort::relevance) {
                REQUIRE(whole.hits.size() > 1);
                check_descending(whole.hits);
            }
            for (int round = 0; round < 25; ++round) {
                request.offset = random() % (whole.hits.size() + 10);
                request.limit = random() % 40;
                const SearchResult page = asker.search(query, request);
                CAPTURE(request.offset, request.limit);
                const std::size_t begin = std::min(request.offset, whole.hits.size());
                const std::size_t end = std::min(begin + request.limit, whole.hits.size());
                REQUIRE(page.hits.size() == end - begin);
                for (std::size_t i = 0; i < page.hits.size(); ++i) {
                    REQUIRE(page.hits[i].article == whole.hits[begin + i].article);
                    REQUIRE(page.hits[i].score == whole.hits[begin + i].score);
                    REQUIRE(page.hits[i].partial == whole.hits[begin + i].partial);
                }
            }
        }
    }
}

TEST_CASE("the list is long enough to reach behind what the second stage ranks") {
    ScratchArchive archive;
    fill(archive);
    Asker asker(archive);
    CHECK(asker.count("سوق") > static_cast<std::int64_t>(reranked));
    CHECK(asker.snapshot().segments().size() > 2);
    CHECK_FALSE(asker.snapshot().dead().empty());
}

TEST_CASE("articles with fewer of the words follow only where few have all of them") {
    ScratchArchive archive;
    fill(archive);
    CHECK(Asker(archive).found("نادر فريد عجيب") == "full1 full2 (less1) (less3) (less2)");

    std::vector<Draft> more;
    for (std::size_t i = 0; i < enough_full_matches - 3; ++i)
        more.push_back({"more" + std::to_string(i), "", "نادر فريد عجيب " + std::to_string(i), "", "", "", ""});
    archive.import_drafts(more);
    const SearchResult nine = Asker(archive).search("نادر فريد عجيب", {{}, {}, Sort::relevance, 100, 0});
    CHECK(nine.matches == 9);
    CHECK(nine.hits.size() == 12);

    archive.import_drafts({{"tenth", "", "عجيب نادر فريد", "", "", "", ""}});
    const SearchResult ten = Asker(archive).search("نادر فريد عجيب", {{}, {}, Sort::relevance, 100, 0});
    CHECK(ten.matches == 10);
    CHECK(ten.hits.size() == 10);
    CHECK(std::none_of(ten.hits.begin(), ten.hits.end(), [](const Hit& hit) { return hit.partial; }));
}

TEST_CASE("a question is answered by articles that lack some of its words, however many have them all") {
    ScratchArchive archive;
    fill(archive);
    std::vector<Draft> drafts;
    for (std::size_t i = 0; i < enough_full_matches; ++i)
        drafts.push_back({"all" + std::to_string(i), "", filler(50, 60 * i) + "نادر فريد", "", "", "", ""});
    drafts.push_back({"answer", "", "نادر نادر", "", "", "", ""});
    archive.import_drafts(drafts);
    SearchRequest wide;
    wide.limit = 1000;
    const auto partial = [](const Hit& hit) { return hit.partial; };
    Asker asker(archive);
    const SearchResult keywords = asker.search("نادر فريد", wide);
    CHECK(std::none_of(keywords.hits.begin(), keywords.hits.end(), partial));
    const SearchResult question = asker.search("متى نادر فريد", wide);
    CHECK(question.matches == keywords.matches);
    CHECK(std::count_if(question.hits.begin(), question.hits.end(), partial) == 2);
    CHECK(question.hits.size() == keywords.hits.size() + 2);
}

TEST_CASE("A phrase is ranked by the stems of its words, not by those that proclitics make of them") {
    const ScratchArchive archive;
    std::vector<Draft> drafts = others(60);
    // The word with a proclitic is one of its own, and rare.
    drafts.push_back({"with", "", "مع السلطات " + filler(9) + "لمع", "", "", "", ""});
    drafts.push_back({"without", "", "مع السلطات " + filler(10), "", "", "", ""});
    drafts.push_back({"proclitic", "", "لمع السلطات " + filler(10), "", "", "", ""});
    archive.import_drafts(drafts);
    Asker asker(archive, no_weights);
    const std::vector<Hit> hits = asker.search("\"مع السلطات\"").hits;
    REQUIRE(hits.size() == 3);
    CHECK(hits[0].score == Approx(hits[1].score).epsilon(1e-9));
    CHECK(hits[2].record.identifier == "proclitic");
    CHECK(hits[2].score < hits[1].score);
}
