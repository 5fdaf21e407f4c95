// What in an article speaks for a country of publication (data/publication.tsv). Private to this folder.
//
// Thread safety: pure functions over tables that are built once.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "recognise/country_finder.h"
#include "recognise/country_set.h"

namespace arshif::recognise {

struct Evidence {
    std::string kind;
    double weight = 0;
    CountrySet countries;
    bool in_title = false;
    std::uint32_t first = 0;  // word
    std::uint32_t count = 1;
    std::uint32_t clitics = 0;
    std::uint32_t phrase = 0;  // equal for the same reason at another place
};

// In the order of the text. Evidence of kind "offices" speaks against its country: `the Tunisian president` is not how
// a paper of Tunisia puts it.
std::vector<Evidence> publication_evidence(const CountryFinder& article);

}  // namespace arshif::recognise
