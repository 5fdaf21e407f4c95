// Articles made up by a seeded generator, for programs that measure: words in the frequencies of language, dates,
// countries and sources.
//
// The same seed gives the same articles everywhere. Thread safety: a generator belongs to one thread.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "text/utf8.h"

namespace arshif::bench {

// The n-th most frequent word comes about 1/n as often as the first (Zipf). Stems recur in several forms.
class TextGenerator {
public:
    explicit TextGenerator(std::uint32_t seed, std::size_t vocabulary = 60'000) : random_(seed) {
        double sum = 0;
        for (std::size_t rank = 1; rank <= vocabulary; ++rank) {
            words_.push_back(rank > 1 && below(3) == 0 ? inflected(words_[below(words_.size())]) : make_stem());
            sum += 1.0 / static_cast<double>(rank);
            cumulated_.push_back(sum);
        }
    }

    // The word of a rank, 0 being the most frequent.
    const std::string& word_of_rank(std::size_t rank) const { return words_.at(rank); }

    const std::string& word() {
        const double drawn = static_cast<double>(random_()) / 4294967296.0 * cumulated_.back();
        const auto at = std::upper_bound(cumulated_.begin(), cumulated_.end(), drawn);
        return words_[std::min(static_cast<std::size_t>(at - cumulated_.begin()), words_.size() - 1)];
    }

    std::string text(std::size_t words) {
        std::string text;
        for (std::size_t i = 0; i < words; ++i) {
            text += word();
            text += i % 12 == 11 ? ". " : " ";
        }
        return text;
    }

    // An article of 100 to 499 words, as daily papers print them; one in ten has no date.
    core::Article article(std::size_t number) {
        constexpr std::array<std::string_view, 6> countries = {"DZ", "EG", "LB", "MA", "SA", "TN"};
        core::Article article;
        article.origin = "generated";
        article.identifier = std::to_string(number);
        article.title = text(5 + below(6));
        article.body = text(100 + below(400));
        article.country = {std::string(countries.at(below(countries.size()))), core::Basis::record};
        article.source = {"source " + std::to_string(below(12)), core::Basis::record};
        if (below(10) == 0) return article;
        const auto part = [this](std::uint32_t first, std::uint32_t last) {
            return static_cast<std::int32_t>(first + below(last - first + 1));
        };
        article.date = {{part(2000, 2019), part(1, 12), part(1, 28)}, core::Basis::record};
        return article;
    }

    std::uint32_t below(std::size_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

private:
    static constexpr char32_t alef = 0x0627;
    static constexpr char32_t beh = 0x0628;
    static constexpr char32_t teh_marbuta = 0x0629;
    static constexpr char32_t ghain = 0x063A;
    static constexpr char32_t lam = 0x0644;
    static constexpr char32_t noon = 0x0646;
    static constexpr char32_t waw = 0x0648;

    std::string make_stem() {
        std::string stem;
        for (std::uint32_t letters = 3 + below(3); letters > 0; --letters) {
            const auto letter = static_cast<char32_t>(beh + below(ghain - beh + 1));
            text::append_utf8(stem, letter == teh_marbuta ? lam : letter);
        }
        return stem;
    }

    // Behind the article, behind a conjunction, or in the dual.
    std::string inflected(const std::string& word) {
        std::string form;
        switch (below(3)) {
            case 0:
                text::append_utf8(form, alef);
                text::append_utf8(form, lam);
                return form + word;
            case 1:
                text::append_utf8(form, waw);
                return form + word;
            default:
                form = word;
                text::append_utf8(form, alef);
                text::append_utf8(form, noon);
                return form;
        }
    }

    std::mt19937 random_;
    std::vector<std::string> words_;
    std::vector<double> cumulated_;
};

// The article as a line of JSON. Generated text has nothing to escape.
inline std::string json_line(const core::Article& article) {
    std::string line = "{\"id\": \"" + article.identifier + "\", \"title\": \"" + article.title +
                       "\", \"country\": \"" + article.country.value + "\", \"source\": \"" + article.source.value +
                       "\"";
    if (article.date.known()) line += ", \"date\": \"" + to_string(article.date.value) + "\"";
    return line + ", \"body\": \"" + article.body + "\"}\n";
}

// A folder for what a measurement writes, removed at its end.
class ScratchFolder {
public:
    ScratchFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "arshif-bench-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
        path_ = pattern;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

// A measurement that fails has nothing to say: the program ends.
template <typename T>
T must(core::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

inline void must(const core::Result<void>& result) {
    if (!result) throw std::runtime_error(result.error().message);
}

}  // namespace arshif::bench
