// Whatever the archive does to answer fast, what it finds is what reading every article would find.
#include "naive_scan.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "random_corpus.h"
#include "scratch_archive.h"
#include "search/compiler.h"
#include "search/query_normal_form.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

// The identifiers by date, undated last, and by arrival where the dates are the same.
std::vector<std::string> by_date(const Corpus& corpus, const std::set<std::string>& ids, bool newest) {
    std::vector<std::string> list(ids.begin(), ids.end());
    std::sort(list.begin(), list.end(), [&](const std::string& a, const std::string& b) {
        const Scanned& x = corpus.at(a);
        const Scanned& y = corpus.at(b);
        if (x.draft.date.empty() != y.draft.date.empty()) return y.draft.date.empty();
        if (x.draft.date != y.draft.date) return (x.draft.date > y.draft.date) == newest;
        return x.arrival < y.arrival;
    });
    return list;
}

// Fills the archive in several imports with replacements and removals, and the corpus with what must be left.
void fill(const ScratchArchive& archive, Corpus& corpus, Generator& generator, Random& random) {
    std::size_t serial = 0;
    std::size_t articles = 0;
    for (std::size_t import = 2 + below(random, 3); import > 0; --import) {
        std::map<std::string, Draft> batch;  // in the order of its identifiers
        for (std::size_t left = 15 + below(random, 15); left > 0; --left) {
            const bool replaces = articles > 0 && one_in(random, 6);
            Draft draft = generator.draft(replaces ? below(random, articles) : articles++, ++serial);
            batch[draft.id] = draft;
        }
        std::vector<Draft> drafts;
        for (const auto& [id, draft] : batch) {
            const auto arrival = static_cast<std::int64_t>(serial * 1000 + drafts.size());
            corpus[id] = {draft, words_of(draft.title), words_of(draft.body), arrival};
            drafts.push_back(draft);
        }
        archive.import_drafts(drafts);
    }
    if (one_in(random, 4)) archive.compact();
    // So few that the segments they are in are not rewritten at once.
    std::vector<std::string> removed;
    for (const auto& [id, article] : corpus) {
        if (one_in(random, 20)) removed.push_back(id);
    }
    archive.remove(removed);
    for (const std::string& id : removed)
        corpus.erase(id);
}

using Ids = std::vector<std::string>;

Ids ids_where(const SearchResult& result, bool partial) {
    Ids ids;
    for (const Hit& hit : result.hits) {
        if (hit.partial == partial) ids.push_back(hit.record.identifier);
    }
    return ids;
}

std::string shown(const Filters& filters) {
    std::string text;
    for (const std::string& country : filters.countries)
        text += country + " ";
    if (filters.dates.from) text += "from " + to_string(*filters.dates.from) + " ";
    if (filters.dates.to) text += "to " + to_string(*filters.dates.to) + " ";
    return text + (filters.overlap ? "overlap " : "") + (filters.undated ? "undated" : "");
}

// Everything that one query finds, against the scan.
void compare(Asker& asker, const Corpus& corpus, const Query& query, const Filters& filters) {
    INFO("filters: " << shown(filters));
    const std::set<std::string> expected = scan(corpus, query.root, filters);
    const auto many = static_cast<std::int64_t>(expected.size());
    SearchRequest request{query, filters, Sort::relevance, 1000, 0};
    const auto relevant = asker.searcher().search(request);
    const auto counted = asker.searcher().count(query, filters);
    REQUIRE(relevant);
    REQUIRE(counted);
    REQUIRE(*counted == many);
    REQUIRE(relevant->matches == many);
    REQUIRE(relevant->matches_exact);
    Ids full = ids_where(*relevant, false);
    if (!has_words(query.root)) {
        REQUIRE(full == by_date(corpus, expected, true));
    } else {
        std::sort(full.begin(), full.end());
        REQUIRE(full == Ids(expected.begin(), expected.end()));
    }

    std::set<std::string> fewer;
    if (expected.size() < enough_full_matches && can_relax(query.root)) {
        fewer = scan(corpus, relaxed(query.root), filters);
        for (const std::string& id : expected)
            fewer.erase(id);
    }
    Ids partial = ids_where(*relevant, true);
    std::sort(partial.begin(), partial.end());
    REQUIRE(partial == Ids(fewer.begin(), fewer.end()));

    for (const Sort sort : {Sort::newest, Sort::oldest}) {
        request.sort = sort;
        const auto sorted = asker.searcher().search(request);
        REQUIRE(sorted);
        REQUIRE(sorted->matches == many);
        REQUIRE(ids_where(*sorted, false) == by_date(corpus, expected, sort == Sort::newest));
    }
}

}  // namespace

TEST_CASE("a search finds what reading every article finds") {
    Random random(20110521);
    std::size_t segments = 0;
    std::size_t dead = 0;
    std::size_t asked = 0;
    std::size_t refused = 0;
    constexpr std::size_t corpora = 24;
    for (std::size_t round = 0; round < corpora; ++round) {
        Generator generator(random);
        ScratchArchive archive;
        Corpus corpus;
        fill(archive, corpus, generator, random);
        Asker asker(archive);
        segments += asker.snapshot().segments().size();
        dead += asker.snapshot().dead().size();
        REQUIRE(asker.snapshot().articles() == static_cast<std::int64_t>(corpus.size()));
        for (std::size_t i = 0; i < 80; ++i) {
            const std::string typed = i == 0 ? "" : generator.query(2);
            const ParseOptions options{one_in(random, 5), one_in(random, 6), one_in(random, 8)};
            text::Analyzer analyzer;
            const auto query = parse_query(typed, options, analyzer);
            ++(query ? asked : refused);
            if (!query) continue;
            INFO("corpus " << round << ", query " << typed << (options.any ? " --any" : "")
                           << (options.exact ? " --exact" : "") << (options.strict ? " --strict" : "")
                           << ", understood " << to_string(*query));
            compare(asker, corpus, *query, {});
            compare(asker, corpus, *query, generator.filters());
        }
    }
    CHECK(asked > 2 * refused);
    CHECK(segments > 2 * corpora);
    CHECK(dead > corpora);
}

TEST_CASE("the vocabulary of the scan holds words that codes cannot tell apart") {
    text::Analyzer analyzer;
    const auto term_of = [&](const std::string& word) {
        const text::Term& term = analyzer.analyze(word).front();
        return std::tuple(std::string(term.surface), std::string(term.stem), term.code);
    };
    const std::vector<Collision> forms = forms_with_equal_codes(4);
    CHECK(forms.size() == 4);
    for (const Collision& pair : forms) {
        const auto [first, first_stem, first_code] = term_of(pair.first);
        const auto [second, second_stem, second_code] = term_of(pair.second);
        CHECK(first != second);
        CHECK(first_stem == second_stem);
        CHECK(first_code == second_code);
    }
    const std::vector<Collision> stems = stems_with_equal_parts(3);
    CHECK(stems.size() == 3);
    for (const Collision& pair : stems) {
        const auto [first, first_stem, first_code] = term_of(pair.first);
        const auto [second, second_stem, second_code] = term_of(pair.second);
        CHECK(first_stem != second_stem);
        CHECK(text::stem_part(first_code) == text::stem_part(second_code));
    }
}
