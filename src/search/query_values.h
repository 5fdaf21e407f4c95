// The values of fields that look at an article's record: country:, source:, category:, date:, mentions:.
//
// A value is what stands behind the field, as typed: a word, a quotation, or words in parentheses. Thread safety: pure
// functions.
#pragma once

#include <string_view>

#include "core/date.h"
#include "core/result.h"
#include "search/query_tree.h"

namespace arshif::search {

// The condition of `field` for a value; its places are for the caller to set. Commas part alternatives, but not in a
// quoted name of a source or a category. bad_query, without an offset, for a country or a date that there is not and
// for a name of nothing but punctuation.
core::Result<Node> read_condition(Field field, std::string_view value, bool quoted);

// Whether `value` is one that a field takes only as a whole: a date or the name of a country of several words. How far
// a value without quotation marks reaches is found by it.
bool is_one_value(Field field, std::string_view value);

// A date, or two with `..` between them, one of which may be missing: from the first day of the one to the last of the
// other. Dates are those of recognise/metadata_date.h, without a clock.
core::Result<core::DateRange> read_date_range(std::string_view typed);

}  // namespace arshif::search
