// Builds the terms and slot values of fields.h from the values of an article or of a filter.
//
// Both sides use these functions, so that what is asked for is what was stored. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace arshif::store {

// prefix + value, hashed at its end where it is over max_term_bytes.
std::string make_term(std::string_view prefix, std::string_view value);

// Terms of names that people write in different ways: folded as a name first.
std::string name_term(std::string_view prefix, std::string_view name);

// The boolean terms of an article's date: Y, M and D as far as known, and which of them is its precision.
std::vector<std::string> date_terms(const core::PartialDate& date);

// The value of slot::date. `time` is HH:MM:SS or empty.
std::string date_value(const core::PartialDate& date, std::string_view time);

// The terms of articles whose whole period lies in the range, as few as possible: whole years, whole months, days.
// Open ends reach to `first_year` and `last_year`, the years present in the archive.
std::vector<std::string> range_terms(const core::DateRange& range, std::int32_t first_year, std::int32_t last_year);

// The terms of articles whose period overlaps the range without lying in it.
std::vector<std::string> overlap_terms(const core::DateRange& range, std::int32_t first_year, std::int32_t last_year);

}  // namespace arshif::store
