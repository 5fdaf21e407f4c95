// Makes a corpus of any size out of real articles, for measuring how time, memory and size grow.
//
//     synthesize SOURCE.jsonl ARTICLES OUT [SEED]
//
// SOURCE has articles as Arshif imports them from JSON Lines. OUT.jsonl gets the corpus, OUT.tsv the same as lines of
// `id TAB date TAB source TAB title TAB body`, and OUT.keyword.tsv, OUT.phrase.tsv, OUT.common.tsv and OUT.filter.tsv
// get queries on it. Everything is a function of SOURCE, ARTICLES and SEED.
//
// The articles of SOURCE are gone through again and again. In each copy, words rarer than the commonest thousand are
// swapped, half of the time, for words of about the same rank, so that no copy is another one's text and the
// frequencies stay. The vocabulary grows as Heaps' law says, V = K n^b with K and b fitted to SOURCE: where it falls
// behind, a rare word takes another letter, which makes a new one. Dates are spread evenly over twenty years.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/date.h"
#include "core/hash.h"
#include "text/utf8.h"

namespace {

using Json = nlohmann::json;
using arshif::core::PartialDate;

constexpr std::size_t kept_ranks = 1000;
constexpr std::int32_t first_year = 2005;
constexpr std::int32_t years = 20;
constexpr std::size_t queries = 300;

struct SourceArticle {
    std::string source;
    std::string title;
    std::string body;
};

// How many bytes of the text belong to its first character, and whether that is a letter or digit: ASCII, or of the
// Arabic block but for its comma, semicolon and question mark.
std::pair<std::size_t, bool> first_character(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80U) return {1, std::isalnum(lead) != 0};
    const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    const bool arabic = lead >= 0xD8U && lead <= 0xDBU;
    const std::string_view character = text.substr(0, length);
    const bool mark = character == "\u060C" || character == "\u061B" || character == "\u061F";
    return {std::min(length, text.size()), arabic && !mark};
}

// Words and what stands between them, which is kept as it is.
template <typename Use>
void for_each_piece(std::string_view text, const Use& use) {
    for (std::size_t begin = 0; begin < text.size();) {
        auto [length, word] = first_character(text.substr(begin));
        std::size_t end = begin + length;
        while (end < text.size()) {
            const auto [next, same] = first_character(text.substr(end));
            if (same != word) break;
            end += next;
        }
        use(text.substr(begin, end - begin), word);
        begin = end;
    }
}

std::string without_line_ends(std::string text) {
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return text;
}

std::vector<SourceArticle> read_source(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("cannot open " + path);
    std::vector<SourceArticle> articles;
    for (std::string line; std::getline(file, line);) {
        const Json json = Json::parse(line);
        SourceArticle article{json.value("source", ""), without_line_ends(json.value("title", "")),
                              without_line_ends(json.value("body", ""))};
        if (article.body.size() > 100) articles.push_back(std::move(article));
    }
    if (articles.empty()) throw std::runtime_error(path + " has no articles");
    return articles;
}

class Vocabulary {
public:
    explicit Vocabulary(const std::vector<SourceArticle>& articles) {
        std::unordered_map<std::string, std::uint32_t> counts;
        std::size_t tokens = 0;
        std::vector<std::array<double, 2>> points;  // log tokens, log distinct words
        for (std::size_t i = 0; i < articles.size(); ++i) {
            for (const std::string* text : {&articles[i].title, &articles[i].body}) {
                for_each_piece(*text, [&](std::string_view piece, bool word) {
                    if (!word) return;
                    ++counts[std::string(piece)];
                    ++tokens;
                });
            }
            const bool power = (i & (i - 1)) == 0 && i >= 512;
            if (power || i + 1 == articles.size())
                points.push_back({std::log(static_cast<double>(tokens)), std::log(static_cast<double>(counts.size()))});
        }
        fit(points);
        rank(counts);
    }

    const std::string& at(std::size_t rank) const { return words_[rank]; }
    std::size_t size() const { return words_.size(); }
    // Beyond the end for a word that SOURCE does not have.
    std::size_t rank_of(std::string_view word) const {
        const auto found = ranks_.find(word);
        return found == ranks_.end() ? words_.size() : found->second;
    }
    // Distinct words that a corpus of so many tokens should have.
    double expected(double tokens) const { return std::exp(intercept_ + slope_ * std::log(tokens)); }
    double exponent() const { return slope_; }

private:
    void fit(const std::vector<std::array<double, 2>>& points) {
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        const auto n = static_cast<double>(points.size());
        for (const auto& [px, py] : points) {
            x += px;
            y += py;
            xx += px * px;
            xy += px * py;
        }
        const double spread = n * xx - x * x;
        slope_ = spread > 0 ? (n * xy - x * y) / spread : 0.5;
        intercept_ = (y - slope_ * x) / n;
    }

    void rank(const std::unordered_map<std::string, std::uint32_t>& counts) {
        std::vector<std::pair<std::uint32_t, std::string>> sorted;
        for (const auto& [word, count] : counts)
            sorted.emplace_back(count, word);
        std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        words_.reserve(sorted.size());
        for (auto& [count, word] : sorted)
            words_.push_back(std::move(word));
        for (std::size_t i = 0; i < words_.size(); ++i)
            ranks_.emplace(words_[i], i);
    }

    std::vector<std::string> words_;
    std::unordered_map<std::string_view, std::size_t> ranks_;
    double slope_ = 0;
    double intercept_ = 0;
};

class Synthesis {
public:
    Synthesis(std::vector<SourceArticle> source, std::uint32_t seed)
        : source_(std::move(source)), vocabulary_(source_), random_(seed) {}

    void write(std::size_t articles, const std::string& out) {
        std::ofstream json(out + ".jsonl", std::ios::binary);
        std::ofstream lines(out + ".tsv", std::ios::binary);
        const std::size_t step = std::max<std::size_t>(1, articles / queries);
        for (std::size_t i = 0; i < articles; ++i) {
            const SourceArticle& base = source_[i % source_.size()];
            const bool copy = i >= source_.size();
            const std::string title = varied(base.title, copy);
            const std::string body = varied(base.body, copy);
            const std::string id = fmt::format("s{:08}", i);
            const std::string date = to_string(some_day());
            json << Json{{"id", id}, {"date", date}, {"source", base.source}, {"title", title}, {"body", body}}.dump(
                        -1, ' ', false, Json::error_handler_t::replace)
                 << '\n';
            lines << id << '\t' << date << '\t' << base.source << '\t' << title << '\t' << body << '\n';
            if (i % step == 0) add_queries(body, date, base.source);
        }
        write_queries(out);
        if (!json.flush() || !lines.flush()) throw std::runtime_error("cannot write " + out);
        fmt::print("{} articles, {} words, {} distinct (Heaps' exponent of the source {:.3f})\n", articles, tokens_,
                   distinct_.size(), vocabulary_.exponent());
    }

private:
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_()) % limit; }

    PartialDate some_day() {
        const auto year = first_year + static_cast<std::int32_t>(below(years));
        const auto month = 1 + static_cast<std::int32_t>(below(12));
        const auto days = static_cast<std::size_t>(arshif::core::days_in_month(year, month));
        return {year, month, 1 + static_cast<std::int32_t>(below(days))};
    }

    std::string varied(const std::string& text, bool copy) {
        std::string out;
        out.reserve(text.size() + 16);
        for_each_piece(text, [&](std::string_view piece, bool word) {
            if (!word) {
                out += piece;
                return;
            }
            ++tokens_;
            const std::string chosen = copy ? varied_word(piece) : std::string(piece);
            distinct_.insert(arshif::core::hash64(chosen));
            out += chosen;
        });
        return out;
    }

    std::string varied_word(std::string_view word) {
        const std::size_t rank = vocabulary_.rank_of(word);
        if (rank < kept_ranks) return std::string(word);
        const bool behind = static_cast<double>(distinct_.size()) < vocabulary_.expected(static_cast<double>(tokens_));
        if (behind && rank > vocabulary_.size() / 4) return altered(word);
        if (below(2) == 0) return std::string(word);
        // From two thirds of its rank to one and a half times.
        const std::size_t from = std::max(kept_ranks, rank * 2 / 3);
        const std::size_t to = std::min(vocabulary_.size(), rank * 3 / 2 + 1);
        return vocabulary_.at(from + below(to - from));
    }

    // The word with a letter of the alphabet (U+0628 to U+064A) in the place of one of its own.
    std::string altered(std::string_view word) {
        std::vector<std::size_t> letters;
        for (std::size_t i = 0; i + 1 < word.size(); ++i) {
            const auto lead = static_cast<unsigned char>(word[i]);
            if (lead == 0xD8U || lead == 0xD9U) letters.push_back(i);
        }
        std::string out(word);
        if (letters.empty()) return out;
        constexpr std::array<std::uint16_t, 20> alphabet = {0x628, 0x62A, 0x62C, 0x62D, 0x62F, 0x631, 0x632,
                                                            0x633, 0x634, 0x635, 0x637, 0x639, 0x641, 0x642,
                                                            0x643, 0x644, 0x645, 0x646, 0x647, 0x64A};
        const std::uint16_t letter = alphabet.at(below(alphabet.size()));
        const std::size_t at = letters[below(letters.size())];
        out[at] = static_cast<char>(0xC0U | static_cast<unsigned>(letter >> 6U));
        out[at + 1] = static_cast<char>(0x80U | (letter & 0x3FU));
        return out;
    }

    // Two or three words of the article for a search, two of them in a row for a phrase, and two that are among the
    // commonest that people search for.
    void add_queries(const std::string& body, const std::string& date, const std::string& source) {
        std::vector<std::string> words;
        for_each_piece(body, [&](std::string_view piece, bool word) {
            const bool tatweel_alone = piece.substr(0, 2) == "\u0640";
            if (word && !tatweel_alone) words.emplace_back(piece);
        });
        if (words.size() < 20) return;
        std::vector<std::string> content;
        for (const std::string& word : words) {
            const std::size_t rank = vocabulary_.rank_of(word);
            if (rank > 100 && rank < 30'000) content.push_back(word);
        }
        if (content.size() < 5) return;
        std::string keyword;
        for (std::size_t i = 1 + below(3); i > 0; --i)
            keyword += (keyword.empty() ? "" : " ") + content[below(content.size())];
        const std::size_t at = below(words.size() - 1);
        keyword_.push_back(keyword);
        phrase_.push_back(words[at] + " " + words[at + 1]);
        common_.push_back(vocabulary_.at(30 + below(300)) + " " + vocabulary_.at(30 + below(300)));
        filter_.push_back(fmt::format("{}\t{}-01-01\t{}-12-31\t{}", content[below(content.size())], date.substr(0, 4),
                                      date.substr(0, 4), source));
    }

    void write_queries(const std::string& out) const {
        const std::array<std::pair<const char*, const std::vector<std::string>*>, 4> sets = {
            {{"keyword", &keyword_}, {"phrase", &phrase_}, {"common", &common_}, {"filter", &filter_}}};
        for (const auto& [name, lines] : sets) {
            std::ofstream file(fmt::format("{}.{}.tsv", out, name), std::ios::binary);
            for (std::size_t i = 0; i < lines->size(); ++i)
                file << fmt::format("{}{:04}\t{}\n", name[0], i, (*lines)[i]);
            if (!file.flush()) throw std::runtime_error("cannot write " + out);
        }
    }

    std::vector<SourceArticle> source_;
    Vocabulary vocabulary_;
    std::mt19937 random_;
    std::size_t tokens_ = 0;
    std::unordered_set<std::uint64_t> distinct_;
    std::vector<std::string> keyword_, phrase_, common_, filter_;
};

}  // namespace

int main(int count, char** arguments) {
    try {
        const std::vector<std::string> given(arguments + 1, arguments + count);
        if (given.size() < 3 || given.size() > 4) {
            std::cerr << "usage: synthesize SOURCE.jsonl ARTICLES OUT [SEED]\n";
            return 2;
        }
        const auto seed = given.size() == 4 ? static_cast<std::uint32_t>(std::stoul(given[3])) : 1U;
        Synthesis(read_source(given[0]), seed).write(std::stoull(given[1]), given[2]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "synthesize: " << error.what() << "\n";
        return 1;
    }
}
