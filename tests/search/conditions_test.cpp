// Fields of the record, truncation, proclitics and --strict, asked of an archive.
#include <catch2/catch.hpp>

#include "scratch_archive.h"
#include "search/compiler.h"
#include "search/query_normal_form.h"
#include "search/resolver.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

struct Answer {
    std::string query;
    std::string found;  // oldest first
};

void fill(const ScratchArchive& archive) {
    archive.import_drafts({{"a", "سوق", "سوق كبيرة وكتاب 1", "2009-08-01", "DZ", "الشروق", "رياضة"},
                           {"b", "", "سوق صغيرة 2", "2010", "TN", "Le Matin", "اقتصاد"},
                           {"c", "كتاب", "سوق ثالثة 3", "2011-05", "", "صوت الجريد", ""}});
    archive.import_drafts({{"d", "", "كتاب 4", "2011-05-21", "DZ", "", ""}, {"e", "", "مدرسة 5", "", "ML", "", ""}});
}

std::string oldest(Asker& asker, const std::string& query, const ParseOptions& options = {}) {
    return asker.found(query, {{}, {}, Sort::oldest, 100, 0}, options);
}

void check(Asker& asker, std::initializer_list<Answer> answers, const ParseOptions& options = {}) {
    for (const Answer& answer : answers) {
        INFO(answer.query);
        CHECK(oldest(asker, answer.query, options) == answer.found);
    }
}

}  // namespace

TEST_CASE("fields of the record are conditions anywhere in a query") {
    ScratchArchive archive;
    fill(archive);
    Asker asker(archive);
    check(asker, {
                     {"country:DZ", "a d"},
                     {"البلد:الجزائر,تونس", "a b d"},
                     {"country:none", "c"},
                     {"country:EG", ""},
                     {"سوق country:DZ", "a"},
                     {"سوق -country:DZ", "b c"},
                     {"country:DZ -سوق", "d"},
                     {"سوق OR country:ML", "a b c e"},
                     {"\"سوق صغيرة\" OR country:ML", "b e"},
                     {"كتاب -(\"سوق كبيرة\" country:DZ)", "c d"},
                     {"source:\"صوت الجريد\"", "c"},
                     {"المصدر:LE-MATIN", "b"},
                     {"category:رياضه OR القسم:اقتصاد", "a b"},
                     {"date:2011", "c d"},
                     {"date:2011-05-21..", "d"},
                     {"date:..2010", "a b"},
                     {"date:أوت 2009", "a"},
                     {"سوق -date:2010..", "a"},
                     {"date:1850", ""},
                     {"سوق OR date:1850", "a b c"},
                     {"سوق -date:1850", "a b c"},
                     {"\"سوق ثالثة\" OR date:1850", "c"},
                     {"mentions:DZ", ""},
                     {"title:كتاب country:none", "c"},
                 });
}

TEST_CASE("a query of fields alone lists by date, and counts") {
    ScratchArchive archive;
    fill(archive);
    Asker asker(archive);
    const SearchResult found = asker.search("country:DZ OR country:ML");
    CHECK(ids_of(found.hits) == "d a e");
    CHECK(found.hits.front().score == 0);
    CHECK(asker.count("country:DZ OR country:ML") == 3);
    CHECK_FALSE(has_words(asker.query("country:DZ -سوق").root));
}

TEST_CASE("articles with fewer of the words still meet the fields") {
    ScratchArchive archive;
    fill(archive);
    Asker asker(archive);
    CHECK(asker.found("سوق كتاب country:DZ") == "a (d)");
    CHECK(asker.found("سوق كتاب (country:DZ OR country:TN) -date:2010") == "a (d)");
    CHECK_FALSE(can_relax(asker.query("سوق country:DZ").root));
}

TEST_CASE("fields have no weight and no share in the second stage") {
    ScratchArchive archive;
    fill(archive);
    Asker asker(archive);
    const auto score = [&](const std::string& query) { return asker.search(query).hits.front().score; };
    CHECK(score("سوق country:DZ") == score("سوق date:2009 source:الشروق"));
}

TEST_CASE("what can find nothing is told in a warning") {
    ScratchArchive archive;
    fill(archive);
    Asker asker(archive);
    CHECK(asker.query("ققق*").warnings == std::vector<std::string>{"No word of the archive begins with ققق."});
    CHECK(asker.query("سو* country:DZ").warnings.empty());
}

TEST_CASE("a truncated word finds every form that begins so") {
    ScratchArchive archive;
    archive.import_drafts({{"a", "", "كتاب", "2001", "", "", ""},
                           {"b", "كتابات", "خبر", "2002", "", "", ""},
                           {"c", "", "الكتاب", "2003", "", "", ""},
                           {"d", "", "كِتَابُهم", "2004", "", "", ""},
                           {"e", "", "سوق كتب", "2005", "", "", ""}});
    Asker asker(archive);
    check(asker, {
                     {"كتاب*", "a b d"},
                     {"كت*", "a b d e"},
                     {"الكت*", "c"},
                     {"title:كت*", "b"},
                     {"\"سوق كا*\" OR الكت*", "c"},
                     {"\"سوق كت*\"", "e"},
                     {"كت* -كتاب*", "e"},
                     {"ققق*", ""},
                     {"ققق* OR سوق", "e"},
                     {"سوق -ققق*", "e"},
                 });
}

TEST_CASE("a truncated word that stands for too many words is refused at its place") {
    ScratchArchive archive;
    std::string body;
    for (std::size_t i = 0; i <= max_truncation_forms; ++i)
        body += std::to_string(1'000'000 + i) + "\n";
    archive.import_drafts({{"a", "", body, "", "", "", ""}});
    const store::Snapshot snapshot = archive.open();
    text::Analyzer analyzer;
    const auto resolved = resolve(*parse_query("سوق 10*", {}, analyzer), snapshot);
    REQUIRE_FALSE(resolved);
    CHECK(resolved.error().code == core::ErrorCode::bad_query);
    CHECK(resolved.error().offset == 7U);
    const auto fewer = resolve(*parse_query("سوق 1000*", {}, analyzer), snapshot);
    REQUIRE(fewer);
    CHECK(fewer->root.children[1].words[0].forms.size() == 1000);
    CHECK(resolve(*fewer, snapshot)->root.children[1].words[0].forms.size() == 1000);
}

TEST_CASE("a phrase is found behind proclitics of its first word") {
    ScratchArchive archive;
    archive.import_drafts({{"plain", "", "مكافحة الإرهاب", "2001", "", "", ""},
                           {"and", "", "ومكافحة الإرهاب", "2002", "", "", ""},
                           {"and by", "", "وبمكافحة الارهاب", "2003", "", "", ""},
                           {"inner", "", "مكافحة والإرهاب", "2004", "", "", ""},
                           {"article", "", "المكافحة الإرهاب", "2005", "", "", ""},
                           {"lam", "خبر للإرهاب الدولي", "1", "2006", "", "", ""},
                           {"its", "", "مكافحته الإرهاب", "2007", "", "", ""}});
    Asker asker(archive);
    check(asker, {
                     {"\"مكافحة الإرهاب\"", "plain and and by"},
                     {"\"الإرهاب الدولي\"", "lam"},
                     {"title:\"الإرهاب الدولي\"", "lam"},
                     {"\"مكافحة\"", "plain inner"},
                     {"مكافحة -\"مكافحة الإرهاب\"", "inner article its"},
                 });
    check(asker, {{"\"مكافحة الإرهاب\"", "plain"}, {"\"الإرهاب الدولي\"", ""}}, {false, true, false});
    check(asker, {{"\"مكافحة الإرهاب\"", "plain"}, {"\"مكافحة الارهاب\"", ""}}, {false, false, true});
}

TEST_CASE("with --strict letters and the marks typed must stand in the text") {
    ScratchArchive archive;
    archive.import_drafts({{"hamza", "", "أحمد", "2001", "", "", ""},
                           {"bare", "", "احمد", "2002", "", "", ""},
                           {"marks", "أَحْمَد", "خبر", "2003", "", "", ""},
                           {"both", "", "احمد سوق أحـمد", "2004", "", "", ""},
                           {"other", "", "وأحمد", "2005", "", "", ""}});
    Asker asker(archive);
    const ParseOptions strict{false, false, true};
    check(asker,
          {
              {"أحمد", "hamza marks both"},
              {"احمد", "bare both"},
              {"أَحمد", "marks"},
              {"\"احمد سوق\"", "both"},
              {"\"أحمد سوق\"", ""},
              {"أحمد -احمد", "hamza marks"},
              {"أحم*", "hamza marks both"},
              {"أحمد NEAR/2 سوق", "both"},
              {"title:أحمد", "marks"},
          },
          strict);
    check(asker, {{"أحمد", "hamza bare marks both"}}, {false, true, false});
}
