// The places of one article, with those judged that are other words too. Private to this folder.
//
// Belongs to one thread; memory is kept between articles.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "recognise/country_set.h"
#include "recognise/gazetteer.h"
#include "recognise/text_countries.h"
#include "recognise/word_sequence.h"

namespace arshif::recognise {

class CountryFinder {
public:
    struct Found {
        const Place* place = nullptr;
        std::uint32_t first = 0;  // word
        std::uint32_t count = 1;
        std::uint32_t sentence = 0;
        std::uint8_t clitics = 0;
        char clitic = 0;
        bool certain = false;  // before the rules that ask for what is certain
        bool accepted = false;
        CountryId country = no_country;  // that a rule says
    };

    // Places of title and body, in order, judged as in a paper of the country that the text has, or its source.
    void read(const ArticleText& text, const text::ArticleTokens& tokens);

    // Judges the same places anew, as in a paper of this country (ISO alpha-2; empty for none that is known).
    void judge_for(std::string_view country);

    const WordSequence& title() const { return title_; }
    const WordSequence& body() const { return body_; }
    const std::vector<Found>& in_title() const { return in_title_; }
    const std::vector<Found>& in_body() const { return in_body_; }

private:
    void collect(const WordSequence& words, std::vector<Found>& found);
    void judge_in(CountryId paper);
    void judge(const WordSequence& words, std::vector<Found>& found, CountryId paper, const CountrySet& article);
    PlaceContext context(const WordSequence& words, const std::vector<Found>& all, std::size_t index) const;
    static void settle(std::vector<Found>& found, CountrySet& article);

    WordSequence title_;
    WordSequence body_;
    std::vector<Found> in_title_;
    std::vector<Found> in_body_;
};

// What the judged places say: the countries mentioned, ranked, and the one of publication.
std::vector<MentionedCountry> mentioned_countries(const CountryFinder& article);
std::optional<PublicationCountry> publication_country(const CountryFinder& article);

}  // namespace arshif::recognise
