#include "search/filters.h"

#include <xapian.h>

#include <cstdlib>

#include "store/fields.h"
#include "store/terms.h"

namespace arshif::search {

namespace {

template <typename MakeTerm>
void add(Conditions& conditions, const std::vector<std::string>& values, MakeTerm&& make) {
    if (values.empty()) return;
    Condition& condition = conditions.emplace_back();
    for (const std::string& value : values)
        condition.push_back(make(value));
}

}  // namespace

std::vector<std::int32_t> years_of(const Xapian::Database& database) {
    std::vector<std::int32_t> years;
    const std::string prefix(store::prefix::year);
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
        years.push_back(std::atoi((*term).c_str() + prefix.size()));  // NOLINT(cert-err34-c): we wrote it
    }
    return years;
}

Conditions compile_places(const Filters& filters) {
    Conditions conditions;
    const auto code = [](std::string_view prefix) {
        return [prefix](const std::string& value) { return store::make_term(prefix, value); };
    };
    const auto name = [](std::string_view prefix) {
        return [prefix](const std::string& value) { return store::name_term(prefix, value); };
    };
    add(conditions, filters.countries, code(store::prefix::country));
    add(conditions, filters.mentioned, code(store::prefix::mentioned));
    add(conditions, filters.sources, name(store::prefix::source));
    add(conditions, filters.categories, name(store::prefix::category));
    return conditions;
}

Conditions compile_dates(const Filters& filters, const YearSpan& years) {
    if (filters.dates.open()) return {};
    Condition condition = store::range_terms(filters.dates, years.first, years.last);
    if (filters.overlap) {
        const std::vector<std::string> more = store::overlap_terms(filters.dates, years.first, years.last);
        condition.insert(condition.end(), more.begin(), more.end());
    }
    if (filters.undated) condition.emplace_back(store::prefix::undated);
    return {condition};
}

Condition undated_articles() {
    return {std::string(store::prefix::undated)};
}

Condition overlapping_articles(const Filters& filters, const YearSpan& years) {
    return store::overlap_terms(filters.dates, years.first, years.last);
}

}  // namespace arshif::search
