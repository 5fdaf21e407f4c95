// Phrases are found in tokens as they are written where they are found in the decoded tokens, and nowhere else.
#include "search/unit_matcher.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "scratch_archive.h"
#include "search/code_scan.h"
#include "store/token_file.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

using Codes = std::vector<text::TokenCode>;
using Found = WordMatcher::Found;

struct Article {
    Codes title;
    Codes body;
};

// A file of tokens that numbers the codes of `frequent` in their order, whatever the articles have.
class Tokens {
public:
    Tokens(const Codes& frequent, const std::vector<Article>& articles) {
        store::TokenBatch batch;
        // Of so many docids every second one is looked at for what is frequent: these.
        batch.begin(1);
        for (std::size_t i = 0; i < frequent.size(); ++i) {
            for (std::size_t often = 2 + frequent.size() - i; often > 0; --often)
                batch.add(frequent[i]);
        }
        for (std::size_t i = 0; i < articles.size(); ++i) {
            batch.begin(document(i));
            std::for_each(articles[i].title.begin(), articles[i].title.end(), [&](auto code) { batch.add(code); });
            batch.end_title();
            std::for_each(articles[i].body.begin(), articles[i].body.end(), [&](auto code) { batch.add(code); });
        }
        const std::string path = archive_.paths().catalogue() + ".tokens";
        const auto each = [&](const store::TokenSink& sink) { batch.each(sink); };
        REQUIRE(store::write_tokens(path, 1, last, {each}).ok());
        core::Result<store::TokenFile> opened = store::TokenFile::open(path);
        REQUIRE(opened.ok());
        file_.emplace(std::move(*opened));
        REQUIRE(std::equal(frequent.begin(), frequent.end(), file_->numbered().begin(), file_->numbered().end()));
    }
    const store::TokenFile& file() const { return *file_; }
    const store::Snapshot& no_articles() const { return snapshot_; }

    Found find(UnitMatcher& matcher, std::size_t article, bool in_title) const {
        const store::UnitStream stream = file_->units_at(document(article));
        const std::size_t title = stream.title_units();
        return matcher.find(in_title ? stream.units.first(title) : stream.units.subspan(title));
    }

private:
    static constexpr std::int64_t last = 8000;
    static std::int64_t document(std::size_t article) { return 2 + 2 * static_cast<std::int64_t>(article); }

    ScratchArchive archive_;
    store::Snapshot snapshot_ = archive_.open();
    std::optional<store::TokenFile> file_;
};

// In each place one of several codes.
Node phrase_of(const std::vector<Codes>& places) {
    Node phrase;
    phrase.kind = NodeKind::phrase;
    for (const Codes& codes : places) {
        QueryTerm& word = phrase.words.emplace_back();
        word.truncated = true;
        for (const text::TokenCode code : codes)
            word.forms.push_back({std::to_string(code), "", code});
    }
    return phrase;
}

Found naive(const Codes& codes, const std::vector<Codes>& places) {
    for (std::size_t at = 0; at + places.size() <= codes.size(); ++at) {
        bool met = true;
        for (std::size_t i = 0; i < places.size(); ++i)
            met = met && std::count(places[i].begin(), places[i].end(), codes[at + i]) != 0;
        if (met) return Found::yes;
    }
    return Found::no;
}

constexpr text::TokenCode spelled(store::CodeUnit low, store::CodeUnit middle, store::CodeUnit high) {
    return low | text::TokenCode{middle} << 16U | text::TokenCode{high} << 32U;
}

// Numbered 0 to 3, and codes without a number whose parts are those numbers or the mark.
const Codes frequent = {spelled(9, 9, 9), spelled(8, 8, 8), spelled(0xFFFF, 0xFFFF, 0xFF), spelled(1, 2, 3)};
const Codes rare = {spelled(0, 1, 2), spelled(1, 1, 1), spelled(0xFFFF, 0, 1),     spelled(0, 0xFFFF, 0xFF),
                    spelled(2, 3, 0), spelled(3, 2, 1), spelled(0xFFFF, 0xFFFF, 0)};

}  // namespace

TEST_CASE("a phrase is found in the units of an article where its codes stand in a row") {
    const text::TokenCode a = frequent[0];
    const text::TokenCode b = frequent[1];
    const text::TokenCode c = frequent[3];
    const text::TokenCode x = spelled(7, 0, 1);  // ends as if a and b followed
    const text::TokenCode mark = spelled(0xFFFF, 0xFFFF, 0xFF);
    struct Case {
        const char* what;
        Article article;
        std::vector<Codes> places;
        bool in_title;
        bool in_body;
    };
    const std::vector<Case> cases = {
        {"at the beginning", {{}, {a, b, c}}, {{a}, {b}}, false, true},
        {"at the end", {{}, {c, a, b}}, {{a}, {b}}, false, true},
        {"all there is", {{a, b}, {}}, {{a}, {b}}, true, false},
        {"one word, the last", {{c}, {b, c, a}}, {{a}}, false, true},
        {"one word, spelled out, the last", {{x}, {b}}, {{x}}, true, false},
        {"from the title into the body", {{c, a}, {b, c}}, {{a}, {b}}, false, false},
        {"the other way round", {{b, a}, {c, b, a}}, {{a}, {b}}, false, false},
        {"inside a spelled-out code", {{x}, {c, x, c}}, {{a}, {b}}, false, false},
        {"inside a spelled-out code and behind it", {{x, b}, {x, b, a, b}}, {{a}, {b}}, false, true},
        {"from a spelled-out code", {{x, a}, {b, x, c}}, {{x}, {a}}, true, false},
        {"into a spelled-out code at the end", {{a, x}, {b, x}}, {{a}, {x}}, true, false},
        {"two spelled-out codes", {{}, {x, rare[0], rare[3]}}, {{rare[0]}, {rare[3]}}, false, true},
        {"marks that are codes", {{mark, a}, {mark, mark, b}}, {{mark}, {b}}, false, true},
        {"one of several", {{b, c}, {x, c}}, {{a, x}, {b, c}}, false, true},
        {"a place for which nothing stands", {{a, b}, {a}}, {{a}, {}}, false, false},
        {"longer than the article", {{a, b}, {a}}, {{a}, {b}, {c}}, false, false},
        {"an article of nothing", {{}, {}}, {{a}, {b}}, false, false},
    };
    for (const Case& each : cases) {
        INFO(each.what);
        const Tokens tokens(frequent, {each.article});
        const store::TokenEncoder encoder(tokens.file().numbered());
        const Node phrase = phrase_of(each.places);
        text::Analyzer analyzer;
        const WordMatcher words(phrase, tokens.no_articles(), analyzer);
        UnitMatcher matcher(words, tokens.file(), encoder);
        CHECK((tokens.find(matcher, 0, true) == Found::yes) == each.in_title);
        CHECK((tokens.find(matcher, 0, false) == Found::yes) == each.in_body);
    }
}

TEST_CASE("phrases of numbered and spelled-out codes are found in units as in decoded tokens") {
    std::mt19937 random(20);  // NOLINT(cert-msc51-cpp): the same in every run
    const auto below = [&](std::size_t limit) { return static_cast<std::size_t>(random()) % limit; };
    const auto any_code = [&] { return below(3) == 0 ? rare[below(rare.size())] : frequent[below(frequent.size())]; };
    const auto codes = [&](std::size_t size) {
        Codes made(size);
        std::generate(made.begin(), made.end(), any_code);
        return made;
    };
    std::vector<Article> articles(60);
    for (Article& article : articles)
        article = {codes(below(8)), codes(below(below(3) == 0 ? 200 : 12))};
    const Tokens tokens(frequent, articles);
    const store::TokenEncoder encoder(tokens.file().numbered());
    text::Analyzer analyzer;
    std::size_t found = 0;
    for (std::size_t round = 0; round < 1500; ++round) {
        std::vector<Codes> places(1 + below(4));
        for (Codes& place : places) {
            place = codes(1 + below(3) / 2);
            // So many alternatives that they are not compared.
            for (std::size_t more = below(8) == 0 ? 30 : 0; more > 0; --more)
                place.push_back(spelled(static_cast<store::CodeUnit>(100 + more), 100, 100));
        }
        const Node phrase = phrase_of(places);
        const WordMatcher words(phrase, tokens.no_articles(), analyzer);
        UnitMatcher matcher(words, tokens.file(), encoder);
        bool right = true;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            const Found in_title = naive(articles[i].title, places);
            const Found in_body = naive(articles[i].body, places);
            right = right && tokens.find(matcher, i, true) == in_title && tokens.find(matcher, i, false) == in_body;
            found += in_body == Found::yes ? 1U : 0U;
        }
        CAPTURE(round);
        REQUIRE(right);
    }
    CHECK(found > 10'000);
}

TEST_CASE("a pair of units is found at the first place where both stand") {
    std::mt19937 random(21);  // NOLINT(cert-msc51-cpp): the same in every run
    using Units = std::vector<store::CodeUnit>;
    const auto units = [&](std::size_t size, unsigned kinds) {
        Units made(size);
        std::generate(made.begin(), made.end(), [&] { return static_cast<store::CodeUnit>(random() % kinds); });
        return made;
    };
    const auto among = [](const Units& wanted, store::CodeUnit unit) {
        return wanted.empty() || std::find(wanted.begin(), wanted.end(), unit) != wanted.end();
    };
    for (std::size_t round = 0; round < 4000; ++round) {
        const Units stream = units(random() % 100, 30);
        const Units lefts = units(random() % 3, 30);
        const Units rights = units(random() % 3, 30);
        const std::size_t from = random() % (stream.size() + 1);
        std::size_t wanted = from;
        for (; wanted < stream.size(); ++wanted) {
            const bool followed = wanted + 1 < stream.size() && among(rights, stream[wanted + 1]);
            if (among(lefts, stream[wanted]) && (rights.empty() || followed)) break;
        }
        REQUIRE(find_pair(stream, from, lefts, rights) == wanted);
    }
}
