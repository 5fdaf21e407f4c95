#include "cli/dates_json.h"

#include <array>

namespace arshif::cli {

namespace {

std::string_view name_of(recognise::Calendar calendar) {
    static constexpr std::array<std::string_view, 3> names = {"gregorian", "hijri", "libyan"};
    return names.at(static_cast<std::size_t>(calendar));
}

Json date_or_null(const std::optional<core::PartialDate>& date) {
    return date ? Json(core::to_string(*date)) : Json(nullptr);
}

Json place_json(std::string_view text, std::size_t begin, std::size_t end) {
    return {{"begin", begin}, {"end", end}, {"text", std::string(text.substr(begin, end - begin))}};
}

}  // namespace

Json dates_json(std::string_view text, std::size_t title_bytes, const recognise::DateContext& context) {
    Json dates = Json::array();
    for (const recognise::FoundDate& date : recognise::find_dates(text, context)) {
        Json found = place_json(text, date.begin, date.end);
        found["calendar"] = name_of(date.calendar);
        found["relative"] = date.relative;
        found["first"] = date_or_null(date.first);
        found["last"] = date_or_null(date.last);
        dates.push_back(std::move(found));
    }
    Json publication;
    const std::string_view title = text.substr(0, title_bytes);
    if (const auto stated = recognise::publication_date(title, text.substr(title_bytes), context.country)) {
        const std::size_t before = stated->in_title ? 0 : title_bytes;
        publication = place_json(text, before + stated->begin, before + stated->end);
        publication["date"] = core::to_string(stated->date);
        publication["basis"] = core::name_of(stated->basis);
    }
    return {{"dates", std::move(dates)}, {"publication", std::move(publication)}};
}

}  // namespace arshif::cli
