#include "cli/analyze_country.h"

#include "cli/article_json.h"
#include "recognise/text_countries.h"

namespace arshif::cli {

namespace {

// How sure a paper's name makes its country, where the name is of one country only.
constexpr double source_confidence = 0.95;

std::string_view name_of(recognise::MentionKind kind) {
    switch (kind) {
        case recognise::MentionKind::name:
            return "name";
        case recognise::MentionKind::demonym:
            return "demonym";
        case recognise::MentionKind::capital:
            return "capital";
        case recognise::MentionKind::city:
            return "city";
        case recognise::MentionKind::institution:
            break;
    }
    return "institution";
}

Json evidence_json(const recognise::CountryEvidence& evidence) {
    Json json;
    json["kind"] = evidence.kind;
    json["text"] = evidence.words;
    json["begin"] = evidence.begin;
    json["end"] = evidence.end;
    json["countries"] = evidence.countries;
    return json;
}

Json publication_json(const recognise::ArticleText& text, const std::optional<recognise::PublicationCountry>& found) {
    Json json;
    if (const auto country = recognise::country_of_source(text.source)) {
        json["country"] = *country;
        json["confidence"] = source_confidence;
        json["evidence"] = Json::array({{{"kind", "source"},
                                         {"text", text.source},
                                         {"begin", nullptr},
                                         {"end", nullptr},
                                         {"countries", {*country}}}});
        return json;
    }
    if (!found) return json;
    json["country"] = found->country;
    json["confidence"] = found->confidence;
    json["evidence"] = Json::array();
    for (const recognise::CountryEvidence& evidence : found->evidence)
        json["evidence"].push_back(evidence_json(evidence));
    return json;
}

Json mention_json(const recognise::MentionedCountry& mentioned, std::string_view body) {
    Json json;
    json["country"] = mentioned.country;
    json["score"] = mentioned.score;
    json["places"] = Json::array();
    for (const recognise::MentionPlace& place : mentioned.places) {
        Json one;
        one["begin"] = place.begin;
        one["end"] = place.end;
        one["text"] = body.substr(place.begin, place.end - place.begin);
        one["kind"] = name_of(place.kind);
        json["places"].push_back(std::move(one));
    }
    return json;
}

}  // namespace

std::string country_line(std::string_view text, std::string_view source) {
    recognise::ArticleText article;
    article.body = text;
    article.source = source;
    Json json;
    const recognise::ArticleCountries found = recognise::find_countries(article);
    json["publication"] = publication_json(article, found.publication);
    json["mentioned"] = Json::array();
    for (const recognise::MentionedCountry& mentioned : found.mentioned)
        json["mentioned"].push_back(mention_json(mentioned, text));
    return dumped(json);
}

}  // namespace arshif::cli
