// How often a slip is mended, and what suggestions cost, on a real archive: suggest_bench ARCHIVE [TOPICS]
//
// Slips are made in words of the archive's own vocabulary, drawn with a fixed seed; those that give another of its
// words are passed over, since nobody can tell. A suggestion is right if it has the stem that was meant: search finds
// the same by it. TOPICS is a file of `id TAB query` lines, whose suggestion passes are timed.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "search/archive_words.h"
#include "search/edit_cost.h"
#include "search/query_characters.h"
#include "search/suggester.h"
#include "text/normaliser.h"
#include "text/stemmer.h"

namespace {

using namespace arshif;
using namespace arshif::search;
using Clock = std::chrono::steady_clock;

constexpr std::size_t sample_size = 3000;
constexpr std::uint32_t common = 20;  // articles that a word must have to be drawn
constexpr std::size_t min_letters = 4;
constexpr std::array<std::string_view, 5> slips = {"missing", "doubled", "swapped", "confused", "any letter"};

double milliseconds(Clock::time_point since) {
    return std::chrono::duration<double, std::milli>(Clock::now() - since).count();
}

void print_times(std::string_view what, std::vector<double> times) {
    if (times.empty()) return;
    std::sort(times.begin(), times.end());
    fmt::print("{}: {} passes, p50 {:.2f} ms, p99 {:.2f} ms, longest {:.2f} ms\n", what, times.size(),
               times[times.size() / 2], times[times.size() * 99 / 100], times.back());
}

class Bench {
public:
    explicit Bench(const store::Snapshot& snapshot) : snapshot_(snapshot), words_(snapshot), searcher_(snapshot) {}

    void mend_slips() {
        const std::vector<std::string> sample = draw();
        for (std::size_t kind = 0; kind < slips.size(); ++kind) {
            std::size_t made = 0;
            std::size_t first = 0;
            std::size_t any = 0;
            std::vector<double> times;
            for (const std::string& word : sample) {
                const std::string typed = with_slip(word, kind);
                if (typed == word || words_.with_word(typed) > 0) continue;
                ++made;
                const std::vector<Suggestion> offered = suggest(typed, times);
                const auto right = std::find_if(offered.begin(), offered.end(), [&](const Suggestion& suggestion) {
                    return text::stem(text::fold(suggestion.query)) == text::stem(word);
                });
                if (right == offered.begin() && !offered.empty()) ++first;
                if (right != offered.end()) ++any;
            }
            const double share = 100.0 / static_cast<double>(std::max<std::size_t>(made, 1));
            fmt::print("{}: {} slips, first suggestion right {:.1f} %, one of three {:.1f} %\n", slips.at(kind), made,
                       static_cast<double>(first) * share, static_cast<double>(any) * share);
            print_times(slips.at(kind), times);
        }
    }

    void time_topics(const std::string& file) {
        std::ifstream topics(file);
        std::vector<double> few;
        std::vector<double> enough;
        for (std::string line; std::getline(topics, line);) {
            const core::Result<Query> query = parse_query(line.substr(line.find('\t') + 1), {}, analyzer_);
            if (!query) continue;
            const auto found = searcher_.search({*query, {}, Sort::relevance, 10, 0});
            if (!found) continue;
            const auto start = Clock::now();
            Suggester(snapshot_, searcher_, analyzer_).suggest(*query, {}, {}, found->matches).value();
            const bool many = found->matches >= static_cast<std::int64_t>(enough_full_matches);
            (many ? enough : few).push_back(milliseconds(start));
        }
        print_times("topics with few matches", few);
        print_times("topics with enough", enough);
    }

private:
    std::vector<std::string> draw() {
        std::vector<std::string> sample;
        std::size_t seen = 0;
        words_.for_each_form({}, [&](const store::VocabularyEntry& entry) {
            const std::u32string letters = decode(entry.surface).points;
            const bool arabic = std::all_of(letters.begin(), letters.end(),
                                            [](char32_t letter) { return script_of(letter) == Script::arabic; });
            if (!arabic || letters.size() < min_letters || entry.frequency < common) return;
            ++seen;
            if (sample.size() < sample_size) {
                sample.push_back(entry.surface);
            } else if (const std::size_t at = random_() % seen; at < sample_size) {
                sample[at] = entry.surface;
            }
        });
        return sample;
    }

    std::string with_slip(const std::string& word, std::size_t kind) {
        const std::size_t count = word.size() / 2;  // folded Arabic letters have two bytes
        const std::size_t at = random_() % count * 2;
        const std::string letter = word.substr(at, 2);
        const std::vector<std::string>& near = confused_with(letter);
        const auto& alphabet = alphabet_of(decode(word).points.front());
        switch (kind) {
            case 0:
                return std::string(word).erase(at, 2);
            case 1:
                return std::string(word).insert(at, letter);
            case 2:
                return at + 2 < word.size() ? std::string(word).erase(at, 2).insert(at + 2, letter) : word;
            case 3:
                return near.empty() ? word : std::string(word).replace(at, 2, near[random_() % near.size()]);
            default:
                return std::string(word).replace(at, 2, alphabet[random_() % alphabet.size()]);
        }
    }

    std::vector<Suggestion> suggest(const std::string& typed, std::vector<double>& times) {
        const core::Result<Query> query = parse_query(typed, {}, analyzer_);
        if (!query) return {};
        const auto start = Clock::now();
        auto offered = Suggester(snapshot_, searcher_, analyzer_).suggest(*query, {}, {}, 0).value();
        times.push_back(milliseconds(start));
        return offered;
    }

    const store::Snapshot& snapshot_;
    ArchiveWords words_;
    Searcher searcher_;
    text::Analyzer analyzer_;
    std::mt19937 random_{1};
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "suggest_bench ARCHIVE [TOPICS]\n");
        return 2;
    }
    const core::Result<store::Snapshot> snapshot = store::Snapshot::open({argv[1]});
    if (!snapshot) {
        fmt::print(stderr, "{}\n", snapshot.error().message);
        return 4;
    }
    Bench bench(*snapshot);
    bench.mend_slips();
    if (argc > 2) bench.time_topics(argv[2]);
    return 0;
}
