// How long the queries of a file set take on an archive, in one warm process: a JSON line of p50, p95 and p99 in ms.
//
//     query_latency ARCHIVE PREFIX [ROUNDS]
//
// PREFIX.keyword.tsv, .phrase.tsv, .common.tsv and .filter.tsv are as `synthesize` writes them. Each query is run once
// to warm up, then ROUNDS times (5); percentiles are over the queries' medians. Every search asks for ten hits with
// what their records hold, as bench/lucene/Peer.java does for Lucene.
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <fstream>
#include <functional>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

#include "core/date.h"
#include "search/filters.h"
#include "search/query_parser.h"
#include "search/resolver.h"
#include "search/searcher.h"
#include "store/snapshot.h"

namespace {

using namespace arshif;

template <typename T>
T must(core::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
}

std::vector<std::vector<std::string>> read_rows(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot open " + path);
    std::vector<std::vector<std::string>> rows;
    for (std::string line; std::getline(file, line);) {
        std::vector<std::string> fields(1);
        for (const char c : line) {
            if (c == '\t') {
                fields.emplace_back();
            } else {
                fields.back() += c;
            }
        }
        rows.push_back(std::move(fields));
    }
    return rows;
}

constexpr std::size_t slowest = 5;  // of each set, named on standard error

struct Timed {
    search::SearchRequest request;
    bool count_only = false;
};

class Stopwatch {
public:
    Stopwatch(const store::Snapshot& snapshot, int rounds)
        : snapshot_(snapshot), searcher_(snapshot), rounds_(rounds) {}

    search::Query parsed(const std::string& typed, bool any) {
        search::ParseOptions options;
        options.any = any;
        core::Result<search::Query> query = search::parse_query(typed, options, analyzer_);
        if (!query) throw std::runtime_error(fmt::format("{}: {}", typed, query.error().message));
        return must(search::resolve(std::move(*query), snapshot_));
    }

    void run(const std::string& name, const std::vector<Timed>& queries) {
        std::vector<double> medians;
        std::vector<std::pair<double, std::string>> typed;
        std::size_t empty = 0;
        for (const Timed& query : queries)
            empty += ask(query) == 0 ? 1U : 0U;
        for (const Timed& query : queries) {
            std::vector<double> times;
            for (int round = 0; round < rounds_; ++round) {
                const auto start = std::chrono::steady_clock::now();
                ask(query);
                times.push_back(
                    std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
            }
            std::sort(times.begin(), times.end());
            medians.push_back(times[times.size() / 2]);
            typed.emplace_back(medians.back(), query.request.query.typed);
        }
        std::sort(typed.rbegin(), typed.rend());
        for (std::size_t i = 0; i < std::min(slowest, typed.size()); ++i)
            std::cerr << fmt::format("{} {:.2f} ms {}\n", name, typed[i].first, typed[i].second);
        std::sort(medians.begin(), medians.end());
        out_ += fmt::format(R"({}"{}":{{"p50":{:.3f},"p95":{:.3f},"p99":{:.3f},"empty":{}}})", out_.empty() ? "" : ",",
                            name, at(medians, 50), at(medians, 95), at(medians, 99), empty);
    }

    std::string json() const { return "{" + out_ + "}"; }

private:
    std::size_t ask(const Timed& query) {
        if (query.count_only)
            return static_cast<std::size_t>(must(searcher_.count(query.request.query, query.request.filters)));
        return must(searcher_.search(query.request)).hits.size();
    }

    static double at(const std::vector<double>& sorted, std::size_t percent) {
        return sorted[std::min(sorted.size() - 1, (sorted.size() * percent + 99) / 100 - 1)];
    }

    const store::Snapshot& snapshot_;
    search::Searcher searcher_;
    text::Analyzer analyzer_;
    int rounds_;
    std::string out_;
};

void measure(const store::Snapshot& snapshot, const std::string& prefix, int rounds) {
    Stopwatch watch(snapshot, rounds);
    const auto of = [&](const char* set, bool any, bool phrase, search::Sort sort, bool count_only) {
        std::vector<Timed> queries;
        for (const auto& row : read_rows(fmt::format("{}.{}.tsv", prefix, set))) {
            const std::string typed = phrase ? '"' + row.at(1) + '"' : row.at(1);
            queries.push_back({{watch.parsed(typed, any), {}, sort, 10, 0}, count_only});
        }
        return queries;
    };
    constexpr auto relevance = search::Sort::relevance;
    watch.run("keyword_any", of("keyword", true, false, relevance, false));
    watch.run("keyword_all", of("keyword", false, false, relevance, false));
    watch.run("phrase", of("phrase", false, true, relevance, false));
    std::vector<Timed> filtered;
    for (const auto& row : read_rows(prefix + ".filter.tsv")) {
        search::Filters filters;
        filters.dates = {must(core::parse_date(row.at(2))), must(core::parse_date(row.at(3)))};
        filters.sources = {row.at(4)};
        filtered.push_back({{watch.parsed(row.at(1), false), filters, relevance, 10, 0}, false});
    }
    watch.run("filtered", filtered);
    watch.run("common_any", of("common", true, false, relevance, false));
    watch.run("common_phrase", of("common", false, true, relevance, false));
    watch.run("common_phrase_newest", of("common", false, true, search::Sort::newest, false));
    watch.run("common_phrase_counted", of("common", false, true, relevance, true));
    fmt::print("{}\n", watch.json());
}

}  // namespace

int main(int count, char** arguments) {
    try {
        const std::vector<std::string> given(arguments + 1, arguments + count);
        if (given.size() < 2 || given.size() > 3) {
            std::cerr << "usage: query_latency ARCHIVE PREFIX [ROUNDS]\n";
            return 2;
        }
        const store::Snapshot snapshot = must(store::Snapshot::open(store::ArchivePaths{given[0]}));
        measure(snapshot, given[1], given.size() == 3 ? std::stoi(given[2]) : 5);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "query_latency: " << error.what() << "\n";
        return 1;
    }
}
