// What each part of the ranking gains: MRR@10 of topics with known answers, with the parts added one by one.
//
//     ranking_steps ARCHIVE TOPICS QRELS
//
// TOPICS has lines `id TAB query`, QRELS lines `id 0 identifier grade`. Topics are averaged by the first letter of
// their id, so that one run compares several kinds of query. A topic without an answer among its first ten hits counts
// as 0.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "search/query_parser.h"
#include "search/searcher.h"
#include "store/snapshot.h"

namespace {

using namespace arshif;
using search::RankingWeights;

struct Topic {
    std::string id;
    std::string query;
    std::set<std::string> answers;  // identifiers
};

struct Step {
    std::string name;
    RankingWeights weights;
    bool any = false;
};

std::vector<Step> steps() {
    const RankingWeights full;
    const RankingWeights stems{0, 0, 0, 0};
    std::vector<Step> list = {{"stems alone, any of the words", stems, true}};
    RankingWeights weights = stems;
    weights.lead = full.lead;
    list.push_back({"+ lead", weights, true});
    weights.exact = full.exact;
    list.push_back({"+ exact", weights, true});
    weights.near = full.near;
    list.push_back({"+ near", weights, true});
    list.push_back({"all of it, as search falls back", full, false});
    const auto without = [&](const std::string& name, double RankingWeights::*weight) {
        RankingWeights less = full;
        less.*weight = 0;
        list.push_back({"without " + name, less, false});
    };
    without("complete", &RankingWeights::complete);
    without("lead", &RankingWeights::lead);
    without("exact", &RankingWeights::exact);
    without("near", &RankingWeights::near);
    return list;
}

template <typename T>
T must(core::Result<T> result) {
    if (result) return std::move(*result);
    fmt::print(stderr, "{}\n", result.error().message);
    std::exit(1);
}

std::vector<Topic> read_topics(const std::string& topics_file, const std::string& qrels_file) {
    std::map<std::string, std::set<std::string>> answers;
    std::ifstream qrels(qrels_file);
    std::string id;
    std::string iteration;
    std::string identifier;
    for (int grade = 0; qrels >> id >> iteration >> identifier >> grade;) {
        if (grade > 0) answers[id].insert(identifier);
    }
    std::vector<Topic> topics;
    std::ifstream lines(topics_file);
    for (std::string line; std::getline(lines, line);) {
        const std::size_t tab = line.find('\t');
        const auto known = answers.find(line.substr(0, tab));
        if (tab != std::string::npos && known != answers.end())
            topics.push_back({known->first, line.substr(tab + 1), known->second});
    }
    return topics;
}

double reciprocal_rank(const std::vector<search::Hit>& hits, const std::set<std::string>& answers) {
    const auto found = std::find_if(hits.begin(), hits.end(),
                                    [&](const search::Hit& hit) { return answers.contains(hit.record.identifier); });
    return found == hits.end() ? 0 : 1 / static_cast<double>(found - hits.begin() + 1);
}

// The mean reciprocal rank by the first letter of the topic's id.
std::map<char, double> measure(const store::Snapshot& snapshot, const std::vector<Topic>& topics, const Step& step) {
    search::Searcher searcher(snapshot, step.weights);
    text::Analyzer analyzer;
    std::map<char, double> sums;
    std::map<char, double> counts;
    for (const Topic& topic : topics) {
        counts[topic.id.front()] += 1;
        const auto query = search::parse_query(topic.query, {step.any, false}, analyzer);
        if (!query) continue;
        search::SearchRequest request;
        request.query = *query;
        sums[topic.id.front()] += reciprocal_rank(must(searcher.search(request)).hits, topic.answers);
    }
    for (auto& [kind, sum] : sums)
        sum /= counts[kind];
    return sums;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        fmt::print(stderr, "usage: ranking_steps ARCHIVE TOPICS QRELS\n");
        return 2;
    }
    const store::Snapshot snapshot = must(store::Snapshot::open(store::ArchivePaths{arguments[1]}));
    const std::vector<Topic> topics = read_topics(arguments[2], arguments[3]);
    for (const Step& step : steps()) {
        fmt::print("{:40}", step.name);
        for (const auto& [kind, mean] : measure(snapshot, topics, step))
            fmt::print("  {} {:.4f}", kind, mean);
        fmt::print("\n");
    }
    return 0;
}
