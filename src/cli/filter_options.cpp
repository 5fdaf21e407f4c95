#include "cli/filter_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <utility>

#include "recognise/countries.h"
#include "search/resolver.h"
#include "text/normaliser.h"

namespace arshif::cli {

namespace {

// CLI11 splits at the Latin comma; Arabic keyboards have another.
std::vector<std::string> split_at_arabic_commas(const std::vector<std::string>& values) {
    constexpr std::string_view comma = "\u060C";
    std::vector<std::string> parts;
    for (const std::string& value : values) {
        std::size_t begin = 0;
        for (std::size_t at = value.find(comma); at != std::string::npos; at = value.find(comma, begin)) {
            parts.push_back(value.substr(begin, at - begin));
            begin = at + comma.size();
        }
        parts.push_back(value.substr(begin));
    }
    return parts;
}

}  // namespace

void FilterOptions::add_to(CLI::App& command) {
    command
        .add_option("--country", countries,
                    "Published there: codes or names with commas between (DZ,ML,تونس), none: unplaced")
        ->delimiter(',')
        ->allow_extra_args(false)  // what follows is the query
        ->type_name("COUNTRY");
    command
        .add_option("--mentions", mentioned, "Speaking of one of these countries: codes or names with commas between")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("COUNTRY");
    command.add_option("--source", sources, "Newspaper or site")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->type_name("NAME");
    command.add_option("--category", categories, "Section")->delimiter(',')->allow_extra_args(false)->type_name("NAME");
    command.add_option("--from", from, "From this day, month or year on: 2011-05-21, 2011-05, 2011")->type_name("DATE");
    command.add_option("--to", to, "Up to the end of this day, month or year")->type_name("DATE");
    command.add_flag("--overlap", overlap,
                     "Also articles whose date only overlaps the range (dated 2011, asked from 2011-05)");
    command.add_flag("--undated", undated, "Also articles without a date");
}

core::Result<search::Filters> FilterOptions::filters() const {
    search::Filters filters;
    for (const std::string& typed : split_at_arabic_commas(countries)) {
        if (typed == "none" || typed == "NONE") {
            filters.countries.emplace_back("none");
            continue;
        }
        ARSHIF_TRY(code, country_code(typed));
        filters.countries.push_back(code);
    }
    for (const std::string& typed : split_at_arabic_commas(mentioned)) {
        ARSHIF_TRY(code, country_code(typed));
        filters.mentioned.push_back(code);
    }
    filters.sources = sources;
    filters.categories = categories;
    filters.overlap = overlap;
    filters.undated = undated;
    if (!from.empty()) {
        ARSHIF_TRY(date, typed_date(from));
        filters.dates.from = date;
    }
    if (!to.empty()) {
        ARSHIF_TRY(date, typed_date(to));
        filters.dates.to = date;
    }
    if (filters.dates.from && filters.dates.to && first_day(*filters.dates.from) > last_day(*filters.dates.to)) {
        return core::Error{core::ErrorCode::bad_usage, fmt::format("--from {} is after --to {}", from, to),
                           "swap them"};
    }
    return filters;
}

std::string FilterOptions::arguments() const {
    std::string out;
    const auto add = [&out](std::string_view name, const std::vector<std::string>& values) {
        for (const std::string& value : values) {
            if (!value.empty()) out += fmt::format(" {} {}", name, shell_word(value));
        }
    };
    add("--country", countries);
    add("--mentions", mentioned);
    add("--source", sources);
    add("--category", categories);
    add("--from", {from});
    add("--to", {to});
    if (overlap) out += " --overlap";
    if (undated) out += " --undated";
    return out;
}

std::string shell_word(std::string_view text) {
    std::string out = "'";
    for (const char c : text)
        out += c == '\'' ? "'\\''" : std::string(1, c);
    return out + "'";
}

core::Result<std::string> country_code(const std::string& typed) {
    std::optional<std::string> code = recognise::country_from_name(typed);
    if (code) return std::move(*code);
    const std::vector<std::string> near = recognise::similar_country_names(typed, 3);
    return core::Error{core::ErrorCode::bad_usage, fmt::format("\"{}\" is no country that I know", typed),
                       near.empty() ? "give an ISO code such as DZ, or a name in Arabic, English or French"
                                    : fmt::format("did you mean {}?", fmt::join(near, ", "))};
}

core::Result<core::PartialDate> typed_date(const std::string& typed) {
    core::Result<core::PartialDate> date = core::parse_date(text::fold(typed));
    if (date) return date;
    return core::Error{core::ErrorCode::bad_usage, date.error().message,
                       "write a year, a month or a day that exists: 2011, 2011-05 or 2011-05-21"};
}

core::Result<search::Query> read_query(const std::string& typed, const search::ParseOptions& options,
                                       const store::Snapshot& snapshot) {
    static text::Analyzer analyzer;
    ARSHIF_TRY(query, search::parse_query(typed, options, analyzer));
    return search::resolve(std::move(query), snapshot);
}

std::string joined(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

}  // namespace arshif::cli
