#include "search/latin_names.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "data/gazetteer.h"
#include "data/latin_letters.h"
#include "recognise/countries.h"
#include "recognise/table.h"
#include "text/normaliser.h"

namespace arshif::search {

namespace {

constexpr double per_alternative = 0.2;  // for each that stands before it in its row
constexpr double most_spent = 1.2;
constexpr std::size_t min_latin = 4;  // letters of a word that is transliterated
constexpr std::size_t max_latin = 20;
constexpr std::size_t min_arabic = 6;    // bytes of what may be meant: three letters
constexpr std::size_t most_foreign = 2;  // words of a name that is foreign rather than Arabic
constexpr int max_steps = 4000;          // of the search for one word

struct Gazetteer {
    std::unordered_map<std::string, std::vector<std::string>> arabic;  // by the key of a Latin name
    std::unordered_set<std::string> words;                             // of Arabic names, folded
};

const Gazetteer& gazetteer() {
    static const Gazetteer table = [] {
        Gazetteer out;
        recognise::for_each_row(data::gazetteer, [&](const std::vector<std::string_view>& row) {
            std::vector<std::string> arabic;
            for (const std::string_view name : recognise::split(row[0], '|')) {
                arabic.emplace_back(name);
                const std::vector<std::string_view> words = recognise::split(name, ' ');
                if (words.size() > most_foreign) continue;
                for (const std::string_view word : words)
                    out.words.insert(text::fold(word));
            }
            for (const std::string_view name : recognise::split(row[1], '|'))
                out.arabic.emplace(recognise::lookup_key(name), arabic);
        });
        return out;
    }();
    return table;
}

using Alternatives = std::vector<std::string_view>;

// What groups of Latin letters become, by their place.
class LatinLetters {
public:
    LatinLetters() {
        recognise::for_each_row(data::latin_letters, [this](const std::vector<std::string_view>& row) {
            Alternatives arabic = recognise::split(row[2], ' ');
            std::replace(arabic.begin(), arabic.end(), std::string_view("-"), std::string_view());
            groups_[{std::string(row[1]), std::string(row[0])}] = std::move(arabic);
            longest_ = std::max(longest_, row[1].size());
        });
    }

    // The longest group at `at`, and what it may be.
    const Alternatives* group(std::string_view word, std::size_t at, std::size_t& length) const {
        for (length = std::min(longest_, word.size() - at); length > 0; --length) {
            const std::string letters(word.substr(at, length));
            const bool last = at + length == word.size();
            for (const std::string_view place : {at == 0 ? "first" : "inner", last ? "last" : "inner", "any"}) {
                const auto known = groups_.find({letters, std::string(place)});
                if (known != groups_.end()) return &known->second;
            }
        }
        return nullptr;
    }

private:
    std::map<std::pair<std::string, std::string>, Alternatives> groups_;
    std::size_t longest_ = 0;
};

// Goes through all spellings as long as some word of the archive begins like them.
class Transliterator {
public:
    Transliterator(std::string_view latin, const ArchiveWords& words) : words_(words) {
        static const LatinLetters letters;
        for (std::size_t at = 0, length = 0; at < latin.size(); at += length) {
            const Alternatives* const group = letters.group(latin, at, length);
            if (group == nullptr) {
                groups_.clear();
                return;
            }
            groups_.push_back(group);
        }
    }

    std::vector<Spelling> run() {
        if (!groups_.empty()) spell({}, 0, 0);
        std::vector<Spelling> found;
        for (const auto& [surface, cost] : reached_) {
            const std::uint32_t articles = words_.with_form(surface);
            if (articles > 0) found.push_back({surface, cost, articles});
        }
        return found;
    }

private:
    void spell(const std::string& begun, std::size_t group, double cost) {
        constexpr std::size_t worth_asking = 8;  // bytes; shorter beginnings nearly always exist
        if (cost > most_spent || ++steps_ > max_steps) return;
        if (group == groups_.size()) {
            if (begun.size() < min_arabic) return;
            const auto [known, is_new] = reached_.try_emplace(begun, cost);
            if (!is_new) known->second = std::min(known->second, cost);
            return;
        }
        if (begun.size() == worth_asking && !words_.has_prefix(begun)) return;
        double more = 0;
        for (const std::string_view arabic : *groups_[group]) {
            spell(begun + std::string(arabic), group + 1, cost + more);
            more += per_alternative;
        }
    }

    const ArchiveWords& words_;
    std::vector<const Alternatives*> groups_;
    std::map<std::string, double> reached_;
    int steps_ = 0;
};

}  // namespace

std::vector<std::string> arabic_names(std::string_view latin) {
    std::vector<std::string> names;
    const auto known = gazetteer().arabic.find(recognise::lookup_key(latin));
    if (known != gazetteer().arabic.end()) names = known->second;
    const std::optional<std::string> country = recognise::country_from_full_name(latin);
    if (!country) return names;
    std::string name = recognise::arabic_name(*country);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    return names;
}

bool is_well_known(std::string_view surface) {
    return gazetteer().words.contains(std::string(surface)) || recognise::country_from_full_name(surface).has_value();
}

std::vector<Spelling> transliterations(std::string_view latin, const ArchiveWords& words) {
    const std::string key = recognise::lookup_key(latin);
    if (key.size() < min_latin || key.size() > max_latin) return {};
    return Transliterator(key, words).run();
}

}  // namespace arshif::search
