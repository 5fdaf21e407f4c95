#include "recognise/country_finder.h"

#include <algorithm>

namespace arshif::recognise {

namespace {

constexpr std::size_t near_words = 6;
// Places on either side that are looked at; more within a sentence do not add anything.
constexpr std::size_t neighbours = 12;

void add_countries(const CountryFinder::Found& found, CountrySet& set) {
    if (found.country != no_country) {
        set.set(found.country);
        return;
    }
    for (const CountryId country : found.place->countries)
        set.set(country);
}

}  // namespace

void CountryFinder::read(const ArticleText& text, const text::ArticleTokens& tokens) {
    title_.read(text.title, tokens.title);
    body_.read(text.body, tokens.body);
    collect(title_, in_title_);
    collect(body_, in_body_);
    CountryId paper = country_id(text.country);
    if (paper == no_country && !text.source.empty()) {
        paper = country_id(country_of_source(text.source).value_or(std::string()));
    }
    judge_in(paper);
}

void CountryFinder::judge_for(std::string_view country) {
    for (std::vector<Found>* const places : {&in_title_, &in_body_}) {
        for (Found& place : *places) {
            place.certain = place.accepted = place.place->rule == PlaceRules::no_rule;
            place.country = no_country;
        }
    }
    judge_in(country_id(country));
}

void CountryFinder::judge_in(CountryId paper) {
    CountrySet article;
    settle(in_title_, article);
    settle(in_body_, article);
    // Twice: what the first round accepts is certain in the second, so that the order of places does not count.
    for (int round = 0; round < 2; ++round) {
        judge(title_, in_title_, paper, article);
        judge(body_, in_body_, paper, article);
        settle(in_title_, article);
        settle(in_body_, article);
    }
}

void CountryFinder::collect(const WordSequence& words, std::vector<Found>& found) {
    found.clear();
    const Gazetteer& table = gazetteer();
    std::uint32_t sentence = 0;
    for (std::size_t i = 0; i < words.size();) {
        if (words.gap(i).sentence) ++sentence;
        const auto match = words[i].kind == text::TokenKind::arabic || words[i].kind == text::TokenKind::number
                               ? table.names().longest(words, i)
                               : std::nullopt;
        if (!match) {
            ++i;
            continue;
        }
        Found place;
        place.place = &table.place(match->value);
        place.first = static_cast<std::uint32_t>(i);
        place.count = static_cast<std::uint32_t>(match->words);
        place.sentence = sentence;
        place.clitics = static_cast<std::uint8_t>(match->clitics);
        place.clitic = match->clitic;
        place.certain = place.place->rule == PlaceRules::no_rule;
        place.accepted = place.certain;
        i += match->words;
        const bool names_something = !place.place->countries.empty() || place.place->rule != PlaceRules::no_rule;
        if (!names_something) continue;
        if (place.place->kind == MentionKind::demonym) {
            const PlaceContext around{words, place.first, place.count, place.clitics, place.clitic, nullptr,
                                      {},    {},          {}};
            if (table.rules().is_no_demonym(around)) continue;
        }
        found.push_back(place);
    }
}

// What is accepted becomes certain, unless a rule chose between countries: that would prove itself.
void CountryFinder::settle(std::vector<Found>& found, CountrySet& article) {
    for (Found& place : found) {
        if (place.accepted && place.country == no_country) place.certain = true;
        if (place.certain) add_countries(place, article);
    }
}

PlaceContext CountryFinder::context(const WordSequence& words, const std::vector<Found>& all, std::size_t index) const {
    const Found& place = all[index];
    PlaceContext around{words, place.first, place.count, place.clitics, place.clitic, nullptr, {}, {}, no_country};
    const std::size_t from = index < neighbours ? 0 : index - neighbours;
    const std::size_t to = std::min(all.size(), index + neighbours + 1);
    for (std::size_t i = from; i < to; ++i) {
        const Found& other = all[i];
        if (i == index || !other.certain || other.sentence != place.sentence) continue;
        add_countries(other, around.sentence);
        const std::size_t distance =
            i < index ? place.first - (other.first + other.count) : other.first - (place.first + place.count);
        if (distance < near_words) add_countries(other, around.near);
    }
    return around;
}

void CountryFinder::judge(const WordSequence& words, std::vector<Found>& found, CountryId paper,
                          const CountrySet& article) {
    const PlaceRules& rules = gazetteer().rules();
    for (std::size_t i = 0; i < found.size(); ++i) {
        Found& place = found[i];
        if (place.place->rule == PlaceRules::no_rule) continue;
        PlaceContext around = context(words, found, i);
        around.article = &article;
        around.paper = paper;
        const PlaceVerdict verdict = rules.judge(place.place->rule, around);
        place.accepted = verdict.accepted;
        place.country = verdict.country;
        if (verdict.accepted && verdict.country == no_country && place.place->countries.empty()) place.accepted = false;
    }
}

}  // namespace arshif::recognise
