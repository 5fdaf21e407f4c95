// The date, country and source that a path below the imported root, or a URL, states by itself.
//
// Thread safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/date.h"

namespace arshif::recognise {

struct PathFacts {
    std::optional<core::PartialDate> date;
    std::optional<std::string> country;  // ISO alpha-2
    std::optional<std::string> source;   // the folder right below that of the country, as written
};

// From the components of a relative path (`/` between them; the last is the file name, whose extension does not count).
//
// Countries: a whole component that is an alpha-2 code in capitals or a country's Arabic, English or French name. A
// code wins over a name (`TN/المغرب` is the Tunisian daily), and among equals the last wins. The source is the folder
// right below, unless that is a number or a date; without a country it is the folder of a scraped_articles.json.
//
// Dates: `2011/05/21`, `2011/05` and `2011` as components; `2011-05-21`, `2011_05_21`, `20110521`, `2011-05` and `2011`
// at the beginning of a component or set off in it by - _ . or space. The last component that states a date wins, and a
// more precise date over a coarser one. Years are 1800 to 2100, digits of any script. No date is: a number that is part
// of a longer one or of a hash or UUID, a year or month beside another number (`0555-2011-05`), a day that does not
// exist, and two different dates of one precision in a component (`2011-01-01_2011-12-31`). Folders that spell a day
// which does not exist (`2011/02/30`) state the month.
PathFacts recognise_path(std::string_view path);

// From a URL: the date in its path (`/2018/02/18/`, `/2018-02-18-`, `/20180218/`), or the month where whole components
// state it (`/2018/02/`); no country: hosts and their countries are not decided here.
PathFacts recognise_url(std::string_view url);

}  // namespace arshif::recognise
