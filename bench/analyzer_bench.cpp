// How many bytes a second the text room takes: folding, cutting into words, and the whole analysis.
//
// Runs on generated text, and besides on the file that ARSHIF_BENCH_TEXT names, an article a line.
#include <benchmark/benchmark.h>

#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "text/analyzer.h"
#include "text/normaliser.h"
#include "text/tokeniser.h"
#include "text/utf8.h"

namespace {

using namespace arshif::text;
using Articles = std::vector<std::string>;

constexpr std::size_t vocabulary = 50000;
constexpr std::size_t article_words = 300;
constexpr std::size_t article_count = 2000;

// Words of Arabic letters, some behind the article, a few with a mark.
std::string random_word(std::mt19937& engine) {
    const auto below = [&engine](std::uint32_t limit) { return static_cast<std::uint32_t>(engine() % limit); };
    std::string word;
    if (below(4) == 0) {
        append_utf8(word, 0x0627);
        append_utf8(word, 0x0644);
    }
    const std::uint32_t letters = 2 + below(5);
    for (std::uint32_t i = 0; i < letters; ++i)
        append_utf8(word, 0x0628 + below(0x13));
    if (below(50) == 0) append_utf8(word, 0x064B);
    return word;
}

// Words drawn as in language: the n-th most frequent one about 1/n as often as the first.
Articles make_articles() {
    std::mt19937 engine(1);
    std::vector<std::string> words;
    std::vector<double> weights;
    for (std::size_t i = 0; i < vocabulary; ++i) {
        words.push_back(random_word(engine));
        weights.push_back(1.0 / static_cast<double>(i + 1));
    }
    std::discrete_distribution<std::size_t> draw(weights.begin(), weights.end());
    Articles articles(article_count);
    for (std::string& article : articles) {
        for (std::size_t i = 0; i < article_words; ++i) {
            article += words[draw(engine)];
            article += i % 12 == 11 ? ". " : " ";
        }
    }
    return articles;
}

const Articles& generated() {
    static const Articles articles = make_articles();
    return articles;
}

// The lines of the file that ARSHIF_BENCH_TEXT names.
const Articles& given() {
    static const Articles articles = [] {
        Articles lines;
        const char* const path = std::getenv("ARSHIF_BENCH_TEXT");
        if (path == nullptr) return lines;
        std::ifstream file(path);
        for (std::string line; std::getline(file, line);)
            lines.push_back(line);
        return lines;
    }();
    return articles;
}

template <typename Work>
void run(benchmark::State& state, const Articles& articles, Work work) {
    if (articles.empty()) return state.SkipWithError("ARSHIF_BENCH_TEXT names no text");
    std::size_t bytes = 0;
    for (const std::string& article : articles)
        bytes += article.size();
    for ([[maybe_unused]] auto round : state) {
        for (const std::string& article : articles)
            work(article);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * static_cast<std::int64_t>(state.iterations()));
}

using Source = const Articles& (*)();

void check_text(benchmark::State& state, Source articles) {
    run(state, articles(), [](const std::string& text) { benchmark::DoNotOptimize(check_utf8(text).valid); });
}

void fold_text(benchmark::State& state, Source articles) {
    run(state, articles(), [](const std::string& text) { benchmark::DoNotOptimize(fold(text).size()); });
}

void tokenise_text(benchmark::State& state, Source articles) {
    Tokeniser tokeniser;
    Tokens tokens;
    run(state, articles(), [&](const std::string& text) {
        tokeniser.tokenise(text, tokens);
        benchmark::DoNotOptimize(tokens.size());
    });
}

void analyze_text(benchmark::State& state, Source articles) {
    Analyzer analyzer;
    for (const std::string& article : articles())
        analyzer.analyze(article);  // a warm cache, as in a long import
    run(state, articles(), [&](const std::string& text) { benchmark::DoNotOptimize(analyzer.analyze(text).size()); });
}

BENCHMARK_CAPTURE(check_text, generated, generated)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(fold_text, generated, generated)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tokenise_text, generated, generated)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analyze_text, generated, generated)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(check_text, given, given)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(fold_text, given, given)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(tokenise_text, given, given)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(analyze_text, given, given)->Unit(benchmark::kMillisecond);

}  // namespace
