// The dates that the components of a path state by their numbers.
//
// Thread safety: pure functions; PathDates belongs to one thread.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/date.h"

namespace arshif::recognise {

// A date, and whether it is all that its component says (`2011-05`, not `2011-05-report`).
struct ComponentDate {
    core::PartialDate date;
    bool whole = false;
};

// The date within one component, folded (text::fold). See path_facts.h for what counts.
std::optional<ComponentDate> date_in_component(std::string_view component);

// The date that consecutive components spell: year, month, day, each a number of its own. Components are given in
// order.
class DateFolders {
public:
    // The date that ends with this component (folded), if it is a part of one.
    std::optional<core::PartialDate> next(std::string_view component);

private:
    core::PartialDate open_;  // the year, or year and month, that the components before spell; year 0 for none
};

}  // namespace arshif::recognise
