// How fast articles become searchable: building scratch segments by one thread, and a whole import by all.
//
// ARSHIF_BENCH_ARTICLES says how many articles the import has (5,000).
#include <benchmark/benchmark.h>

#include <cstdint>
#include <string>
#include <vector>

#include "generated_archive.h"
#include "store/segment_builder.h"

namespace {

using namespace arshif;
using namespace arshif::bench;

std::size_t import_size() {
    const char* const given = std::getenv("ARSHIF_BENCH_ARTICLES");
    const long long articles = given == nullptr ? 0 : std::strtoll(given, nullptr, 10);
    return articles > 0 ? static_cast<std::size_t>(articles) : 5000;
}

void count(benchmark::State& state, std::size_t articles, std::size_t bytes) {
    const auto rounds = static_cast<std::int64_t>(state.iterations());
    state.SetItemsProcessed(rounds * static_cast<std::int64_t>(articles));
    state.SetBytesProcessed(rounds * static_cast<std::int64_t>(bytes));
}

// One segment of as many articles as the argument says: scratch_articles is the size that imports build.
void scratch_segment(benchmark::State& state) {
    TextGenerator generator(1);
    std::vector<core::Article> articles;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(state.range(0)); ++i) {
        articles.push_back(generator.article(i));
        bytes += articles.back().title.size() + articles.back().body.size();
    }
    text::Analyzer analyzer;  // kept, as by a worker: its cache is warm
    for ([[maybe_unused]] auto step : state) {
        store::SegmentBuilder builder(analyzer);
        for (std::size_t i = 0; i < articles.size(); ++i)
            builder.add(static_cast<std::int64_t>(i + 1), articles[i]);
        benchmark::DoNotOptimize(builder.take().articles);
    }
    count(state, articles.size(), bytes);
}
BENCHMARK(scratch_segment)
    ->Arg(125)
    ->Arg(store::scratch_articles)
    ->Arg(4 * store::scratch_articles)
    ->Unit(benchmark::kMillisecond);

// Reading, deciding, building, compressing, merging and committing.
void whole_import(benchmark::State& state) {
    const ScratchFolder folder;
    const std::string file = folder.path() + "/articles.jsonl";
    const std::size_t articles = import_size();
    const std::size_t bytes = write_articles(file, articles);
    std::size_t round = 0;
    for ([[maybe_unused]] auto step : state) {
        const store::ArchivePaths paths{folder.path() + "/archive" + std::to_string(round++)};
        const indexer::ImportSummary summary = build_archive(paths, file);
        if (summary.counts.added != static_cast<std::int64_t>(articles)) state.SkipWithError("articles are missing");
    }
    count(state, articles, bytes);
}
BENCHMARK(whole_import)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace
