// Phrases of common words are narrowed by the biwords of the large segments, and still found as reading every article
// finds them.
#include <xapian.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "naive_scan.h"
#include "scratch_archive.h"
#include "search/phrase_finder.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

const std::vector<std::string>& common_words() {
    static const std::vector<std::string> words = {"السوق", "والسوق",  "سوق",  "الوزير", "وزير",
                                                   "في",    "المدينة", "الذي", "كتاب",   "بالكتاب"};
    return words;
}

std::string rare_word(std::size_t number) {
    return "كلمة" + std::string(1 + number % 3, 'x') + std::to_string(number);
}

// So frequent that what stands beside the common ones is listed, with two that share their code.
const std::vector<std::string>& occasional_words() {
    static const std::vector<std::string> words = [] {
        const Collision alike = forms_with_equal_codes(1).front();
        return std::vector<std::string>{"بحر", "والبحر", "جمل", alike.first, alike.second};
    }();
    return words;
}

class Press {
public:
    // Adds so many articles under the numbers from `first` on.
    void import(const ScratchArchive& archive, std::size_t first, std::size_t count) {
        std::vector<Draft> drafts;
        for (std::size_t number = first; number < first + count; ++number) {
            Draft draft{std::to_string(number), text(3), text(14), "", "DZ", "", ""};
            if (number % 7 != 0)
                draft.date = "20" + std::to_string(10 + number % 9) + "-0" + std::to_string(1 + number % 9);
            drafts.push_back(draft);
        }
        archive.import_drafts(drafts);
        for (const Draft& draft : drafts)
            corpus_[draft.id] = {draft, words_of(draft.title), words_of(draft.body), 0};
    }
    void remove(const ScratchArchive& archive, const std::vector<std::string>& ids) {
        archive.remove(ids);
        for (const std::string& id : ids)
            corpus_.erase(id);
    }
    const Corpus& corpus() const { return corpus_; }

private:
    std::string text(std::size_t words) {
        std::string made;
        for (std::size_t i = 0; i < words; ++i) {
            const std::size_t kind = random_() % 24;
            made += (kind == 0   ? rare_word(random_() % 40)
                     : kind <= 2 ? occasional_words()[random_() % occasional_words().size()]
                                 : common_words()[random_() % common_words().size()]) +
                    " ";
        }
        return made;
    }

    std::mt19937 random_{2015};  // NOLINT(cert-msc51-cpp): the same press every time
    Corpus corpus_;
};

std::vector<std::string> phrases() {
    std::vector<std::string> phrases;
    for (const std::string& one : common_words()) {
        for (const std::string& other : common_words())
            phrases.push_back("\"" + one + " " + other + "\"");
    }
    for (const std::string& one : occasional_words()) {
        for (const std::string& other : {std::string("السوق"), std::string("كتاب"), occasional_words().front()}) {
            phrases.push_back("\"" + one + " " + other + "\"");
            phrases.push_back("\"" + other + " " + one + "\"");
            phrases.push_back("title:\"" + other + " " + one + "\"");
        }
    }
    for (std::size_t i = 0; i < 10; ++i) {
        const std::string& word = common_words()[i];
        phrases.push_back("\"" + word + " " + rare_word(i) + "\"");
        phrases.push_back("\"" + rare_word(i) + " " + word + " " + common_words()[(i + 3) % 10] + "\"");
        phrases.push_back("\"" + word + " " + common_words()[(i + 1) % 10] + " " + common_words()[(i * 3) % 10] + "\"");
        phrases.push_back("title:\"" + word + " " + common_words()[(i + 1) % 10] + "\"");
        phrases.push_back("\"" + word + " " + common_words()[(i + 2) % 10] + "\" OR " + rare_word(i));
        phrases.push_back("السوق -\"" + word + " " + common_words()[(i + 2) % 10] + "\"");
    }
    phrases.emplace_back("\"السوق سو*\"");
    return phrases;
}

}  // namespace

TEST_CASE("with biwords a phrase finds what reading every article finds, by relevance, by date and counted") {
    const ScratchArchive archive;
    Press press;
    press.import(archive, 0, 1000);
    press.import(archive, 1000, 600);
    archive.compact();
    press.import(archive, 1600, 60);  // a segment that has none
    press.remove(archive, {"3", "77", "1500"});
    Asker asker(archive);
    REQUIRE(asker.snapshot().biwords().size() == 1);
    std::size_t matched = 0;
    for (const bool strict : {false, true}) {
        ParseOptions options;
        options.strict = strict;
        for (const std::string& typed : phrases()) {
            CAPTURE(typed, strict);
            const Query query = asker.query(typed, options);
            const std::set<std::string> expected = scan(press.corpus(), query.root, {});
            SearchRequest request;
            request.limit = 5000;
            for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
                request.sort = sort;
                CHECK((whole_matches(asker.search(typed, request, options)) == expected));
            }
            CHECK(asker.searcher().count(query, {}).value() == static_cast<std::int64_t>(expected.size()));
            matched += expected.size();
        }
    }
    CHECK(matched > 10000);
}

TEST_CASE("what lists tell of an article is what its tokens tell, or nothing") {
    const ScratchArchive archive;
    Press press;
    press.import(archive, 0, 1600);
    archive.compact();
    Asker asker(archive);
    const store::Snapshot& snapshot = asker.snapshot();
    const store::SegmentInfo segment = snapshot.segments().front();
    const Xapian::Database tables(archive.paths().segment(segment.name));
    std::size_t lists = 0;
    std::size_t told = 0;
    std::size_t untold = 0;
    for (const std::string& typed : phrases()) {
        CAPTURE(typed);
        const Query query = asker.query(typed);
        const Node& phrase = query.root.children.front();
        if (phrase.kind != NodeKind::phrase) continue;
        PhraseFinders with_lists(snapshot);
        PhraseFinders without(snapshot);
        PhraseLists& listed = with_lists.of(phrase).lists();
        CHECK_FALSE(listed.find(segment.first));
        CHECK((listed.of(tables) != nullptr) == listed.narrow());
        if (!listed.narrow()) continue;
        ++lists;
        const bool may_tell = phrase.words.size() == 2 && phrase.field == Field::text;
        std::size_t wrong = 0;
        for (std::int64_t article = segment.first; article <= segment.last; ++article) {
            const WordMatcher::Found found = without.of(phrase).find(article);
            const std::optional<WordMatcher::Found> tells = listed.find(article);
            const bool is_listed = tells != WordMatcher::Found::no;
            wrong += tells.value_or(found) != found || (is_listed && tells && !may_tell) ? 1U : 0U;
            wrong += with_lists.of(phrase).find(article) != found ? 1U : 0U;
            if (is_listed) ++(tells ? told : untold);
        }
        CHECK(wrong == 0);
    }
    CHECK(lists > 100);
    CHECK(told > 5000);
    CHECK(untold > 100);
}

TEST_CASE("few matches are sorted by date at once, as many are year by year, the undated last") {
    const ScratchArchive archive;
    Press press;
    press.import(archive, 0, 1000);
    press.import(archive, 1000, 600);
    archive.compact();
    Asker asker(archive);
    // More than a year has articles, which is walked through, and fewer.
    const std::string many = "السوق";
    const std::string phrase = "\"السوق الوزير\"";
    const std::string few = "\"السوق " + rare_word(3) + "\"";
    CHECK(asker.count(many) > 1000);
    CHECK(asker.count(phrase) > 20);
    CHECK(asker.count(few) < 20);
    for (const std::string& typed : {many, phrase, few}) {
        for (const Sort sort : {Sort::newest, Sort::oldest}) {
            CAPTURE(typed, sort);
            SearchRequest request;
            request.sort = sort;
            request.limit = 5000;
            std::vector<std::string> dates;
            for (const Hit& hit : asker.search(typed, request).hits)
                dates.push_back(hit.record.date);
            REQUIRE(dates.size() > 2);
            const auto undated = std::find(dates.begin(), dates.end(), "");
            CHECK((undated != dates.end() || typed == few));
            CHECK(std::all_of(undated, dates.end(), [](const std::string& date) { return date.empty(); }));
            if (sort == Sort::newest) std::reverse(dates.begin(), undated);
            CHECK(std::is_sorted(dates.begin(), undated));
        }
    }
}
