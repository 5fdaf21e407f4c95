// What a search is narrowed to besides its words: dates, countries of publication and spoken of, sources, categories.
//
// Thread safety: values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/date.h"
#include "search/conditions.h"

namespace Xapian {
class Database;
}  // namespace Xapian

namespace arshif::search {

// Values of one list are alternatives; the lists must all be met. An empty list does not narrow.
struct Filters {
    std::vector<std::string> countries;  // ISO alpha-2, or "none" for articles without a country
    std::vector<std::string> mentioned;  // ISO alpha-2, spoken of in the text
    std::vector<std::string> sources;    // compared as names: case, marks and hamza do not matter
    std::vector<std::string> categories;
    core::DateRange dates;
    bool overlap = false;  // also articles whose period only overlaps the dates
    bool undated = false;  // also articles without a date
};

// The years for which there are articles; none: first > last.
struct YearSpan {
    std::int32_t first = 1;
    std::int32_t last = 0;
};

// The years for which there are articles, ascending.
std::vector<std::int32_t> years_of(const Xapian::Database& database);

// The filters but for the dates.
Conditions compile_places(const Filters& filters);
// The dates, if they are not open. Outside of the years there are they are a condition that nothing meets.
Conditions compile_dates(const Filters& filters, const YearSpan& years);
// What the dates leave out although it may belong: articles without a date, and those whose period only overlaps.
Condition undated_articles();
Condition overlapping_articles(const Filters& filters, const YearSpan& years);

}  // namespace arshif::search
