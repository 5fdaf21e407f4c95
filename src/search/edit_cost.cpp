#include "search/edit_cost.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>

#include "data/confusions.h"
#include "recognise/table.h"
#include "search/query_characters.h"

namespace arshif::search {

namespace {

constexpr double plain = 1;         // a letter missing or too many
constexpr double exchanged = 1.2;   // for one that nobody takes it for
constexpr double doubled = 0.4;     // a letter typed once or twice
constexpr double swapped = 0.6;     // neighbours
constexpr double first_more = 0.3;  // in the first letter, which people get right
constexpr double far = 1e9;

class Confusions {
public:
    Confusions() {
        recognise::for_each_row(data::confusions, [this](const std::vector<std::string_view>& row) {
            const std::string_view kind = row[0];
            const std::vector<std::string_view> letters = recognise::split(row[1], ' ');
            if (kind == "alphabet") alphabets_.push_back(letters);
            if (kind == "proclitics") proclitics_.assign(letters.begin(), letters.end());
            if (row.size() < 3) return;
            const double cost = std::strtod(std::string(row[2]).c_str(), nullptr);
            if (kind == "swap") {
                swaps_[pair_of(point(letters[0]), point(letters[1]))] = cost;
                swaps_[pair_of(point(letters[1]), point(letters[0]))] = cost;
                confused_[std::string(letters[0])].emplace_back(letters[1]);
                confused_[std::string(letters[1])].emplace_back(letters[0]);
            } else if (kind == "weak") {
                for (const std::string_view letter : letters)
                    weak_[point(letter)] = cost;
            }
        });
    }

    double exchange(char32_t a, char32_t b) const {
        if (a == b) return 0;
        const auto known = swaps_.find(pair_of(a, b));
        return known == swaps_.end() ? exchanged : known->second;
    }

    // Of the letter at `at` being there and not in the other word.
    double superfluous(std::u32string_view word, std::size_t at) const {
        const char32_t letter = word[at];
        const bool twice = (at > 0 && word[at - 1] == letter) || (at + 1 < word.size() && word[at + 1] == letter);
        if (twice) return doubled;
        const auto known = weak_.find(letter);
        return known == weak_.end() ? plain : known->second;
    }

    const std::vector<std::string_view>& alphabet(char32_t letter) const {
        static const std::vector<std::string_view> none;
        for (const std::vector<std::string_view>& letters : alphabets_) {
            if (script_of(point(letters.front())) == script_of(letter)) return letters;
        }
        return none;
    }
    const std::vector<std::string>& confused(std::string_view letter) const {
        static const std::vector<std::string> none;
        const auto known = confused_.find(std::string(letter));
        return known == confused_.end() ? none : known->second;
    }
    const std::vector<std::string>& proclitics() const { return proclitics_; }

private:
    static char32_t point(std::string_view letter) { return decode(letter).points.front(); }
    static std::uint64_t pair_of(char32_t a, char32_t b) { return (std::uint64_t{a} << 32U) | b; }

    std::unordered_map<std::uint64_t, double> swaps_;
    std::unordered_map<char32_t, double> weak_;
    std::vector<std::vector<std::string_view>> alphabets_;
    std::unordered_map<std::string, std::vector<std::string>> confused_;
    std::vector<std::string> proclitics_;
};

const Confusions& confusions() {
    static const Confusions table;
    return table;
}

double at_place(double cost, std::size_t index) {
    return index == 0 ? cost + first_more : cost;
}

}  // namespace

double edit_cost(std::u32string_view typed, std::u32string_view meant, double limit) {
    const Confusions& table = confusions();
    // Three rows of the table of costs, the last ones; row i is about the first i letters of `typed`.
    std::array<std::vector<double>, 3> rows;
    for (std::vector<double>& row : rows)
        row.assign(meant.size() + 1, far);
    rows[0][0] = 0;
    for (std::size_t j = 1; j <= meant.size(); ++j)
        rows[0][j] = rows[0][j - 1] + at_place(table.superfluous(meant, j - 1), j - 1);
    for (std::size_t i = 1; i <= typed.size(); ++i) {
        std::vector<double>& row = rows.at(i % 3);
        const std::vector<double>& above = rows.at((i + 2) % 3);
        const std::vector<double>& above_that = rows.at((i + 1) % 3);
        row[0] = above[0] + at_place(table.superfluous(typed, i - 1), i - 1);
        double least = row[0];
        for (std::size_t j = 1; j <= meant.size(); ++j) {
            const std::size_t place = std::min(i, j) - 1;
            row[j] = std::min(
                {above[j] + at_place(table.superfluous(typed, i - 1), i - 1),
                 row[j - 1] + at_place(table.superfluous(meant, j - 1), j - 1),
                 above[j - 1] +
                     (typed[i - 1] == meant[j - 1] ? 0 : at_place(table.exchange(typed[i - 1], meant[j - 1]), place))});
            const bool turned = i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1];
            if (turned) row[j] = std::min(row[j], above_that[j - 2] + at_place(swapped, place - 1));
            least = std::min(least, row[j]);
        }
        if (least > limit && (i == 1 || *std::min_element(above.begin(), above.end()) > limit)) return far;
    }
    return rows.at(typed.size() % 3).back();
}

const std::vector<std::string_view>& alphabet_of(char32_t letter) {
    return confusions().alphabet(letter);
}

const std::vector<std::string>& confused_with(std::string_view letter) {
    return confusions().confused(letter);
}

const std::vector<std::string>& proclitic_forms() {
    return confusions().proclitics();
}

}  // namespace arshif::search
