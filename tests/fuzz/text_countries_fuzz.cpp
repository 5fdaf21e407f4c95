// Whatever stands in an article: the places of countries lie within it, codes exist, and nothing is found outside.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "recognise/countries.h"
#include "recognise/text_countries.h"

namespace {

using namespace arshif::recognise;

void require(bool condition) {
    if (!condition) std::abort();
}

void require_country(const std::string& code) {
    require(country_from_alpha2(code) == code);
}

void require_place(const ArticleText& text, bool in_title, std::size_t begin, std::size_t end) {
    require(begin < end && end <= (in_title ? text.title : text.body).size());
}

}  // namespace

// The first line is the title, the second the source, the rest the body.
// NOLINTNEXTLINE(readability-identifier-naming): the name is libFuzzer's
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const auto take_line = [&rest] {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(line.size() == rest.size() ? line.size() : line.size() + 1);
        return line;
    };
    ArticleText text;
    text.title = take_line();
    text.source = take_line();
    text.body = rest;
    double last = 1e300;
    const ArticleCountries found = find_countries(text);
    for (const MentionedCountry& country : found.mentioned) {
        require_country(country.country);
        require(country.score > 0 && country.score <= last && !country.places.empty());
        last = country.score;
        for (const MentionPlace& place : country.places)
            require_place(text, place.in_title, place.begin, place.end);
    }
    if (const auto& published = found.publication) {
        require_country(published->country);
        require(published->confidence > 0 && published->confidence < 1 && !published->evidence.empty());
        for (const CountryEvidence& evidence : published->evidence) {
            require_place(text, evidence.in_title, evidence.begin, evidence.end);
            require(!evidence.words.empty());
        }
    }
    if (const auto country = country_of_source(text.source)) require_country(*country);
    if (const auto country = country_of_host(text.source)) require_country(*country);
    return 0;
}
