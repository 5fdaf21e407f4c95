// Which other queries are offered, when, and what they promise.
#include "search/suggester.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "scratch_archive.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

// Sixty articles on everyday things, and a few with a name each.
std::vector<Draft> press() {
    std::vector<Draft> drafts;
    for (int i = 0; i < 60; ++i) {
        drafts.push_back(
            {"daily" + std::to_string(i), "الحكومة في الجزائر",
             "قالت الحكومة إن المظاهرات في العاصمة انتهت وإن مكافحة الإرهاب مستمرة وزارة الداخلية " + std::to_string(i),
             "2011-05-21", i < 20 ? "DZ" : "TN", "", ""});
    }
    drafts.push_back({"bamako", "", "سوق باماكو في مزرعة", "2012", "ML", "", ""});
    drafts.push_back({"addis", "", "قمة أديس أبابا", "2012", "", "", ""});
    drafts.push_back({"hong", "", "ميناء هونغ كونغ", "2012", "", "", ""});
    drafts.push_back({"hong2", "", "ميناء هونغ كونغ", "2013", "", "", ""});
    drafts.push_back({"hong3", "", "ميناء هونج كونج", "2013", "", "", ""});
    drafts.push_back({"afp", "", "نقلت فرانس برس الخبر", "2012", "", "", ""});
    drafts.push_back({"nato", "", "اجتماع حلف شمال الأطلسي", "2012", "", "", ""});
    drafts.push_back({"face", "", "صفحة فيسبوك google", "2012", "", "", ""});
    drafts.push_back({"slip", "", "قالت الحكوممة", "2012", "", "", ""});
    return drafts;
}

class Helper {
public:
    explicit Helper(const ScratchArchive& archive) : snapshot_(archive.open()), searcher_(snapshot_) {}

    std::vector<Suggestion> offered(std::string_view typed, const Filters& filters = {},
                                    const ParseOptions& options = {}) {
        const core::Result<Query> query = parse_query(typed, options, analyzer_);
        REQUIRE(query);
        const std::int64_t matches = searcher_.count(*query, filters).value();
        return Suggester(snapshot_, searcher_, analyzer_).suggest(*query, options, filters, matches).value();
    }
    std::string first(std::string_view typed, const Filters& filters = {}, const ParseOptions& options = {}) {
        const std::vector<Suggestion> all = offered(typed, filters, options);
        return all.empty() ? std::string() : std::string(name_of(all.front().reason)) + " " + all.front().query;
    }
    std::string layout(std::string_view typed) {
        const auto all = Suggester(snapshot_, searcher_, analyzer_).suggest_layout(typed, {}, {}).value();
        return all.empty() ? std::string() : all.front().query;
    }
    std::int64_t count(std::string_view typed, const Filters& filters) {
        return searcher_.count(*parse_query(typed, {}, analyzer_), filters).value();
    }

private:
    store::Snapshot snapshot_;
    Searcher searcher_;
    text::Analyzer analyzer_;
};

const ScratchArchive& archive() {
    static const ScratchArchive made;
    static const bool filled = [] {
        made.import_drafts(press());
        return true;
    }();
    static_cast<void>(filled);
    return made;
}

}  // namespace

TEST_CASE("the likeliest other query comes first, with its reason") {
    Helper helper(archive());
    const auto [typed, offered] = GENERATE(table<std::string, std::string>({
        {"الجزاير", "spelling الجزائر"},
        {"المضاهرات", "spelling المظاهرات"},
        {"مكافحة الارحاب", "spelling مكافحة الارهاب"},
        {"المظاهراتفي", "spelling المظاهرات في"},
        {"فيس بوك", "spelling فيسبوك"},
        {"بماكو", "spelling باماكو"},
        {"hg[.hzv", "keyboard الجزائر"},
        {"hg^:hwv", "keyboard الجزائر"},
        {",.hvm hg]hogdm", "keyboard وزارة الداخلية"},
        {"lwv", ""},  // Egypt, which the archive lacks
        {"الحكومة hg[.hzv", "keyboard الحكومة الجزائر"},
        {"title:hgp;,lm", "keyboard title:الحكومة"},
        {"لخخلمث", "keyboard google"},
        {"لاشةشنخ", "keyboard باماكو"},
        {"Bamako", "arabic باماكو"},
        {"سوق Bamako", "arabic سوق باماكو"},
        {"title:Algeria", "arabic title:الجزائر"},
        {"-سوق Addis Ababa", "arabic -سوق أديس أبابا"},
        {"نيزك OR \"Addis Ababa\"", "arabic نيزك OR \"أديس أبابا\""},
        {"أ.ف.ب", "name فرانس برس"},
        {"AFP", "name فرانس برس"},
        {"الناتو", "name حلف شمال الأطلسي"},
        {"نيزك OR الناتو", "name نيزك OR (حلف شمال الأطلسي)"},
        {"هونج كونج", "variant هونغ كونغ"},
        {"\"هونج كونج\"", "variant \"هونغ كونغ\""},
        {"الحكوممة", "spelling الحكومة"},  // one article has it, sixty the other
        {"نيزك", ""},
        {"قققققق", ""},
        {"", ""},
        {"2011x7", ""},
    }));
    CAPTURE(typed);
    CHECK(helper.first(typed) == offered);
}

TEST_CASE("where enough is found nothing is offered") {
    Helper helper(archive());
    CHECK(helper.offered("الحكومة").empty());
    CHECK(helper.offered("الحكومة المظاهرات").empty());
    CHECK(helper.offered("الحكومة -الجزاير").empty());  // what is excluded is not corrected
    CHECK(helper.offered("الحكومة OR الجزائر").empty());
    CHECK(helper.first("الحكومة OR الجزاير") == "spelling الحكومة OR الجزائر");
}

TEST_CASE("suggestions are counted within the filters and find more than the query") {
    Helper helper(archive());
    Filters filters;
    filters.countries = {"DZ"};
    const std::vector<Suggestion> offered = helper.offered("الجزاير", filters);
    REQUIRE(offered.size() == 1);
    CHECK(offered[0].articles == 20);
    CHECK(offered[0].word == "الجزاير");
    CHECK(offered[0].replacement == "الجزائر");
    filters.countries = {"ML"};
    CHECK(helper.first("سوق Bamako", filters) == "arabic سوق باماكو");
    CHECK(helper.offered("هونج", filters).empty());
}

TEST_CASE("with --exact words are corrected by their very forms") {
    Helper helper(archive());
    CHECK(helper.first("الجزاير", {}, {false, true}) == "spelling الجزائر");
    CHECK(helper.offered("مظاهرات", {}, {false, false}).empty());
    CHECK(helper.first("مظاهراتي", {}, {false, true}) == "");
}

TEST_CASE("a query that cannot be read is tried on another layout") {
    Helper helper(archive());
    CHECK(helper.layout("l:vu,") == "مزرعة");  // on AZERTY; read as the field l:
    CHECK(helper.layout("((((((\"") == "");
    CHECK(helper.layout("") == "");
}

TEST_CASE("every suggestion can be read, differs from what was typed and keeps its promise") {
    Helper helper(archive());
    text::Analyzer analyzer;
    const std::string words = "الحكومة المظاهرات العاصمة مكافحة الإرهاب الداخلية باماكو أبابا كونغ الأطلسي";
    for (const text::Term& term : analyzer.analyze(words)) {
        const std::string word = words.substr(term.begin, term.end - term.begin);
        for (std::size_t cut = 0; cut + 2 <= word.size(); cut += 2) {
            const std::string typed = std::string(word).erase(cut, 2) + " مستمرة";
            CAPTURE(typed);
            const std::vector<Suggestion> offered = helper.offered(typed);
            CHECK(offered.size() <= max_suggestions);
            for (const Suggestion& suggestion : offered) {
                CHECK(suggestion.query != typed);
                CHECK(suggestion.articles == helper.count(suggestion.query, {}));
                CHECK(suggestion.query.find(suggestion.replacement) != std::string::npos);
            }
        }
    }
}

TEST_CASE("queries that a fuzzer made end well") {
    const store::Snapshot snapshot = archive().open();
    Searcher searcher(snapshot);
    text::Analyzer analyzer;
    Suggester suggester(snapshot, searcher, analyzer);
    std::size_t read = 0;
    for (const auto& file : std::filesystem::directory_iterator(ARSHIF_SOURCE_DIR "/tests/fuzz/corpus/query_fuzz")) {
        CAPTURE(file.path());
        std::ifstream bytes(file.path(), std::ios::binary);
        const std::string typed{std::istreambuf_iterator<char>(bytes), {}};
        CHECK(suggester.suggest_layout(typed, {}, {}));
        const core::Result<Query> query = parse_query(typed, {}, analyzer);
        if (!query) continue;
        ++read;
        CHECK(suggester.suggest(*query, {}, {}, 0));
    }
    CHECK(read > 10);
}

TEST_CASE("an archive of nothing offers nothing") {
    const ScratchArchive empty;
    Helper helper(empty);
    CHECK(helper.offered("الجزاير").empty());
    CHECK(helper.layout("hg[.hzv").empty());
}
