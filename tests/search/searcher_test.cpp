// What a search finds: words, phrases, exclusions, titles, the two tiers, and what a searcher answers when things are
// not as they should be.
#include <catch2/catch.hpp>

#include "scratch_archive.h"
#include "search/compiler.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

std::vector<Draft> market() {
    return {
        {"m1", "افتتاح السوق", "افتتح الوزير معرض الكتاب في قفصة", "2011-05-21", "TN", "", ""},
        {"m2", "معرض", "زار الناس سوق الأحد في باجة", "2011-05-22", "TN", "", ""},
        {"m3", "خبر", "لا سوق اليوم ولا معرض للكتب", "2011-05-23", "DZ", "", ""},
        {"m4", "كتاب جديد", "صدر كتاب عن باجة", "", "", "", ""},
    };
}

struct Question {
    std::string query;
    std::string found;  // sorted by date: m1 m2 m3, then m4
};

}  // namespace

TEST_CASE("a query finds the articles that its words, phrases and exclusions describe") {
    ScratchArchive archive;
    archive.import_drafts(market());
    archive.import_drafts({{"other", "", "شيء مختلف", "1999", "", "", ""}});
    Asker asker(archive);
    SearchRequest oldest;
    oldest.sort = Sort::oldest;
    const std::vector<Question> questions = {
        {"سوق", "m1 m2 m3"},
        {"السوق", "m1 m2 m3"},
        {"\"سوق\"", "m2 m3"},
        {"سوق معرض", "m1 m2 m3"},
        {"سوق -باجة", "m1 m3"},
        {"سوق -title:سوق", "m2 m3"},
        {"title:سوق", "m1"},
        {"title:معرض", "m2"},
        {"title:(معرض OR كتاب)", "m2 m4"},
        {"باجة OR قفصة", "m1 m2 m4"},
        {"\"سوق الأحد\"", "m2"},
        {"\"الأحد سوق\"", ""},
        {"\"معرض زار\"", ""},  // no phrase runs from the title into the body
        {"سوق -\"سوق الأحد\"", "m1 m3"},
        {"\"معرض الكتاب في قفصة\"", "m1"},
        {"\"معرض الكتاب قفصة\"", ""},
        {"(\"سوق الأحد\" OR \"كتاب جديد\") باجة", "m2 m4"},
        {"باجة -(سوق OR قفصة)", "m4"},
        {"معدوم", ""},
        {"", "other m1 m2 m3 m4"},
    };
    for (const Question& question : questions) {
        INFO(question.query);
        CHECK(asker.found(question.query, oldest) == question.found);
        CHECK(asker.count(question.query) == asker.search(question.query, oldest).matches);
    }
}

TEST_CASE("With --any it is one of the words, without tiers, and what is excluded stays out") {
    ScratchArchive archive;
    archive.import_drafts(market());
    Asker asker(archive);
    const ParseOptions any{true, false};
    CHECK(asker.search("سوق باجة", {}, any).matches == 4);
    CHECK(asker.search("سوق باجة -قفصة", {}, any).matches == 3);
    for (const Hit& hit : asker.search("سوق باجة معدوم", {}, any).hits)
        CHECK_FALSE(hit.partial);
    CHECK(asker.found("باجة معدوم", {}, any).size() == std::string("m2 m4").size());
}

TEST_CASE("articles with fewer of the words never have an excluded one or miss a filter") {
    ScratchArchive archive;
    archive.import_drafts(market());
    Asker asker(archive);
    CHECK(asker.found("سوق قفصة معدوم -باجة") == "(m1) (m3)");
    SearchRequest algeria;
    algeria.filters.countries = {"DZ"};
    CHECK(asker.found("سوق قفصة", algeria) == "(m3)");
    CHECK(asker.found("\"سوق الأحد\" \"معرض الكتاب\"", {}).size() == std::string("(m1) (m2)").size());
    CHECK(asker.search("سوق قفصة معدوم").matches == 0);
    CHECK(asker.found("معدوم مفقود").empty());
    // By date there are full matches only.
    SearchRequest newest;
    newest.sort = Sort::newest;
    CHECK(asker.found("سوق قفصة", newest) == "m1");
}

TEST_CASE("a query of stop words alone is searched for") {
    ScratchArchive archive;
    archive.import_drafts(market());
    Asker asker(archive);
    SearchRequest oldest;
    oldest.sort = Sort::oldest;
    CHECK(asker.found("في", oldest) == "m1 m2");
    CHECK(asker.found("في لا", oldest).empty());
    CHECK(asker.found("في سوق", oldest) == "m1 m2 m3");  // beside another word it is not
    CHECK(asker.found("سوق -في", oldest) == "m3");
}

TEST_CASE("replaced and removed articles are neither found nor counted", "[large]") {
    ScratchArchive archive;
    archive.import_drafts(market());
    std::vector<Draft> others;
    for (std::size_t i = 0; i < 30; ++i)
        others.push_back({"z" + std::to_string(i), "", "شيء مختلف " + std::to_string(i), "", "", "", ""});
    archive.import_drafts(others);
    archive.compact();  // so that the dead are too few for a merge
    archive.import_drafts({{"m2", "معرض", "زار الناس السوق القديم", "2011-05-22", "TN", "", ""}});
    archive.remove({"m3"});
    Asker asker(archive);
    CHECK_FALSE(asker.snapshot().dead().empty());
    SearchRequest oldest;
    oldest.sort = Sort::oldest;
    CHECK(asker.found("سوق", oldest) == "m1 m2");
    CHECK(asker.found("\"سوق الأحد\"", oldest).empty());
    CHECK(asker.found("title:(خبر OR سوق OR كتاب)", oldest) == "m1 m4");
    CHECK(asker.count("سوق") == 2);
    CHECK(asker.count("") == 33);
    CHECK(asker.search("سوق").matches == 2);
    archive.compact();
    CHECK(Asker(archive).snapshot().dead().empty());
    CHECK(Asker(archive).found("سوق", oldest) == "m1 m2");
}

TEST_CASE("words and filters that every article of a large segment meets are searched for like others") {
    constexpr std::int64_t large = 1200;
    ScratchArchive archive;
    std::vector<Draft> drafts;
    for (std::int64_t i = 0; i < large + 5; ++i)
        drafts.push_back({"a" + std::to_string(i), "سوق", "في السوق " + std::to_string(i), "2011", "DZ", "", ""});
    archive.import_drafts(drafts);
    archive.remove({"a0", "a1", "a2", "a3", "a4"});
    archive.compact();  // one segment, whose documents do not begin with 1 and are listed in several pieces
    archive.import_drafts({{"last", "", "كتاب", "2010", "TN", "", ""}});
    Asker asker(archive);
    REQUIRE(asker.snapshot().segments().size() == 2);
    Filters algeria;
    algeria.countries = {"DZ"};
    Filters year = algeria;
    year.dates = {core::PartialDate{2011, 0, 0}, core::PartialDate{2011, 0, 0}};
    for (const Filters& filters : {Filters(), algeria, year}) {
        for (const std::string query : {"سوق", "\"سوق\"", "في", "title:سوق", "سوق OR كتاب", "سوق -كتاب", "country:DZ",
                                        "سوق country:DZ", "date:2011", "سوق -country:TN", "سو*", "سوق NEAR/1 في", ""}) {
            INFO(query << ", filters: " << filters.countries.size() << (filters.dates.open() ? "" : ", year"));
            const bool all = filters.countries.empty() && (query.empty() || query == "سوق OR كتاب");
            const std::int64_t expected = large + (all ? 1 : 0);
            CHECK(asker.count(query, filters) == expected);
            for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
                const auto hits = asker.search(query, {{}, filters, sort, 2000, 0}).hits.size();
                CHECK(static_cast<std::int64_t>(hits) == expected);
            }
        }
    }
    for (const std::string query : {"سوق OR كتاب -country:DZ", "سوق OR كتاب -date:2011",
                                    "كتاب OR سوق -(country:DZ date:2011)", "country:TN -سوق", "كتاب* -country:DZ"}) {
        INFO(query);
        CHECK(asker.count(query) == 1);
        CHECK(asker.found(query) == "last");
    }
}

TEST_CASE("a segment all of whose articles are dead is searched like any other") {
    ScratchArchive archive;
    archive.import_drafts(market());
    archive.import_drafts({{"n1", "", "سوق جديدة", "", "", "", ""}, {"n2", "", "سوق أخرى", "", "", "", ""}});
    archive.remove({"m1", "m2", "m3", "m4"});
    Asker asker(archive);
    CHECK(asker.count("سوق") == 2);
    CHECK(asker.search("سوق").matches == 2);
    CHECK(asker.found("باجة").empty());
}

TEST_CASE("an empty archive answers every question with nothing") {
    const ScratchArchive archive;
    Asker asker(archive);
    for (const std::string query : {"", "سوق", "سوق معرض", "\"سوق الأحد\"", "title:سوق"}) {
        INFO(query);
        for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
            SearchRequest request;
            request.sort = sort;
            request.filters.dates.from = core::PartialDate{2011, 0, 0};
            const SearchResult result = asker.search(query, request);
            CHECK(result.hits.empty());
            CHECK(result.matches == 0);
            CHECK(result.undated == 0);
        }
        CHECK(asker.count(query) == 0);
    }
}

TEST_CASE("a page may be of any size and begin anywhere") {
    ScratchArchive archive;
    archive.import_drafts(market());
    Asker asker(archive);
    constexpr std::size_t endless = ~std::size_t{0};
    for (const Sort sort : {Sort::relevance, Sort::newest}) {
        SearchRequest request;
        request.sort = sort;
        request.limit = endless;
        CHECK(asker.search("سوق", request).hits.size() == 3);
        request.offset = 1;
        CHECK(asker.search("سوق", request).hits.size() == 2);
        request.offset = endless;
        CHECK(asker.search("سوق", request).hits.empty());
        request = {{}, {}, sort, 0, 0};
        CHECK(asker.search("سوق", request).hits.empty());
        CHECK(asker.search("سوق", request).matches == 3);
    }
}

TEST_CASE("a hit carries the article's keys") {
    ScratchArchive archive;
    archive.import_drafts({{"m1", "عنوان", "سوق", "2011-05-21T18:30:00", "TN", "الشروق", "اقتصاد"}});
    const SearchResult result = Asker(archive).search("سوق");
    REQUIRE(result.hits.size() == 1);
    const store::Record& record = result.hits.front().record;
    CHECK(record.identifier == "m1");
    CHECK(record.title == "عنوان");
    CHECK(record.date == "2011-05-21");
    CHECK(record.time == "18:30:00");
    CHECK(record.country == "TN");
    CHECK(record.source == "الشروق");
    CHECK(record.category == "اقتصاد");
    CHECK(result.hits.front().article == 1);
    CHECK(result.hits.front().score > 0);
}

TEST_CASE("the explanation shows the query as understood and as it is run") {
    ScratchArchive archive;
    archive.import_drafts(market());
    Asker asker(archive);
    const Query query = asker.query("السوق \"معرض الكتاب\"");
    const core::Result<Explanation> explanation = asker.searcher().explain(query, {});
    REQUIRE(explanation.ok());
    CHECK(explanation->tree == to_string(query));
    CHECK(explanation->compiled.find("سوق") != std::string::npos);
}

TEST_CASE("a text that cannot be read for verifying a phrase is an error, not an article less") {
    const Collision pair = forms_with_equal_codes(1).front();
    ScratchArchive archive;
    archive.import_drafts(
        {{"a", "", pair.first + " سوق", "2011", "", "", ""}, {"b", "", pair.second + " سوق", "2012", "", "", ""}});
    const std::string query = '"' + pair.first + " سوق\"";
    CHECK(Asker(archive).found(query) == "a");
    archive.damage("UPDATE text SET body = x'00'");
    for (const Sort sort : {Sort::relevance, Sort::newest}) {
        Asker asker(archive);
        SearchRequest request;
        request.query = asker.query(query);
        request.sort = sort;
        const auto result = asker.searcher().search(request);
        REQUIRE_FALSE(result);
        CHECK(result.error().code == core::ErrorCode::archive_damaged);
        CHECK_FALSE(asker.searcher().count(request.query, {}));
    }
}
