#include "recognise/country_set.h"

#include "recognise/table.h"

namespace arshif::recognise {

std::vector<CountryId> country_ids(std::string_view codes, char separator) {
    std::vector<CountryId> ids;
    for (const std::string_view code : split(codes, separator)) {
        const CountryId id = country_id(code);
        if (id != no_country) ids.push_back(id);
    }
    return ids;
}

CountrySet country_set(std::string_view codes, char separator) {
    CountrySet set;
    for (const CountryId id : country_ids(codes, separator))
        set.set(id);
    return set;
}

}  // namespace arshif::recognise
