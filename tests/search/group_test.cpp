// Searching with copies folded, and asking for an article's copies, on archives with removed and replaced articles.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "scratch_archive.h"
#include "search/searcher.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

using Random = std::mt19937;

// Words of three letters out of those that no affix is made of, so that each is its own stem.
std::string word(std::size_t number) {
    constexpr std::array<std::string_view, 16> letters = {"ج", "ح", "خ", "د", "ذ", "ر", "ز", "ش",
                                                          "ص", "ض", "ط", "ع", "غ", "ق", "ث", "ظ"};
    return fmt::format("{}{}{}", letters.at(number / 256 % 16), letters.at(number / 16 % 16), letters.at(number % 16));
}

std::vector<std::string> words(Random& random, std::size_t count) {
    std::vector<std::string> made;
    for (std::size_t i = 0; i < count; ++i)
        made.push_back(word(random() % 4096));
    return made;
}

std::string text_of(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

// The same story of seventy words, of which some were changed.
std::string edited(std::vector<std::string> story, Random& random, std::size_t changes) {
    for (std::size_t i = 0; i < changes; ++i)
        story[random() % story.size()] = word(random() % 4096);
    return text_of(story);
}

std::string names_of(const std::vector<Copy>& copies) {
    std::string ids;
    for (const Copy& copy : copies)
        ids += (ids.empty() ? "" : " ") + copy.record.identifier;
    return ids;
}

std::string copies_of(Searcher& searcher, const store::Snapshot& snapshot, const std::string& id) {
    const std::vector<store::StoredArticle> found = snapshot.catalogue().find_identifier(id).value();
    REQUIRE(found.size() == 1);
    return names_of(searcher.copies(found[0].alias_of.value_or(found[0].id)).value());
}

SearchRequest grouped(std::size_t limit = 10, std::size_t offset = 0, Sort sort = Sort::relevance) {
    SearchRequest request;
    request.group = true;
    request.limit = limit;
    request.offset = offset;
    request.sort = sort;
    return request;
}

// One story in three papers, with an update in one of them, and stories that only share a word with it.
std::vector<Draft> wire() {
    Random random(3);
    const std::vector<std::string> story = words(random, 70);
    const std::string report = "الجراد " + text_of(story);
    return {{"first", "الجراد", report, "2015-07-21", "SA", "سبق", ""},
            {"second", "عنوان آخر", edited(story, random, 4) + " الجراد", "2015-07-22", "SA", "عكاظ", ""},
            {"third", "", "القاهرة وكالات " + edited(story, random, 4), "2015-07-23", "EG", "الأهرام", ""},
            {"update", "الجراد", report + " " + text_of(words(random, 8)), "2015-07-21", "SA", "سبق", ""},
            {"later", "الجراد", "الجراد " + edited(story, random, 2), "2016-07-21", "TN", "الشروق", ""},
            {"other", "الجراد", "الجراد " + text_of(words(random, 70)), "2015-07-21", "TN", "الشروق", ""},
            {"short", "", "الجراد في القرى", "2015-07-21", "TN", "الشروق", ""},
            {"short2", "", "الجراد في القرى", "2015-07-21", "DZ", "الخبر", ""},
            {"nowhere", "", "الجراد " + edited(story, random, 2), "2015-07-21", "", "", ""}};
}

}  // namespace

TEST_CASE("an article's copies are those of other papers, earliest first, updates and formulas aside") {
    ScratchArchive archive;
    archive.import_drafts(wire());
    const store::Snapshot snapshot = archive.open();
    Searcher searcher(snapshot);
    CHECK(copies_of(searcher, snapshot, "first") == "second third later");
    CHECK(copies_of(searcher, snapshot, "second") == "first update third");
    CHECK(copies_of(searcher, snapshot, "update") == "second third later");
    CHECK(copies_of(searcher, snapshot, "other").empty());
    CHECK(copies_of(searcher, snapshot, "short").empty());
    CHECK(copies_of(searcher, snapshot, "nowhere").empty());
    CHECK(searcher.copies(100000).value().empty());
}

TEST_CASE("copies are folded under the best ranked, matches are counted one by one") {
    ScratchArchive archive;
    archive.import_drafts(wire());
    Asker asker(archive);
    const SearchResult plain = asker.search("الجراد");
    const SearchResult folded = asker.search("الجراد", grouped());
    REQUIRE(plain.hits.size() == 8);
    CHECK(folded.matches == plain.matches);
    const std::string ids = " " + ids_of(folded.hits) + " ";
    CHECK(ids.find(" second ") == std::string::npos);
    for (const char* shown : {" update ", " other ", " short ", " short2 ", " nowhere "})
        CHECK(ids.find(shown) != std::string::npos);
    for (const Hit& hit : folded.hits) {
        if (hit.record.identifier == "first")
            CHECK(names_of(hit.copies) == "second third later");  // third does not match
        if (hit.record.identifier == "other") CHECK(hit.copies.empty());
    }
    for (const Hit& hit : plain.hits)
        CHECK(hit.copies.empty());
}

TEST_CASE("where the best ranked copy is removed, the next one stands for the group") {
    ScratchArchive archive;
    archive.import_drafts(wire());
    archive.remove({"first", "update", "later"});
    const bool compacted = GENERATE(false, true);
    CAPTURE(compacted);
    if (compacted) archive.compact();
    Asker asker(archive);
    const SearchResult folded = asker.search("الجراد", grouped());
    const auto second = std::find_if(folded.hits.begin(), folded.hits.end(),
                                     [](const Hit& hit) { return hit.record.identifier == "second"; });
    REQUIRE(second != folded.hits.end());
    CHECK(names_of(second->copies) == "third");
    CHECK(copies_of(asker.searcher(), asker.snapshot(), "third") == "second");
}

TEST_CASE("a page is filled though most of what is found is folded") {
    Random random(9);
    const std::vector<std::string> story = words(random, 70);
    std::vector<Draft> drafts;
    for (int paper = 0; paper < 150; ++paper) {
        drafts.push_back({fmt::format("copy{}", paper), "", "الجراد الجراد " + edited(story, random, 2), "2015-07-21",
                          "", fmt::format("صحيفة {}", paper), ""});
    }
    for (int other = 0; other < 12; ++other) {
        drafts.push_back(
            {fmt::format("other{}", other), "", text_of(words(random, 90)) + " الجراد", "2015-07-20", "", "غيرها", ""});
    }
    ScratchArchive archive;
    archive.import_drafts(drafts);
    Asker asker(archive);
    for (const Sort sort : {Sort::relevance, Sort::newest}) {
        const SearchResult result = asker.search("الجراد", grouped(10, 0, sort));
        REQUIRE(result.hits.size() == 10);
        CHECK(result.matches == 162);
        CHECK(result.hits[0].record.identifier.starts_with("copy"));
        CHECK(result.hits[0].copies.size() >= 100);  // as many as were folded, which is more than are looked up
        CHECK(result.hits[1].record.identifier.starts_with("other"));
    }
}

namespace {

// Stories in several papers and versions, in several imports, some removed or replaced since.
void fill(const ScratchArchive& archive, Random& random) {
    std::vector<std::vector<std::string>> stories;
    for (int i = 0; i < 8; ++i)
        stories.push_back(words(random, 40 + random() % 60));
    const std::vector<std::string> papers = {"ا", "ب", "ج", "د", ""};
    const std::vector<std::string> countries = {"", "DZ", "TN"};
    const std::vector<std::string> dates = {"2015-07-21", "2015-07-22", "2015-07-28", "2015", ""};
    std::set<std::string> ids;
    for (int import = 0; import < 4; ++import) {
        std::vector<Draft> drafts;
        for (int i = 0; i < 25; ++i) {
            const std::vector<std::string>& story = stories[random() % stories.size()];
            std::string body = edited(story, random, random() % 12);
            if (random() % 4 == 0) body += " " + text_of(words(random, random() % 40));
            if (random() % 2 == 0) body += " الجراد";
            // Some identifiers come again: those articles are replaced.
            const std::string id = fmt::format("a{}", random() % 70);
            if (std::any_of(drafts.begin(), drafts.end(), [&](const Draft& draft) { return draft.id == id; })) continue;
            drafts.push_back({id, random() % 2 == 0 ? "الجراد" : "", body, dates[random() % dates.size()],
                              countries[random() % countries.size()], papers[random() % papers.size()], ""});
            ids.insert(id);
        }
        archive.import_drafts(drafts);
        std::vector<std::string> gone;
        for (const std::string& id : ids) {
            if (random() % 9 == 0) gone.push_back(id);
        }
        archive.remove(gone);
        for (const std::string& id : gone)
            ids.erase(id);
    }
}

Fingerprint fingerprint(const store::Snapshot& snapshot, const Hit& hit) {
    text::Analyzer analyzer;
    std::vector<text::TokenCode> codes;
    const store::StoredArticle row = snapshot.catalogue().find_id(hit.article).value().value();
    for (const text::Term& term : analyzer.analyze(row.article.title))
        codes.push_back(term.code);
    const auto title_size = static_cast<std::uint32_t>(codes.size());
    const std::string body = snapshot.catalogue().body(row.text).value();
    for (const text::Term& term : analyzer.analyze(body))
        codes.push_back(term.code);
    return fingerprint_of(hit.record, {codes, title_size});
}

struct Group {
    const Hit* first;
    std::vector<Fingerprint> articles;

    bool takes(const Fingerprint& article) const {
        return resemblance_of_copies(articles.front(), article) &&
               std::all_of(articles.begin(), articles.end(),
                           [&](const Fingerprint& other) { return other_publisher(other, article); });
    }
};

// Walks both lists: what the grouped one lacks must be a copy of one that it has before.
void check_fold(const store::Snapshot& snapshot, const std::vector<Hit>& all, const std::vector<Hit>& folded) {
    std::vector<Group> groups;
    std::size_t next = 0;
    for (const Hit& hit : all) {
        const Fingerprint own = fingerprint(snapshot, hit);
        const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& one) { return one.takes(own); });
        if (next < folded.size() && folded[next].article == hit.article) {
            CHECK(group == groups.end());
            CHECK(folded[next].score == hit.score);
            groups.push_back({&folded[next++], {own}});
            continue;
        }
        REQUIRE(group != groups.end());
        group->articles.push_back(own);
        const std::vector<Copy>& copies = group->first->copies;
        CHECK(std::any_of(copies.begin(), copies.end(), [&](const Copy& copy) { return copy.article == hit.article; }));
    }
    CHECK(next == folded.size());
}

void check_pages(Asker& asker, const std::string& query, const std::vector<Hit>& whole, Sort sort) {
    std::string paged;
    for (std::size_t offset = 0; offset < whole.size() + 3; offset += 3) {
        const std::vector<Hit> page = asker.search(query, grouped(3, offset, sort)).hits;
        CHECK(page.size() == std::min<std::size_t>(3, whole.size() - std::min(offset, whole.size())));
        if (!page.empty()) paged += (paged.empty() ? "" : " ") + ids_of(page);
    }
    CHECK(paged == ids_of(whole));
}

}  // namespace

TEST_CASE("nothing is hidden but copies of what is shown, and pages do not overlap", "[large]") {
    std::size_t hidden = 0;
    for (std::uint32_t seed = 1; seed <= 6; ++seed) {
        Random random(seed);
        ScratchArchive archive;
        fill(archive, random);
        if (seed % 3 == 0) archive.compact();
        Asker asker(archive);
        for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
            for (const std::string& query :
                 {std::string("الجراد"), std::string(), "الجراد OR " + word(random() % 4096)}) {
                CAPTURE(seed, query, static_cast<int>(sort));
                SearchRequest everything = grouped(1000, 0, sort);
                const std::vector<Hit> folded = asker.search(query, everything).hits;
                everything.group = false;
                const std::vector<Hit> all = asker.search(query, everything).hits;
                check_fold(asker.snapshot(), all, folded);
                check_pages(asker, query, folded, sort);
                hidden += all.size() - folded.size();
            }
        }
    }
    CHECK(hidden > 100);
}

TEST_CASE("what is a copy of an article has that article among its copies") {
    std::size_t pairs = 0;
    for (std::uint32_t seed = 21; seed < 26; ++seed) {
        Random random(seed);
        ScratchArchive archive;
        fill(archive, random);
        Asker asker(archive);
        std::map<std::int64_t, std::set<std::int64_t>> copies;
        SearchRequest all;
        all.limit = 1000;
        const std::vector<Hit> hits = asker.search("", all).hits;
        for (const Hit& hit : hits) {
            const std::vector<Copy> found = asker.searcher().copies(hit.article).value();
            for (const Copy& copy : found)
                copies[hit.article].insert(copy.article);
        }
        for (const auto& [article, others] : copies) {
            for (const std::int64_t other : others) {
                CHECK(copies[other].contains(article));
                ++pairs;
            }
        }
    }
    CHECK(pairs > 50);
}
