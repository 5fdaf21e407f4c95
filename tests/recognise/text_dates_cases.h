// Shared by the tests of the finder of dates: what it found, as text.
#pragma once

#include <string>
#include <string_view>

#include "recognise/text_dates.h"

namespace arshif::test {

// The dates of a text: WORDS=FIRST[..LAST], separated by `; `, with `~` before relative ones and `?` for what is not
// resolved.
inline std::string dates_in(std::string_view text, std::string_view published = {}, std::string_view country = {}) {
    recognise::DateContext context;
    context.country = country;
    if (!published.empty()) context.published = core::parse_date(published).value();
    std::string out;
    for (const recognise::FoundDate& date : recognise::find_dates(text, context)) {
        if (!out.empty()) out += "; ";
        out += text.substr(date.begin, date.end - date.begin);
        out += date.relative ? "~" : "=";
        out += date.first ? core::to_string(*date.first) : "?";
        if (date.first != date.last) out += ".." + core::to_string(*date.last);
    }
    return out;
}

struct DateCase {
    std::string_view text;
    std::string_view found;
};

}  // namespace arshif::test
