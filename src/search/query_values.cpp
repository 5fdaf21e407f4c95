#include "search/query_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "recognise/countries.h"
#include "recognise/metadata_date.h"
#include "search/query_words.h"
#include "text/normaliser.h"

namespace arshif::search {

namespace {

constexpr std::string_view arabic_comma = "\u060C";
constexpr std::string_view ellipsis = "\u2026";  // what some keyboards make of two or three points

constexpr std::string_view no_country = "none";

core::Error bad_query(std::string message, std::string hint) {
    return {core::ErrorCode::bad_query, std::move(message), std::move(hint)};
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    const std::size_t first = text.find_first_not_of(blank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::vector<std::string_view> parts_of(std::string_view value) {
    std::vector<std::string_view> parts;
    while (true) {
        const std::size_t comma = std::min(value.find(','), value.find(arabic_comma));
        if (const std::string_view part = trimmed(value.substr(0, comma)); !part.empty()) parts.push_back(part);
        if (comma == std::string_view::npos) return parts;
        value.remove_prefix(comma + (value[comma] == ',' ? 1 : arabic_comma.size()));
    }
}

core::Result<std::string> read_country(Field field, std::string_view typed) {
    if (field == Field::country && text::fold(typed) == no_country) return std::string(no_country);
    if (auto code = recognise::country_from_name(typed)) return *std::move(code);
    const std::vector<std::string> near = recognise::similar_country_names(typed, 3);
    return bad_query(fmt::format("\"{}\" is no country that I know", typed),
                     near.empty() ? "give an ISO code such as DZ, or a name in Arabic, English or French; between two "
                                    "countries write a comma or OR"
                                  : fmt::format("did you mean {}?", fmt::join(near, ", ")));
}

core::Result<std::string> read_name(Field field, std::string_view typed) {
    std::string name = text::fold_name(typed);
    if (!name.empty()) return name;
    return bad_query(fmt::format("\"{}\" is no name for {}:", typed, name_of(field)),
                     "give a word, or a name in quotation marks");
}

core::Result<std::string> read_one(Field field, std::string_view typed) {
    if (field == Field::source || field == Field::category) return read_name(field, typed);
    return read_country(field, typed);
}

core::Result<core::PartialDate> read_date(std::string_view typed) {
    // Years that are Hijri ones if anything are left to the reader that converts them.
    constexpr std::int32_t first_hijri_year = 1300;
    constexpr std::int32_t last_hijri_year = 1500;
    const auto plain = core::parse_date(text::fold(typed));
    if (plain && (plain->year < first_hijri_year || plain->year > last_hijri_year)) return plain;
    const auto stamp = recognise::parse_metadata_date(typed);
    if (!stamp) {
        return bad_query(stamp.error().message,
                         "write it as 2011, 2011-05, 2011-05-21 or with the month's name; a range as 2010..2011-05");
    }
    if (stamp->time.empty()) return stamp->date;
    return bad_query(fmt::format("\"{}\" has a clock, which dates of articles are not searched by", typed),
                     "leave the time of day out");
}

// A typed range cut at its points.
struct Ends {
    std::string_view from;
    std::string_view to;
    bool range = false;
};

Ends ends_of(std::string_view typed) {
    for (const std::string_view between : {std::string_view(".."), ellipsis}) {
        const std::size_t at = typed.find(between);
        if (at == std::string_view::npos) continue;
        std::string_view to = typed.substr(at + between.size());
        while (to.starts_with('.'))
            to.remove_prefix(1);
        return {trimmed(typed.substr(0, at)), trimmed(to), true};
    }
    return {trimmed(typed), {}, false};
}

}  // namespace

core::Result<core::DateRange> read_date_range(std::string_view typed) {
    const Ends ends = ends_of(typed);
    if (ends.from.empty() && ends.to.empty())
        return bad_query("date: has no date", "write date:2011, date:2010..2011-05, date:2010.. or date:..2011");
    core::DateRange range;
    if (!ends.from.empty()) {
        ARSHIF_TRY(from, read_date(ends.from));
        range.from = from;
    }
    if (!ends.range) {
        range.to = range.from;
    } else if (!ends.to.empty()) {
        ARSHIF_TRY(to, read_date(ends.to));
        range.to = to;
    }
    if (range.from && range.to && first_day(*range.from) > last_day(*range.to))
        return bad_query(fmt::format("the range {} ends before it begins", typed), "swap its two dates");
    return range;
}

core::Result<Node> read_condition(Field field, std::string_view value, bool quoted) {
    Node node;
    node.kind = NodeKind::condition;
    node.field = field;
    if (field == Field::date) {
        ARSHIF_TRY(range, read_date_range(value));
        node.dates = range;
        return node;
    }
    const bool whole = quoted && (field == Field::source || field == Field::category);
    for (const std::string_view part : whole ? std::vector{value} : parts_of(value)) {
        ARSHIF_TRY(read, read_one(field, part));
        if (std::find(node.values.begin(), node.values.end(), read) == node.values.end())
            node.values.push_back(std::move(read));
    }
    if (!node.values.empty()) return node;
    return bad_query(fmt::format("{}: has no value", name_of(field)), "write it directly behind the colon");
}

bool is_one_value(Field field, std::string_view value) {
    if (field == Field::date) return read_date_range(value).ok();
    const bool place = field == Field::country || field == Field::mentions;
    return place && recognise::country_from_name(value).has_value();
}

}  // namespace arshif::search
