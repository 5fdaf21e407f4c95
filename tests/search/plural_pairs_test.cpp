// Broken plurals, through the real index and the real search: the plural finds the singular's article, and back.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "scratch_archive.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

using Pair = std::pair<std::string, std::string>;

std::vector<Pair> pairs_in(const std::string& path) {
    std::ifstream file(path);
    REQUIRE(file.good());
    std::vector<Pair> pairs;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        if (line.empty() || line.front() == '#' || tab == std::string::npos) continue;
        pairs.emplace_back(line.substr(0, tab), line.substr(tab + 1));
    }
    return pairs;
}

// An article for each word; it has the word for its name too.
std::vector<Draft> articles_of(const std::vector<Pair>& pairs) {
    std::set<std::string> words;
    for (const auto& [singular, plural] : pairs) {
        words.insert(singular);
        words.insert(plural);
    }
    std::vector<Draft> drafts;
    for (const std::string& word : words)
        drafts.push_back({word, "", word, "", "", "", ""});
    return drafts;
}

bool finds(Asker& asker, const std::string& typed, const std::string& wanted) {
    SearchRequest request;
    request.limit = reranked;
    const SearchResult result = asker.search(typed, request);
    return std::any_of(result.hits.begin(), result.hits.end(),
                       [&](const Hit& hit) { return !hit.partial && hit.record.identifier == wanted; });
}

// The pairs of which one word does not find the other.
std::vector<Pair> apart(const std::vector<Pair>& pairs) {
    const ScratchArchive archive;
    archive.import_drafts(articles_of(pairs));
    Asker asker(archive);
    std::vector<Pair> missed;
    for (const auto& [singular, plural] : pairs) {
        const bool meet = finds(asker, singular, plural) && finds(asker, plural, singular);
        if (!meet) missed.emplace_back(singular, plural);
    }
    return missed;
}

std::string listing(const std::vector<Pair>& pairs) {
    std::string text;
    for (const auto& [singular, plural] : pairs)
        text += singular + " " + plural + "\n";
    return text;
}

TEST_CASE("Each word of the lexicon of broken plurals finds the other of its pair") {
    const std::vector<Pair> missed = apart(pairs_in(ARSHIF_SOURCE_DIR "/src/text/data/broken_plurals.tsv"));
    INFO(listing(missed));
    CHECK(missed.empty());
}

// ARSHIF_PLURAL_PAIRS names a list of other pairs, singular TAB plural, most of which are to meet.
TEST_CASE("Most words of a list of broken plurals given by its path find the other of their pair") {
    const char* const path = std::getenv("ARSHIF_PLURAL_PAIRS");
    if (path == nullptr) {
        SUCCEED("no list given");
        return;
    }
    const std::vector<Pair> pairs = pairs_in(path);
    REQUIRE_FALSE(pairs.empty());
    const std::vector<Pair> missed = apart(pairs);
    WARN(missed.size() << " of " << pairs.size() << " pairs do not meet:\n" << listing(missed));
    constexpr std::size_t most_missed_percent = 15;
    CHECK(missed.size() * 100 <= pairs.size() * most_missed_percent);
}

}  // namespace
