#include "text/analyzer.h"

#include <catch2/catch.hpp>
#include <regex>
#include <string>
#include <thread>
#include <vector>

#include "random_text.h"
#include "text/normaliser.h"
#include "text/stemmer.h"

namespace {

using namespace arshif::text;

// A term that owns its strings, to outlive the analyzer's next call.
struct OwnTerm {
    std::string surface;
    std::string stem;
    std::uint32_t begin;
    std::uint32_t end;
    TokenCode code;
    TokenKind kind;
    friend bool operator==(const OwnTerm&, const OwnTerm&) = default;
};

std::vector<OwnTerm> owned(const std::vector<Term>& found) {
    std::vector<OwnTerm> terms;
    for (const Term& term : found) {
        terms.push_back(
            {std::string(term.surface), std::string(term.stem), term.begin, term.end, term.code, term.kind});
    }
    return terms;
}

std::vector<OwnTerm> terms_of(Analyzer& analyzer, const std::string& text) {
    return owned(analyzer.analyze(text));
}

TEST_CASE("A text's terms have surface, stem, place and code") {
    Analyzer analyzer;
    const std::string text = "وقال الوزيران: G8 عام ٢٠١١";
    const std::vector<OwnTerm> terms = terms_of(analyzer, text);
    REQUIRE(terms.size() == 5);
    CHECK(terms[1].surface == "الوزيران");
    CHECK(terms[1].stem == "وزير");
    CHECK(text.substr(terms[1].begin, terms[1].end - terms[1].begin) == "الوزيران");
    CHECK(terms[1].kind == TokenKind::arabic);
    CHECK(terms[2].stem == "g8");
    CHECK(terms[4].surface == "2011");
    CHECK(terms[4].kind == TokenKind::number);
    for (const OwnTerm& term : terms)
        CHECK(term.code == token_code(term.stem, term.surface));
}

TEST_CASE("Token codes never change, since archives hold them") {
    CHECK(token_code("وزير", "الوزير") == 0xD5BB22B9E4);
    CHECK(token_code("g8", "g8") == 0xD9FB1D9FB1);
    CHECK(token_code("", "") == 0x394C2394C2);
}

TEST_CASE("The stem's part of a code does not depend on the surface") {
    CHECK(stem_part(token_code("وزير", "الوزير")) == stem_part(token_code("وزير", "وزيرا")));
    CHECK(token_code("وزير", "الوزير") != token_code("وزير", "وزيرا"));
    CHECK(stem_part(token_code("وزير", "الوزير")) != stem_part(token_code("وزار", "الوزير")));
}

TEST_CASE("Analyzing again, in another order or with another analyzer, gives the same") {
    Analyzer used;
    for (std::uint32_t seed = 0; seed < 200; ++seed) {
        const std::string text = test::RandomText(seed).arabic(200);
        const std::vector<OwnTerm> first = terms_of(used, text);
        CHECK(terms_of(used, text) == first);
        Analyzer fresh;
        CHECK(terms_of(fresh, text) == first);
    }
}

TEST_CASE("A text that is cut already has the same terms, whatever was analyzed between") {
    Analyzer analyzer;
    Tokens tokens;
    for (std::uint32_t seed = 0; seed < 50; ++seed) {
        const std::string text = test::RandomText(seed).arabic(200);
        Tokeniser().tokenise(text, tokens);
        const std::vector<OwnTerm> expected = terms_of(analyzer, text);
        terms_of(analyzer, "شيء آخر");
        CHECK(owned(analyzer.analyze(tokens)) == expected);
    }
}

TEST_CASE("A vocabulary larger than the cache changes no result", "[large]") {
    Analyzer analyzer;
    const std::string sample = "سياساتها والفلسطينيين وبالوزارات 1432هـ";
    const std::vector<OwnTerm> before = terms_of(analyzer, sample);
    // More words than the cache takes, in one text and then again in others.
    std::string hostile;
    for (int i = 0; i < 700000; ++i)
        hostile += "x" + std::to_string(i) + " ";
    const std::vector<Term>& terms = analyzer.analyze(hostile + sample);
    REQUIRE(terms.size() == 700000 + before.size());
    bool own_stems = true;
    for (std::size_t i = 0; i < 700000; ++i)
        own_stems &= terms[i].stem == terms[i].surface;
    CHECK(own_stems);
    for (std::size_t i = 0; i < before.size(); ++i)
        CHECK(terms[700000 + i].stem == before[i].stem);
    CHECK(terms_of(analyzer, sample) == before);
    CHECK(terms_of(analyzer, hostile).size() == 700000);
    CHECK(terms_of(analyzer, sample) == before);
}

TEST_CASE("Analyzers of several threads share the tables that are made on first use") {
    const std::string text = test::RandomText(7).unicode(20000);
    std::vector<std::vector<OwnTerm>> results(4);
    std::vector<std::thread> threads;
    threads.reserve(results.size());
    for (std::vector<OwnTerm>& result : results) {
        threads.emplace_back([&result, &text] {
            Analyzer analyzer;
            result = terms_of(analyzer, text);
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    CHECK_FALSE(results[0].empty());
    for (const std::vector<OwnTerm>& result : results)
        CHECK(result == results[0]);
}

TEST_CASE("An analyzer can be moved") {
    Analyzer first;
    const std::vector<OwnTerm> terms = terms_of(first, "خبر عاجل");
    Analyzer second = std::move(first);
    CHECK(terms_of(second, "خبر عاجل") == terms);
}

TEST_CASE("The version is a number and a hash of the tables") {
    CHECK(std::regex_match(Analyzer::version(), std::regex("[0-9]+-[0-9a-f]{16}")));
    CHECK(Analyzer::version() == Analyzer::version());
}

}  // namespace
