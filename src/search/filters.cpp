#include "search/filters.h"

#include <xapian.h>

#include <cstdlib>

#include "store/fields.h"
#include "store/terms.h"

namespace arshif::search {

namespace {

Xapian::Query any_of(const std::vector<std::string>& terms) {
    return terms.empty() ? Xapian::Query::MatchNothing
                         : Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

// Narrows `query`, empty so far or not, to the articles that have one of the terms.
void narrow(Xapian::Query& query, const std::vector<std::string>& terms) {
    if (terms.empty()) return;
    query = query.empty() ? any_of(terms) : Xapian::Query(Xapian::Query::OP_AND, query, any_of(terms));
}

template <typename MakeTerm>
std::vector<std::string> terms_of(const std::vector<std::string>& values, MakeTerm&& make) {
    std::vector<std::string> terms;
    for (const std::string& value : values)
        terms.push_back(make(value));
    return terms;
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

Xapian::Query compile_places(const Filters& filters) {
    Xapian::Query query;
    narrow(query, terms_of(filters.countries,
                           [](const std::string& code) { return store::make_term(store::prefix::country, code); }));
    narrow(query, terms_of(filters.mentioned,
                           [](const std::string& code) { return store::make_term(store::prefix::mentioned, code); }));
    narrow(query, terms_of(filters.sources,
                           [](const std::string& name) { return store::name_term(store::prefix::source, name); }));
    narrow(query, terms_of(filters.categories,
                           [](const std::string& name) { return store::name_term(store::prefix::category, name); }));
    return query;
}

Xapian::Query compile_dates(const Filters& filters, const YearSpan& years) {
    if (filters.dates.open()) return {};
    std::vector<std::string> terms = store::range_terms(filters.dates, years.first, years.last);
    if (filters.overlap) {
        const std::vector<std::string> more = store::overlap_terms(filters.dates, years.first, years.last);
        terms.insert(terms.end(), more.begin(), more.end());
    }
    if (filters.undated) terms.emplace_back(store::prefix::undated);
    return any_of(terms);
}

Xapian::Query undated_articles() {
    return Xapian::Query(std::string(store::prefix::undated));
}

Xapian::Query overlapping_articles(const Filters& filters, const YearSpan& years) {
    return any_of(store::overlap_terms(filters.dates, years.first, years.last));
}

}  // namespace arshif::search
