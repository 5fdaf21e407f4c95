// The names of the press as a table, for finders that weigh shared ones. Private to this folder.
//
// Thread safety: pure function over a table that is built once.
#pragma once

#include <string_view>

#include "recognise/country_set.h"

namespace arshif::recognise {

// All countries that have a paper, agency or site of that name.
CountrySet countries_of_press_name(std::string_view name);

}  // namespace arshif::recognise
