#include <algorithm>
#include <unordered_map>

#include "recognise/country_finder.h"
#include "recognise/text_countries.h"

namespace arshif::recognise {

namespace {

constexpr double title_factor = 2;
constexpr double lead_factor = 1.5;
constexpr std::size_t lead_words = 50;

double weight_of(MentionKind kind) {
    switch (kind) {
        case MentionKind::name:
            return 1;
        case MentionKind::capital:
        case MentionKind::institution:
            return 0.7;
        case MentionKind::city:
        case MentionKind::demonym:
            break;
    }
    return 0.5;
}

// Adds up the evidence for each country; of a sentence only the strongest counts.
class Tally {
public:
    void add(const WordSequence& words, const std::vector<CountryFinder::Found>& places, bool in_title) {
        for (const CountryFinder::Found& place : places) {
            if (!place.accepted) continue;
            if (place.country != no_country) {
                add(place.country, words, place, in_title);
                continue;
            }
            for (const CountryId country : place.place->countries)
                add(country, words, place, in_title);
        }
        for (Row& row : rows_)
            row.sentence_weight = 0;
    }

    std::vector<MentionedCountry> ranked() {
        std::vector<MentionedCountry> countries;
        countries.reserve(rows_.size());
        for (Row& row : rows_)
            countries.push_back(std::move(row.mentioned));
        std::stable_sort(countries.begin(), countries.end(),
                         [](const MentionedCountry& a, const MentionedCountry& b) { return a.score > b.score; });
        return countries;
    }

private:
    struct Row {
        MentionedCountry mentioned;
        std::uint32_t sentence = 0;
        double sentence_weight = 0;  // counted of that sentence
    };

    void add(CountryId country, const WordSequence& words, const CountryFinder::Found& place, bool in_title) {
        const auto [number, is_new] = numbers_.try_emplace(country, rows_.size());
        if (is_new) {
            rows_.emplace_back();
            rows_.back().mentioned.country = country_code(country);
        }
        Row& row = rows_[number->second];
        const double factor = in_title ? title_factor : place.first < lead_words ? lead_factor : 1;
        const double weight = weight_of(place.place->kind) * factor;
        if (row.sentence != place.sentence) row.sentence_weight = 0;
        row.sentence = place.sentence;
        if (weight > row.sentence_weight) {
            row.mentioned.score += weight - row.sentence_weight;
            row.sentence_weight = weight;
        }
        row.mentioned.places.push_back({in_title, behind_clitics(words, place.first, place.clitics),
                                        words[place.first + place.count - 1].end, place.place->kind});
    }

    std::unordered_map<CountryId, std::size_t> numbers_;
    std::vector<Row> rows_;
};

}  // namespace

std::vector<MentionedCountry> mentioned_countries(const CountryFinder& article) {
    Tally tally;
    tally.add(article.title(), article.in_title(), true);
    tally.add(article.body(), article.in_body(), false);
    return tally.ranked();
}

ArticleCountries find_countries(const ArticleText& text) {
    text::ArticleTokens tokens;
    text::Tokeniser().tokenise(text.title, text.body, tokens);
    return find_countries(text, tokens);
}

ArticleCountries find_countries(const ArticleText& text, const text::ArticleTokens& tokens) {
    thread_local CountryFinder finder;
    finder.read(text, tokens);
    ArticleCountries found;
    if (text.country.empty()) {
        found.publication = publication_country(finder);
        if (found.publication) finder.judge_for(found.publication->country);
    }
    found.mentioned = mentioned_countries(finder);
    return found;
}

}  // namespace arshif::recognise
