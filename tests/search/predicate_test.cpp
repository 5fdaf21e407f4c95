// The predicate by itself, and the queries that propose documents to it.
#include "search/predicate.h"

#include <catch2/catch.hpp>
#include <set>

#include "scratch_archive.h"
#include "search/compiler.h"
#include "search/phrase_finder.h"
#include "store/fields.h"
#include "store/terms.h"
#include "store/token_file.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

// The tokens of an article that no archive has.
class LooseTokens {
public:
    LooseTokens(const std::string& title, const std::string& body) {
        text::Analyzer analyzer;
        for (const text::Term& term : analyzer.analyze(title))
            codes_.push_back(term.code);
        title_size_ = static_cast<std::uint32_t>(codes_.size());
        for (const text::Term& term : analyzer.analyze(body))
            codes_.push_back(term.code);
    }
    store::TokenStream stream() const { return {codes_, title_size_}; }

private:
    std::vector<text::TokenCode> codes_;
    std::uint32_t title_size_ = 0;
};

struct Decision {
    std::string query;
    std::string title;
    std::string body;
    bool met;
};

// The terms that the index would have of an article.
Predicate::HasTerm terms_of(const std::string& title, const std::string& body) {
    std::set<std::string> terms;
    text::Analyzer analyzer;
    for (const text::Term& term : analyzer.analyze(title)) {
        terms.insert(store::make_term(store::prefix::title, term.stem));
        terms.insert(store::make_term(store::prefix::stem, term.stem));
    }
    for (const text::Term& term : analyzer.analyze(body))
        terms.insert(store::make_term(store::prefix::stem, term.stem));
    return [terms](const std::string& term) { return terms.count(term) != 0; };
}

bool no_terms(const std::string& /*term*/) {
    return false;
}

}  // namespace

TEST_CASE("the predicate decides on the order of the tokens") {
    const ScratchArchive archive;
    Asker asker(archive);
    const std::vector<Decision> decisions = {
        {"\"سوق الأحد\"", "", "سوق الأحد", true},
        {"\"سوق الأحد\"", "", "في سوقُ الاحد القديم", true},
        {"\"سوق الأحد\"", "سوق الأحد", "", true},
        {"\"سوق الأحد\"", "سوق", "الأحد", false},
        {"\"سوق الأحد\"", "", "الأحد سوق", false},
        {"\"سوق الأحد\"", "", "سوق يوم الأحد", false},
        {"\"سوق الأحد\"", "", "السوق الأحد", false},
        {"\"سوق سوق الأحد\"", "", "سوق سوق سوق الأحد", true},
        {"\"سوق الأحد\"", "", "سوق", false},
        {"\"سوق\"", "", "", false},
        {"title:\"سوق\"", "خبر", "سوق", false},
        {"title:\"سوق\"", "سوق", "خبر", true},
        {"title:\"سوق الأحد\"", "سوق", "الأحد", false},
        {"\"سوق\" OR وزير", "", "الوزراء والوزير", true},
        {"\"سوق\" OR title:وزير", "", "الوزير", false},
        {"\"سوق\" OR title:وزير", "الوزير", "", true},
        {"كتاب -\"سوق\"", "", "كتاب السوق", true},
        {"كتاب -\"سوق\"", "", "كتاب سوق", false},
        {"كتاب -(\"سوق\" وزير)", "", "كتاب سوق", true},
        {"كتاب -(\"سوق\" وزير)", "", "كتاب سوق الوزير", false},
    };
    for (const Decision& decision : decisions) {
        INFO(decision.query << " on [" << decision.title << "] " << decision.body);
        const Query query = asker.query(decision.query);
        REQUIRE(needs_predicate(query.root));
        PhraseFinders finders(asker.snapshot());
        Predicate predicate(query.root, finders);
        const LooseTokens tokens(decision.title, decision.body);
        CHECK(predicate.matches(tokens.stream(), terms_of(decision.title, decision.body)) == decision.met);
        CHECK(predicate.error());
    }
}

TEST_CASE("a phrase is found where its first word stands behind a proclitic, whatever stem that has") {
    const ScratchArchive archive;
    // The first word of one phrase, behind a proclitic, has the stem of the second.
    archive.import_drafts({{"a", "", "لله الله", "", "", "", ""}, {"b", "", "لمع السلطات", "", "", "", ""}});
    Asker asker(archive);
    CHECK(asker.found("\"له الله\"") == "a");
    CHECK(asker.found("\"مع السلطات\"") == "b");
    CHECK(asker.count("\"له الله\"") == 1);
}

TEST_CASE("an article without tokens matches no phrase") {
    const ScratchArchive archive;
    Asker asker(archive);
    const Query query = asker.query("\"سوق\"");
    PhraseFinders finders(asker.snapshot());
    Predicate predicate(query.root, finders);
    const LooseTokens whole("سوق", "سوق الأحد");
    CHECK(predicate.matches(whole.stream(), no_terms));
    CHECK_FALSE(predicate.matches(store::TokenStream(), no_terms));
    CHECK(predicate.matches(whole.stream(), no_terms));
}

TEST_CASE("forms with equal codes are told apart in the text") {
    for (const Collision& pair : forms_with_equal_codes(6)) {
        INFO(pair.first << " and " << pair.second);
        ScratchArchive archive;
        archive.import_drafts({{"first", "", "سوق " + pair.first, "", "", "", ""}});
        archive.import_drafts({{"second", pair.second, "سوق", "", "", "", ""},
                               {"both", pair.first, pair.second + " وحدها", "", "", "", ""},
                               {"apart", "", pair.first + " سوق " + pair.second, "", "", "", ""}});
        Asker asker(archive);
        CHECK(asker.count('"' + pair.first + '"') == 3);
        CHECK(asker.count('"' + pair.second + '"') == 3);
        CHECK(asker.count("\"سوق " + pair.first + '"') == 1);
        CHECK(asker.count("\"سوق " + pair.second + '"') == 1);
        CHECK(asker.count("title:\"" + pair.first + '"') == 1);
        CHECK(asker.count("سوق -\"" + pair.first + '"') == 1);
        CHECK(asker.count(pair.first) == 4);  // one stem
    }
}

TEST_CASE("a form that only its double occurs of is not found") {
    const Collision pair = forms_with_equal_codes(1).front();
    ScratchArchive archive;
    archive.import_drafts({{"a", "", "سوق " + pair.first, "", "", "", ""}});
    Asker asker(archive);
    CHECK(asker.count('"' + pair.first + '"') == 1);
    CHECK(asker.count('"' + pair.second + '"') == 0);
    CHECK(asker.count('"' + pair.second + "\" OR معدوم") == 0);
}

TEST_CASE("stems with equal parts of their codes are told apart beside a phrase") {
    for (const Collision& pair : stems_with_equal_parts(4)) {
        INFO(pair.first << " and " << pair.second);
        ScratchArchive archive;
        archive.import_drafts(
            {{"first", pair.first, "سوق الأحد", "", "", "", ""}, {"second", pair.second, "الأحد سوق", "", "", "", ""}});
        Asker asker(archive);
        CHECK(asker.count("\"سوق الأحد\" OR " + pair.first) == 1);
        CHECK(asker.count("\"سوق الأحد\" OR " + pair.second) == 2);
        CHECK(asker.count("(\"الأحد سوق\" OR title:" + pair.first + ") سوق") == 2);
        CHECK(asker.count("\"سوق\" -" + pair.first) == 1);
        CHECK(asker.count("\"سوق\" -" + pair.second) == 1);
        CHECK(asker.count("\"سوق\" -(الأحد " + pair.second + ")") == 1);
    }
}

TEST_CASE("a text that cannot be read makes no match and an error that stays") {
    const Collision pair = forms_with_equal_codes(1).front();
    ScratchArchive archive;
    archive.import_drafts({{"a", "", pair.first, "", "", "", ""}, {"b", "", pair.second, "", "", "", ""}});
    Asker asker(archive);
    const Query query = asker.query('"' + pair.first + '"');
    PhraseFinders finders(asker.snapshot());
    Predicate predicate(query.root, finders);
    CHECK_FALSE(predicate.matches(LooseTokens("", "سوق").stream(), no_terms));
    CHECK(predicate.error());
    CHECK_FALSE(predicate.matches(LooseTokens("", pair.first).stream(), no_terms));  // of no article of the archive
    REQUIRE_FALSE(predicate.error());
    CHECK(predicate.error().error().code == core::ErrorCode::archive_damaged);
    CHECK_FALSE(predicate.matches(LooseTokens("", "سوق").stream(), no_terms));
    CHECK_FALSE(predicate.error());
}

TEST_CASE("only queries with phrases need a predicate, and only those of several wishes can be relaxed") {
    const ScratchArchive archive;
    Asker asker(archive);
    struct Case {
        std::string query;
        bool predicate;
        bool relaxable;
        std::string relaxed;
    };
    const std::vector<Case> cases = {
        {"a", false, false, "all(any(a))"},
        {"a b", false, true, "all(any(a b))"},
        {"a -b", false, false, "all(any(a) exclude(b))"},
        {"a b -c", false, true, "all(any(a b) exclude(c))"},
        {"a OR b", false, false, "all(any(any(a b)))"},
        {"a (b OR c)", false, true, "all(any(a any(b c)))"},
        {"\"a b\"", true, false, "all(any(phrase))"},
        {"a -\"b c\"", true, false, "all(any(a) exclude(phrase))"},
        {"\"a\" \"b\"", true, true, "all(any(phrase phrase))"},
    };
    struct Shape {
        static std::string of(const Node& node) {
            if (node.kind == NodeKind::term) return node.words.front().surface;
            if (node.kind == NodeKind::phrase) return "phrase";
            std::string out = node.kind == NodeKind::all ? "all(" : node.kind == NodeKind::any ? "any(" : "exclude(";
            for (const Node& child : node.children)
                out += (out.back() == '(' ? "" : " ") + of(child);
            return out + ")";
        }
    };
    for (const Case& each : cases) {
        INFO(each.query);
        const Query query = asker.query(each.query);
        CHECK(needs_predicate(query.root) == each.predicate);
        CHECK(can_relax(query.root) == each.relaxable);
        CHECK(Shape::of(relaxed(query.root)) == each.relaxed);
    }
}

TEST_CASE("words of different stems with equal codes are told apart by the terms of the article") {
    text::Analyzer analyzer;
    const auto code = [&](const std::string& word) { return analyzer.analyze(word).front().code; };
    const std::vector<Collision> pairs = {{"هو", "1662"}, {"وهو", "ولش"}, {"الي", "ملتون"}, {"11", "219136"}};
    for (const Collision& pair : pairs) {
        INFO(pair.first << " and " << pair.second);
        REQUIRE(code(pair.first) == code(pair.second));
        const ScratchArchive archive;
        archive.import_drafts({{"a", "", "سوق " + pair.first, "", "", "", ""}});
        archive.import_drafts({{"b", "", "سوق " + pair.second, "", "", "", ""},
                               {"c", "سوق " + pair.second, pair.first + " سوق " + pair.second, "", "", "", ""},
                               {"d", pair.second, "سوق " + pair.first + " اليوم", "", "", "", ""},
                               {"e", "", "سوق", "", "", "", ""}});
        CHECK(Asker(archive).count("سوق -\"سوق " + pair.first + '"') == 3);
        // Of what has all words of the query, texts are read only where both words are.
        archive.damage(
            "UPDATE text SET body = x'00' WHERE id IN (SELECT text FROM article WHERE identifier IN ('a', 'b'))");
        Asker asker(archive);
        CHECK(asker.count("\"سوق " + pair.first + '"') == 2);
        CHECK(asker.count("\"سوق " + pair.second + '"') == 2);
        CHECK(asker.count("title:\"سوق " + pair.second + '"') == 1);
    }
}
