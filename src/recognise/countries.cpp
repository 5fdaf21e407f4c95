#include "recognise/countries.h"

#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "data/countries.h"
#include "recognise/table.h"

namespace arshif::recognise {

namespace {

// Columns of data/countries.tsv.
enum Column : std::size_t { alpha2, alpha3, arabic, english, french, more_arabic, more_latin, column_count };

// The Arabic article, alef and lam, as UTF-8.
constexpr std::string_view article = "\u0627\u0644";

constexpr std::size_t max_distance = 2;
constexpr std::size_t short_name = 4;     // names up to this length may differ in one letter only
constexpr std::size_t max_compared = 64;  // letters; no name in the table is twice as long as this

struct Name {
    std::string_view written;
    std::u16string letters;  // of its key
    std::size_t country = 0;
};

struct Country {
    std::string_view code;
    std::string_view arabic;
    std::string_view english;
};

bool has_article(std::string_view name) {
    return name.substr(0, article.size()) == article;
}

bool is_code(std::string_view key, std::size_t length) {
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    return key.size() == length && std::all_of(key.begin(), key.end(), is_letter);
}

std::u16string letters_of(std::string_view text) {
    const auto size = static_cast<std::int32_t>(text.size());
    const icu::UnicodeString letters = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), size));
    return {letters.getBuffer(), static_cast<std::size_t>(letters.length())};
}

class CountryTable {
public:
    CountryTable() {
        for_each_row(data::countries, [this](const std::vector<std::string_view>& fields) {
            if (fields.size() == column_count) add(fields);
        });
    }

    const Country* by_code(const std::string& key) const { return find(codes_, key); }

    // An article that the table does not have is looked past; one that it has may be missing (add_name enters both).
    const Country* by_name(const std::string& key) const {
        if (const Country* country = find(names_, key)) return country;
        return has_article(key) ? find(names_, key.substr(article.size())) : nullptr;
    }

    const std::vector<Name>& spellings() const { return spellings_; }
    const Country& country(std::size_t index) const { return countries_[index]; }

private:
    using Index = std::unordered_map<std::string, std::size_t>;

    const Country* find(const Index& index, const std::string& key) const {
        const auto found = index.find(key);
        return found == index.end() ? nullptr : &countries_[found->second];
    }

    void add(const std::vector<std::string_view>& fields) {
        countries_.push_back({fields[alpha2], fields[arabic], fields[english]});
        codes_.emplace(lookup_key(fields[alpha2]), countries_.size() - 1);
        codes_.emplace(lookup_key(fields[alpha3]), countries_.size() - 1);
        for (const Column column : {arabic, english, french})
            add_name(fields[column]);
        for (const Column column : {more_arabic, more_latin}) {
            for (const std::string_view name : split(fields[column], '|'))
                add_name(name);
        }
    }

    void add_name(std::string_view name) {
        const std::size_t country = countries_.size() - 1;
        const std::string key = lookup_key(name);
        if (key.empty()) return;
        // "UK" is no ISO code but reads like one, so it has to follow the rules for codes.
        if (is_code(key, 2)) {
            codes_.emplace(key, country);
            return;
        }
        names_.emplace(key, country);
        spellings_.push_back({name, letters_of(key), country});
        // Asked of the name as written: folding makes the hamza of Germany and Albania look like an article.
        if (has_article(name)) names_.emplace(key.substr(article.size()), country);
    }

    std::vector<Country> countries_;
    std::vector<Name> spellings_;
    Index codes_;
    Index names_;
};

const CountryTable& table() {
    static const CountryTable countries;
    return countries;
}

// Levenshtein's distance with a row of its table at a time; both texts are short.
std::size_t edit_distance(const std::u16string& a, const std::u16string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
        }
    }
    return row[b.size()];
}

struct Candidate {
    std::size_t distance;
    const Name* name;
};

// The nearest spelling of each country within reach of `letters`, nearest first.
std::vector<Candidate> nearest_spellings(const std::u16string& letters) {
    std::unordered_map<std::size_t, Candidate> nearest;
    for (const Name& name : table().spellings()) {
        const std::size_t shorter = std::min(letters.size(), name.letters.size());
        const std::size_t longer = std::max(letters.size(), name.letters.size());
        const std::size_t reach = shorter <= short_name ? 1 : max_distance;
        if (longer - shorter > reach) continue;
        const std::size_t distance = edit_distance(letters, name.letters);
        if (distance > reach) continue;
        const auto [place, is_new] = nearest.try_emplace(name.country, Candidate{distance, &name});
        if (!is_new && distance < place->second.distance) place->second = {distance, &name};
    }
    std::vector<Candidate> candidates;
    candidates.reserve(nearest.size());
    for (const auto& [country, candidate] : nearest)
        candidates.push_back(candidate);
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.distance != b.distance ? a.distance < b.distance : a.name < b.name;
    });
    return candidates;
}

std::optional<std::string> code_of(const Country* country) {
    if (country == nullptr) return std::nullopt;
    return std::string(country->code);
}

}  // namespace

std::optional<std::string> country_from_name(std::string_view name) {
    const std::string key = lookup_key(name);
    const Country* country = table().by_code(key);
    return code_of(country != nullptr ? country : table().by_name(key));
}

std::optional<std::string> country_from_full_name(std::string_view name) {
    return code_of(table().by_name(lookup_key(name)));
}

std::optional<std::string> country_from_alpha2(std::string_view code) {
    const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (code.size() != 2 || !std::all_of(code.begin(), code.end(), is_capital)) return std::nullopt;
    return code_of(table().by_code(lookup_key(code)));
}

std::string arabic_name(std::string_view code) {
    const Country* country = table().by_code(lookup_key(code));
    return std::string(country != nullptr ? country->arabic : code);
}

std::string english_name(std::string_view code) {
    const Country* country = table().by_code(lookup_key(code));
    return std::string(country != nullptr ? country->english : code);
}

std::vector<std::string> similar_country_names(std::string_view name, std::size_t limit) {
    const std::u16string letters = letters_of(lookup_key(name));
    if (letters.empty() || letters.size() > max_compared) return {};
    std::vector<std::string> names;
    for (const Candidate& candidate : nearest_spellings(letters)) {
        if (names.size() == limit) break;
        names.emplace_back(candidate.name->written);
    }
    return names;
}

}  // namespace arshif::recognise
