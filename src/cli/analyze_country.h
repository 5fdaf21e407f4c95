// What `analyze --country` prints: the country of publication and the countries mentioned, with their evidence.
//
// Thread safety: pure function.
#pragma once

#include <string>
#include <string_view>

namespace arshif::cli {

// A line of JSON, a country_analysis of schema/output.schema.json. `source`: the name of the paper, or empty.
std::string country_line(std::string_view text, std::string_view source);

}  // namespace arshif::cli
