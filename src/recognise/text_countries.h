// Countries in Arabic text: those that an article mentions, and the one it was published in.
//
// A mention by itself never decides where an article was published. Thread safety: pure functions over
// tables that are built once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokeniser.h"

namespace arshif::recognise {

// What the finders look at; strings are UTF-8 and may be empty.
struct ArticleText {
    std::string_view title;
    std::string_view body;
    std::string_view source;  // name of the paper or site, as the input gives it
    std::string_view
        country;  // of publication where it is known, ISO alpha-2: decides homographs (`عمان` in a Jordanian paper)
};

enum class MentionKind : std::uint8_t { name, demonym, capital, city, institution };

struct MentionPlace {
    bool in_title = false;
    std::size_t begin = 0;  // bytes of the title or body
    std::size_t end = 0;
    MentionKind kind = MentionKind::name;
};

struct MentionedCountry {
    std::string country;  // ISO alpha-2
    double score = 0;     // evidence, more is stronger
    std::vector<MentionPlace> places;
};

// One reason for a country of publication, as a person can check it.
struct CountryEvidence {
    std::string kind;   // a stable word: "own country", "months", "agency", "institutions", "dialect", "newspaper" ...
    std::string words;  // what stands in the text
    bool in_title = false;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::vector<std::string> countries;  // that it speaks for
};

struct PublicationCountry {
    std::string country;
    double confidence = 0;  // 0 to 1
    std::vector<CountryEvidence> evidence;
};

struct ArticleCountries {
    std::optional<PublicationCountry> publication;  // from the text alone; nothing rather than a guess
    std::vector<MentionedCountry> mentioned;        // ranked by evidence, the strongest first
};

// Both facets in one pass. Where the text's country is known, that of publication is not looked for; else what is found
// decides the homographs among those mentioned.
ArticleCountries find_countries(const ArticleText& text);
// The same of a text whose title and body are cut already.
ArticleCountries find_countries(const ArticleText& text, const text::ArticleTokens& tokens);

// The country of a newspaper, agency or site by the name an export gives it (`الخبر`, `Al-Ahram`, `aawsat`), where the
// name is of one country only; nothing for names that several countries share.
std::optional<std::string> country_of_source(std::string_view name);

// The country of a URL's host: known hosts, else the country's top-level domain where that means something.
std::optional<std::string> country_of_host(std::string_view url);

}  // namespace arshif::recognise
