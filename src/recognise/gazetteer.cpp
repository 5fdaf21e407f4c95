#include "recognise/gazetteer.h"

#include <array>
#include <optional>

#include "data/countries.h"
#include "data/demonyms.h"
#include "data/places.h"
#include "recognise/clitic_letters.h"
#include "recognise/country_set.h"
#include "recognise/table.h"

namespace arshif::recognise {

namespace {

// Columns of countries.tsv that hold Arabic names.
constexpr std::size_t arabic_column = 2;
constexpr std::size_t more_arabic_column = 5;

// What follows a masculine nisba (jaza'iri): nothing, feminine, sound plurals, feminine plural, duals, accusative,
// construct of the plural. The teh marbuta is folded, the dual in -ayn is written as the plural in -in.
constexpr std::array<std::string_view, 9> endings = {"",
                                                     "\u0647",
                                                     "\u0648\u0646",
                                                     "\u064A\u0646",
                                                     "\u0627\u062A",
                                                     "\u0627\u0646",
                                                     "\u062A\u064A\u0646",
                                                     "\u062A\u0627\u0646",
                                                     "\u0627"};

// The rule for a masculine demonym that stands behind a given name or a title, where it is a surname.
constexpr std::string_view surname_rule = "surname";

std::optional<MentionKind> kind_named(std::string_view name) {
    if (name == "name") return MentionKind::name;
    if (name == "demonym") return MentionKind::demonym;
    if (name == "capital") return MentionKind::capital;
    if (name == "city") return MentionKind::city;
    if (name == "institution") return MentionKind::institution;
    return std::nullopt;
}

std::string_view field(const std::vector<std::string_view>& fields, std::size_t index) {
    return index < fields.size() ? fields[index] : std::string_view();
}

std::string with_article(std::string_view word) {
    return std::string(letters::article) + std::string(word);
}

}  // namespace

Gazetteer::Gazetteer() {
    add_places();
    add_countries();
    add_demonyms();
}

void Gazetteer::add(std::string_view name, const Place& place) {
    if (name.empty()) return;
    if (names_.add(name, static_cast<std::uint32_t>(places_.size()))) places_.push_back(place);
}

void Gazetteer::add_places() {
    for_each_row(data::places, [this](const std::vector<std::string_view>& fields) {
        Place place;
        place.countries = country_ids(field(fields, 0), ',');
        place.kind = kind_named(field(fields, 1)).value_or(MentionKind::name);
        place.rule = rules_.find(field(fields, 3));
        for (const std::string_view name : split(field(fields, 2), '|'))
            add(name, place);
    });
}

void Gazetteer::add_countries() {
    for_each_row(data::countries, [this](const std::vector<std::string_view>& fields) {
        Place place;
        place.countries = country_ids(field(fields, 0), ',');
        for (const std::size_t column : {arabic_column, more_arabic_column}) {
            for (const std::string_view name : split(field(fields, column), '|'))
                add(name, place);
        }
    });
}

void Gazetteer::add_demonyms() {
    for_each_row(data::demonyms, [this](const std::vector<std::string_view>& fields) {
        Place place;
        place.countries = country_ids(field(fields, 0), ',');
        place.kind = MentionKind::demonym;
        place.rule = rules_.find(field(fields, 3));
        for (const std::string_view nisba : split(field(fields, 1), '|'))
            add_nisba(nisba, place);
        for (const std::string_view name : split(field(fields, 2), '|')) {
            if (name.empty()) continue;
            add(name, place);
            add(with_article(name), place);
        }
    });
}

// All forms of a nisba. Words joined by + take the same ending; of words with a space between, the last takes it.
void Gazetteer::add_nisba(std::string_view nisba, const Place& place) {
    const std::size_t plus = nisba.find('+');
    const std::string_view first = plus == std::string_view::npos ? std::string_view() : nisba.substr(0, plus);
    const std::string_view last = plus == std::string_view::npos ? nisba : nisba.substr(plus + 1);
    for (const std::string_view ending : endings) {
        const std::string inflected = std::string(last) + std::string(ending);
        if (!first.empty()) {
            const std::string agreeing = std::string(first) + std::string(ending);
            std::string both = agreeing;
            both.append(" ").append(inflected);
            add(both, place);
            both = with_article(agreeing);
            both.append(" ").append(with_article(inflected));
            add(both, place);
            continue;
        }
        Place one = place;
        if (ending.empty() && place.rule == PlaceRules::no_rule) one.rule = rules_.find(surname_rule);
        add(inflected, one);
        add(with_article(inflected), one);
        const std::size_t space = inflected.find(' ');
        if (space != std::string::npos) {
            std::string later = inflected.substr(0, space + 1);
            later.append(with_article(inflected.substr(space + 1)));
            add(later, place);
        }
    }
}

const Gazetteer& gazetteer() {
    static const Gazetteer table;
    return table;
}

}  // namespace arshif::recognise
