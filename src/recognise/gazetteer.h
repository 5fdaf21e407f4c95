// Every name under which a place, a people or a seat of power may stand in Arabic text.
//
// From data/places.tsv, data/countries.tsv and data/demonyms.tsv, in that precedence. Thread safety: built once, then
// read only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "recognise/phrase_table.h"
#include "recognise/place_rules.h"
#include "recognise/text_countries.h"

namespace arshif::recognise {

struct Place {
    std::vector<CountryId> countries;  // none for a phrase that names nothing
    MentionKind kind = MentionKind::name;
    std::uint32_t rule = PlaceRules::no_rule;
};

class Gazetteer {
public:
    Gazetteer();

    const PhraseTable& names() const { return names_; }
    const Place& place(std::uint32_t value) const { return places_[value]; }
    const PlaceRules& rules() const { return rules_; }

private:
    void add_places();
    void add_countries();
    void add_demonyms();
    void add(std::string_view name, const Place& place);
    void add_nisba(std::string_view nisba, const Place& place);

    PlaceRules rules_;
    std::vector<Place> places_;
    PhraseTable names_;
};

const Gazetteer& gazetteer();

}  // namespace arshif::recognise
