// Frequent stems are ranked by their blocks as Xapian ranks their terms.
#include "search/stem_source.h"

#include <xapian.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "scratch_archive.h"
#include "search/compiler.h"
#include "search/condition_source.h"
#include "search/tombstone_source.h"
#include "search/weighting.h"
#include "store/fields.h"
#include "store/terms.h"

using namespace arshif;
using namespace arshif::search;
using namespace arshif::search::test;

namespace {

constexpr std::size_t words = 24;

std::string word(std::size_t number) {
    return "zq" + std::to_string(number);
}

// Articles of five to eighty words, of which those with low numbers are frequent.
void import_press(const ScratchArchive& archive, std::uint32_t seed, std::size_t first, std::size_t count) {
    std::mt19937 random(seed);
    std::vector<Draft> drafts;
    for (std::size_t number = first; number < first + count; ++number) {
        Draft draft{std::to_string(number), "", "", "", number % 40 == 0 ? "DZ" : "EG", "", ""};
        draft.source = number % 3 == 0 ? "nil" : "atlas";
        for (std::size_t i = 5 + random() % 75; i != 0; --i)
            draft.body += word(random() % words * (random() % words) * (random() % words) / (words * words)) + " ";
        draft.title = word(random() % words);
        draft.date = std::to_string(2000 + random() % 20 / 7);
        drafts.push_back(draft);
    }
    archive.import_drafts(drafts);
}

struct Press {
    Press() {
        import_press(archive, 1, 0, 900);
        import_press(archive, 2, 900, 700);
        archive.compact();
        import_press(archive, 3, 1600, 130);  // a segment without blocks
        archive.remove({"3", "77", "800", "1500"});
    }
    ScratchArchive archive;
};

// What the source stands for.
Xapian::Query tree_of(const std::vector<std::string>& stems, StemsWanted wanted) {
    std::vector<Xapian::Query> terms;
    for (const std::string& stem : stems)
        terms.emplace_back(store::make_term(store::prefix::stem, stem));
    return {wanted == StemsWanted::all ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

Xapian::MSet ranked(const store::Snapshot& snapshot, const Xapian::Query& query, Xapian::doccount items) {
    Xapian::Enquire enquire(snapshot.database());
    enquire.set_query(query);
    enquire.set_weighting_scheme(bm25());
    return enquire.get_mset(0, items);
}

// The same weights in the same order, of the same articles. Sums in another order may put articles that are worth the
// same the other way round, and at the end of a page one in the place of another.
void check_alike(const Xapian::MSet& found, const Xapian::MSet& expected) {
    REQUIRE(found.size() == expected.size());
    if (expected.empty()) return;
    const double last = expected[expected.size() - 1].get_weight();
    std::set<Xapian::docid> documents;
    std::set<Xapian::docid> wanted;
    for (Xapian::doccount i = 0; i < expected.size(); ++i) {
        CHECK(found[i].get_weight() == Approx(expected[i].get_weight()).epsilon(1e-9));
        if (found[i].get_weight() > last * (1 + 1e-9)) documents.insert(*found[i]);
        if (expected[i].get_weight() > last * (1 + 1e-9)) wanted.insert(*expected[i]);
    }
    CHECK((documents == wanted));
}

std::vector<std::vector<std::string>> queries() {
    std::mt19937 random(5);  // NOLINT(cert-msc51-cpp): the same queries every time
    std::vector<std::vector<std::string>> queries = {{word(0)}, {word(20)}, {word(0), word(0)}, {word(1), "absent"}};
    for (int i = 0; i < 26; ++i) {
        std::vector<std::string> stems;
        for (std::size_t size = 1 + random() % 4; size != 0; --size)
            stems.push_back(word(random() % words * (random() % words) / words));
        queries.push_back(stems);
    }
    return queries;
}

// With terms that have blocks and others, that all or no articles have, alternatives and none.
std::vector<Conditions> conditions_to_try() {
    return {{{"XCEG"}},
            {{"XCDZ"}},
            {{"XCDZ", "XCEG"}},
            {{"Y2000", "Y2002"}, {"XSnil"}},
            {{"XSnil"}, {"XCDZ", "XCEG"}, {"Y2001"}},
            {{"XSatlas", "XSnone"}},
            {{"XCFR"}},
            {{"Y2000"}, {}}};
}

Xapian::Query terms_of(const Condition& condition) {
    return condition.empty() ? Xapian::Query::MatchNothing
                             : Xapian::Query(Xapian::Query::OP_OR, condition.begin(), condition.end());
}

}  // namespace

TEST_CASE("By their blocks stems are ranked as Xapian ranks them, on pages of any size, alone and under conditions") {
    const Press press;
    const store::Snapshot snapshot = press.archive.open();
    REQUIRE(snapshot.segments().size() == 2);
    REQUIRE(snapshot.impacts().size() == 1);
    TombstoneSource dead(snapshot.dead());
    std::size_t helped = 0;
    for (const std::vector<std::string>& stems : queries()) {
        helped += StemSource::helps(snapshot, stems) ? 1U : 0U;
        for (const StemsWanted wanted : {StemsWanted::all, StemsWanted::any}) {
            StemSource source(snapshot, stems, wanted);
            CAPTURE(source.get_description());
            const auto compare = [&](const auto& wrap) {
                const Xapian::Query by_blocks = wrap(Xapian::Query(&source));
                const Xapian::Query by_terms = wrap(tree_of(stems, wanted));
                for (const Xapian::doccount items : {1U, 10U, 110U, 3000U})
                    check_alike(ranked(snapshot, by_blocks, items), ranked(snapshot, by_terms, items));
            };
            compare([](const Xapian::Query& query) { return query; });
            compare([&](const Xapian::Query& query) {
                return Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query(&dead));
            });
            for (const char* const country : {"XCDZ", "XCEG"})
                compare([&](const Xapian::Query& query) { return only_where(query, Xapian::Query(country)); });
            for (const Xapian::Query::op op : {Xapian::Query::OP_OR, Xapian::Query::OP_AND})
                compare([&](const Xapian::Query& query) { return Xapian::Query(op, query, Xapian::Query(word(2))); });
        }
    }
    CHECK(helped > 10);
}

TEST_CASE("Conditions that a source is told leave it what they leave of the tree of terms") {
    const Press press;
    const store::Snapshot snapshot = press.archive.open();
    std::size_t estimated = 0;
    for (const Conditions& conditions : conditions_to_try()) {
        const auto narrowed = [&](Xapian::Query query, const auto& compiled) {
            for (const Condition& condition : conditions)
                query = only_where(query, compiled(condition));
            return query;
        };
        for (const std::vector<std::string>& stems : queries()) {
            for (const StemsWanted wanted : {StemsWanted::all, StemsWanted::any}) {
                StemSource source(snapshot, stems, wanted, conditions);
                CAPTURE(source.get_description(), conditions);
                const Xapian::Query by_blocks = narrowed(Xapian::Query(&source), [&](const Condition& condition) {
                    return articles_with(condition, snapshot, Narrows::as_told);
                });
                const Xapian::Query by_terms = narrowed(tree_of(stems, wanted), terms_of);
                for (const Xapian::doccount items : {1U, 10U, 3000U})
                    check_alike(ranked(snapshot, by_blocks, items), ranked(snapshot, by_terms, items));
                const Xapian::MSet page = ranked(snapshot, by_blocks, 1);
                const Xapian::doccount all = ranked(snapshot, by_terms, 3000).size();
                CHECK(page.get_matches_lower_bound() <= all);
                CHECK(page.get_matches_upper_bound() >= all);
                const Xapian::doccount likely = ranked(snapshot, by_terms, 1).get_matches_estimated();
                if (likely < 50) continue;
                CHECK(page.get_matches_estimated() > likely * 2 / 5);  // of one or two digits
                CHECK(page.get_matches_estimated() < likely * 5 / 2);
                ++estimated;
            }
        }
    }
    CHECK(estimated > 100);
}

TEST_CASE("The articles that meet a condition are those of its terms, whichever of them have blocks") {
    const Press press;
    const store::Snapshot snapshot = press.archive.open();
    const store::ImpactFile& impacts = *snapshot.impacts().front();
    REQUIRE(impacts.list("XCEG"));
    REQUIRE(impacts.list("Y2000"));
    REQUIRE_FALSE(impacts.list("Y2002"));
    REQUIRE_FALSE(impacts.list("XCDZ"));
    Xapian::Enquire enquire(snapshot.database());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    const auto documents = [&](const Xapian::Query& query) {
        enquire.set_query(query);
        const Xapian::MSet found = enquire.get_mset(0, snapshot.database().get_doccount());
        return std::vector<Xapian::docid>(found.begin(), found.end());
    };
    std::size_t met = 0;
    for (const Conditions& conditions : conditions_to_try()) {
        for (const Condition& condition : conditions) {
            CAPTURE(condition);
            const std::vector<Xapian::docid> found = documents(articles_with(condition, snapshot));
            CHECK(found == documents(terms_of(condition)));
            met += found.size();
        }
    }
    CHECK(met > 5000);
}

TEST_CASE("Filters leave of a search what its articles' records say, typed or given") {
    const Press press;
    Asker asker(press.archive);
    for (const std::string& asked :
         {word(0), word(1) + " " + word(2), word(3) + " OR " + word(9), std::string("\"zq0 zq0\"")}) {
        CAPTURE(asked);
        SearchRequest request;
        request.limit = 3000;
        std::set<std::string> expected;
        for (const Hit& hit : asker.search(asked, request).hits) {
            const bool fits = hit.record.source == "nil" && hit.record.date <= "2001" && hit.record.country == "EG";
            if (fits && !hit.partial) expected.insert(hit.record.identifier);
        }
        REQUIRE(expected.size() > 20);
        const std::string typed = "(" + asked + ") source:nil country:EG date:2000..2001";
        for (const Sort sort : {Sort::relevance, Sort::newest}) {
            request.sort = sort;
            request.filters = {};
            CHECK(whole_matches(asker.search(typed, request)) == expected);
            request.filters.sources = {"nil"};
            request.filters.countries = {"EG"};
            request.filters.dates = {core::PartialDate{2000, 0, 0}, core::PartialDate{2001, 0, 0}};
            CHECK(whole_matches(asker.search(asked, request)) == expected);
        }
        CHECK(asker.count(asked, request.filters) == static_cast<std::int64_t>(expected.size()));
        CHECK(asker.count(typed) == static_cast<std::int64_t>(expected.size()));
    }
}

TEST_CASE("As many articles as there are lie between the source's bounds") {
    const Press press;
    const store::Snapshot snapshot = press.archive.open();
    for (const std::vector<std::string>& stems : queries()) {
        for (const StemsWanted wanted : {StemsWanted::all, StemsWanted::any}) {
            StemSource source(snapshot, stems, wanted);
            CAPTURE(source.get_description());
            const Xapian::MSet page = ranked(snapshot, Xapian::Query(&source), 1);
            const Xapian::doccount all = ranked(snapshot, tree_of(stems, wanted), 3000).size();
            CHECK(page.get_matches_lower_bound() <= all);
            CHECK(page.get_matches_upper_bound() >= all);
        }
    }
}

TEST_CASE("A page sorted by date is the beginning of the whole list, whatever its articles are worth") {
    const Press press;
    Asker asker(press.archive);
    for (const std::string& typed : {word(0), word(0) + " " + word(2), word(1) + " OR " + word(9)}) {
        for (const Sort sort : {Sort::newest, Sort::oldest}) {
            CAPTURE(typed, sort);
            SearchRequest request;
            request.sort = sort;
            request.limit = 3000;
            const std::vector<Hit> all = asker.search(typed, request).hits;
            REQUIRE(all.size() > 100);
            REQUIRE(static_cast<std::int64_t>(all.size()) == asker.count(typed));
            request.limit = 10;
            CHECK(ids_of(asker.search(typed, request).hits) == ids_of({all.begin(), all.begin() + 10}));
        }
    }
}

TEST_CASE("What is excluded is excluded however little it is worth") {
    const Press press;
    Asker asker(press.archive);
    const std::string excluded = word(1);
    SearchRequest request;
    request.limit = 3000;
    std::set<std::string> without;
    for (const Hit& hit : asker.search(word(0) + " -(" + excluded + " " + word(2) + ")", request).hits)
        without.insert(hit.record.identifier);
    const std::set<std::string> with = whole_matches(asker.search(word(0) + " " + excluded + " " + word(2), request));
    CHECK(without.size() > 10);
    CHECK(with.size() > 10);
    for (const std::string& id : with)
        CHECK_FALSE(without.contains(id));
    CHECK(asker.count(word(0)) == static_cast<std::int64_t>(without.size() + with.size()));
}

TEST_CASE("A stem's weight for an article is the one that Xapian computes, and its bound is no less") {
    const Press press;
    const store::Snapshot snapshot = press.archive.open();
    const Xapian::Database& database = snapshot.database();
    for (const std::string& stem : {word(0), word(5), word(23)}) {
        CAPTURE(stem);
        const StemWeight weight(database.get_termfreq(stem), database.get_doccount(), database.get_avlength());
        const Xapian::MSet found = ranked(snapshot, Xapian::Query(stem), 3000);
        REQUIRE_FALSE(found.empty());
        for (auto hit = found.begin(); hit != found.end(); ++hit) {
            auto posting = database.postlist_begin(stem);
            posting.skip_to(*hit);
            const std::uint32_t length = posting.get_doclength();
            CHECK(weight.of(posting.get_wdf(), length) == hit.get_weight());
            CHECK(weight.bound(static_cast<double>(posting.get_wdf()) / length) >= hit.get_weight());
            CHECK(weight.most() >= hit.get_weight());
        }
        for (const double no_share : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN()})
            CHECK(weight.bound(no_share) == 0);
    }
}

TEST_CASE("Over damaged blocks a search ends, with an answer or with what is damaged") {
    const Press press;
    const std::string path = press.archive.paths().segment(press.archive.open().segments().front().name) + "/impacts";
    std::ifstream in(path, std::ios::binary);
    const std::string sound{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    REQUIRE(sound.size() > 1000);
    text::Analyzer analyzer;
    std::mt19937 random(17);  // NOLINT(cert-msc51-cpp): the same damage every time
    std::size_t answers = 0;
    for (int round = 0; round < 150; ++round) {
        std::string bytes = sound;
        for (int i = 0; i < 40; ++i)
            bytes[8 + random() % (bytes.size() - 32)] = static_cast<char>(random());
        std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
        const store::Snapshot snapshot = press.archive.open();
        Searcher searcher(snapshot);
        for (const char* const typed :
             {"zq0 zq1", "zq0 OR zq3 OR zq9", "zq1 country:DZ", "zq1 zq2 country:EG date:2000"}) {
            SearchRequest request;
            request.query = parse_query(typed, {}, analyzer).value();
            const auto found = searcher.search(request);
            answers += found ? 1U : 0U;
            if (!found) CHECK(found.error().code == core::ErrorCode::archive_damaged);
        }
        for (const StemsWanted wanted : {StemsWanted::any, StemsWanted::all}) {
            StemSource source(snapshot, {word(0), word(5)}, wanted);
            source.init(snapshot.database());
            CHECK(source.get_termfreq_min() <= source.get_termfreq_est());
            CHECK(source.get_termfreq_est() <= source.get_termfreq_max());
            CHECK(source.get_termfreq_max() <= snapshot.database().get_doccount());
        }
    }
    CHECK(answers > 50);
}
