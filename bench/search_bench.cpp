// How long searches take: by relevance, as phrases, filtered, by date, and the second stage of ranking alone.
//
// Runs on an archive of 20,000 generated articles. Where ARSHIF_BENCH_ARCHIVE names an archive and ARSHIF_BENCH_QUERIES
// a file of `id TAB query` lines, these are measured besides, and p50, p95 and p99 are printed over their queries, in
// ms.
#include <benchmark/benchmark.h>
#include <xapian.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "generated_archive.h"
#include "search/compiler.h"
#include "search/phrase_finder.h"
#include "search/query_parser.h"
#include "search/reranker.h"
#include "search/searcher.h"
#include "store/snapshot.h"

namespace {

using namespace arshif;
using namespace arshif::bench;
using search::SearchRequest;

constexpr std::size_t articles = 20'000;
constexpr std::size_t queries = 200;

// The generated archive, built when it is first asked for.
const store::Snapshot& generated_archive() {
    struct Generated {
        ScratchFolder folder;
        store::Snapshot snapshot = build(folder.path());

        static store::Snapshot build(const std::string& folder) {
            write_articles(folder + "/articles.jsonl", articles);
            const store::ArchivePaths paths{folder + "/archive"};
            build_archive(paths, folder + "/articles.jsonl");
            return must(store::Snapshot::open(paths));
        }
    };
    static const Generated generated;
    return generated.snapshot;
}

std::vector<search::Query> parsed(const std::vector<std::string>& typed) {
    text::Analyzer analyzer;
    std::vector<search::Query> out;
    for (const std::string& query : typed)
        out.push_back(must(search::parse_query(query, {}, analyzer)));
    return out;
}

// Two or three words, of ranks such as people search for.
std::vector<search::Query> keyword_queries() {
    TextGenerator generator(1);
    std::vector<std::string> typed;
    for (std::size_t i = 0; i < queries; ++i) {
        std::string query;
        for (std::size_t words = 2 + i % 2; words > 0; --words)
            query += generator.word_of_rank(20 + generator.below(2000)) + " ";
        typed.push_back(query);
    }
    return parsed(typed);
}

// Two words in a row out of articles: the generator repeats itself.
std::vector<search::Query> phrase_queries() {
    TextGenerator generator(1);
    std::vector<std::string> typed;
    for (std::size_t i = 0; i < queries; ++i) {
        const std::string body = generator.article(i).body;
        const std::size_t first = body.find(' ');
        const std::size_t second = body.find(' ', first + 1);
        typed.push_back('"' + body.substr(0, second) + '"');
    }
    return parsed(typed);
}

double percentile(std::vector<double>& values, double share) {
    if (values.empty()) return 0;
    const auto rank = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(rank), values.end());
    return values[rank];
}

// Runs all queries in each round; percentiles are over all runs of all queries.
template <typename Ask>
void ask_all(benchmark::State& state, const std::vector<search::Query>& asked, Ask ask) {
    using Clock = std::chrono::steady_clock;
    std::vector<double> milliseconds;
    for ([[maybe_unused]] auto round : state) {
        for (const search::Query& query : asked) {
            const Clock::time_point start = Clock::now();
            benchmark::DoNotOptimize(ask(query));
            milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
        }
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(milliseconds.size()));
    state.counters["p50_ms"] = percentile(milliseconds, 0.50);
    state.counters["p95_ms"] = percentile(milliseconds, 0.95);
    state.counters["p99_ms"] = percentile(milliseconds, 0.99);
}

void search_all(benchmark::State& state, const store::Snapshot& snapshot, const std::vector<search::Query>& asked,
                SearchRequest request) {
    search::Searcher searcher(snapshot);
    ask_all(state, asked, [&](const search::Query& query) {
        request.query = query;
        return must(searcher.search(request)).hits.size();
    });
}

void count_all(benchmark::State& state, const store::Snapshot& snapshot, const std::vector<search::Query>& asked) {
    search::Searcher searcher(snapshot);
    ask_all(state, asked, [&](const search::Query& query) { return must(searcher.count(query, {})); });
}

SearchRequest by_relevance() {
    return {};
}

SearchRequest by_date() {
    SearchRequest request;
    request.sort = search::Sort::newest;
    return request;
}

SearchRequest filtered() {
    SearchRequest request;
    request.filters.countries = {"DZ", "TN"};
    request.filters.dates = {core::PartialDate{2004, 5, 0}, core::PartialDate{2011, 5, 21}};
    return request;
}

void keywords(benchmark::State& state) {
    search_all(state, generated_archive(), keyword_queries(), by_relevance());
}
void keywords_filtered(benchmark::State& state) {
    search_all(state, generated_archive(), keyword_queries(), filtered());
}
void keywords_by_date(benchmark::State& state) {
    search_all(state, generated_archive(), keyword_queries(), by_date());
}
void keywords_counted(benchmark::State& state) {
    count_all(state, generated_archive(), keyword_queries());
}
void phrases(benchmark::State& state) {
    search_all(state, generated_archive(), phrase_queries(), by_relevance());
}
void phrases_by_date(benchmark::State& state) {
    search_all(state, generated_archive(), phrase_queries(), by_date());
}
void latest(benchmark::State& state) {
    search_all(state, generated_archive(), parsed({""}), by_relevance());
}
BENCHMARK(keywords)->Unit(benchmark::kMillisecond);
BENCHMARK(keywords_filtered)->Unit(benchmark::kMillisecond);
BENCHMARK(keywords_by_date)->Unit(benchmark::kMillisecond);
BENCHMARK(keywords_counted)->Unit(benchmark::kMillisecond);
BENCHMARK(phrases)->Unit(benchmark::kMillisecond);
BENCHMARK(phrases_by_date)->Unit(benchmark::kMillisecond);
BENCHMARK(latest)->Unit(benchmark::kMillisecond);

// The second stage on streams in memory: as many as it ranks anew for one query.
void second_stage(benchmark::State& state) {
    TextGenerator generator(1);
    text::Analyzer analyzer;
    std::vector<std::vector<text::TokenCode>> streams;
    for (std::size_t i = 0; i < search::reranked; ++i) {
        std::vector<text::TokenCode>& codes = streams.emplace_back();
        for (const text::Term& term : analyzer.analyze(generator.article(i).body))
            codes.push_back(term.code);
    }
    const std::vector<search::Query> asked = keyword_queries();
    ask_all(state, asked, [&](const search::Query& query) {
        search::Reranker reranker(query.root, generated_archive());
        double sum = 0;
        for (const std::vector<text::TokenCode>& codes : streams)
            sum += reranker.bonus({codes, 0}, true);
        return sum;
    });
}
BENCHMARK(second_stage)->Unit(benchmark::kMillisecond);

// What the environment names.
std::string given(const char* name) {
    const char* const value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

const store::Snapshot& given_archive() {
    static const store::Snapshot snapshot = must(store::Snapshot::open({given("ARSHIF_BENCH_ARCHIVE")}));
    return snapshot;
}

std::vector<search::Query> given_queries() {
    std::ifstream file(given("ARSHIF_BENCH_QUERIES"));
    std::vector<std::string> typed;
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        if (tab != std::string::npos) typed.push_back(line.substr(tab + 1));
    }
    return parsed(typed);
}

template <typename Run>
void run_given(benchmark::State& state, Run run) {
    if (given("ARSHIF_BENCH_ARCHIVE").empty() || given("ARSHIF_BENCH_QUERIES").empty()) {
        return state.SkipWithError("ARSHIF_BENCH_ARCHIVE and ARSHIF_BENCH_QUERIES name nothing");
    }
    run(given_archive(), given_queries());
}

void given_relevance(benchmark::State& state) {
    run_given(state,
              [&](const auto& archive, const auto& asked) { search_all(state, archive, asked, by_relevance()); });
}
void given_by_date(benchmark::State& state) {
    run_given(state, [&](const auto& archive, const auto& asked) { search_all(state, archive, asked, by_date()); });
}
void given_counted(benchmark::State& state) {
    run_given(state, [&](const auto& archive, const auto& asked) { count_all(state, archive, asked); });
}

// The second stage on a real archive: reading the records of the first hits of stage one, and ranking them anew.
void given_second_stage(benchmark::State& state) {
    run_given(state, [&](const store::Snapshot& archive, const std::vector<search::Query>& asked) {
        std::map<std::string, Xapian::MSet> first_stage;
        for (const search::Query& query : asked) {
            Xapian::Enquire enquire(archive.database());
            const search::Node wide = search::relaxed(query.root);
            search::PhraseFinders finders(archive);
            enquire.set_query(search::compile(wide, finders));
            first_stage[query.typed] = enquire.get_mset(0, search::reranked);
        }
        ask_all(state, asked, [&](const search::Query& query) {
            search::Reranker reranker(query.root, archive);
            const Xapian::MSet& hits = first_stage[query.typed];
            double sum = 0;
            std::vector<text::TokenCode> room;
            for (auto hit = hits.begin(); hit != hits.end(); ++hit)
                sum += reranker.bonus(archive.tokens(archive.article_id(*hit), room), true);
            return sum;
        });
    });
}
BENCHMARK(given_second_stage)->Unit(benchmark::kMillisecond);
BENCHMARK(given_relevance)->Unit(benchmark::kMillisecond);
BENCHMARK(given_by_date)->Unit(benchmark::kMillisecond);
BENCHMARK(given_counted)->Unit(benchmark::kMillisecond);

}  // namespace
