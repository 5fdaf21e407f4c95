// arshif stats: what the archive holds.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/article_json.h"
#include "cli/context.h"
#include "recognise/countries.h"
#include "store/statistics.h"

namespace arshif::cli {

namespace {

constexpr std::size_t max_rows = 20;

std::string megabytes(std::int64_t bytes) {
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

void print_counts(std::string_view heading, const store::ValueCounts& counts, bool all, bool countries) {
    if (counts.empty()) return;
    fmt::print("\n{}\n", heading);
    for (std::size_t i = 0; i < counts.size() && (all || i < max_rows); ++i) {
        const auto& [value, number] = counts[i];
        const std::string name = value.empty() ? "(unknown)"
                                 : countries   ? fmt::format("{} {}", value, recognise::arabic_name(value))
                                               : value;
        fmt::print("{:>10}  {}\n", number, printable(name));
    }
    if (!all && counts.size() > max_rows) fmt::print("{:>10}  more; --all prints them\n", counts.size() - max_rows);
}

void print_text(const store::ArchivePaths& paths, const store::Statistics& s, bool all) {
    fmt::print("archive     {}\n", printable(paths.folder));
    fmt::print("articles    {}\n", s.articles);
    fmt::print("duplicates  {}  (the same article under another identifier)\n", s.aliases);
    fmt::print("words       {}\n", s.words);
    fmt::print("dates       {} to {}, {} undated\n", s.first_date.empty() ? "none" : s.first_date,
               s.last_date.empty() ? "none" : s.last_date, s.undated);
    fmt::print("text        {} (uncompressed)\n", megabytes(s.text_bytes));
    fmt::print("on disk     {}: catalogue {}, {} segments {}\n", megabytes(s.catalogue_bytes + s.segment_bytes),
               megabytes(s.catalogue_bytes), s.segments, megabytes(s.segment_bytes));
    if (s.dead > 0) {
        fmt::print("dead        {}  (replaced or removed, still in segments; `arshif compact` takes them out)\n",
                   s.dead);
    }
    fmt::print("imports     {}{}\n", s.imports,
               s.unfinished_imports > 0 ? fmt::format(", {} cut off", s.unfinished_imports) : "");
    print_counts("by country", s.countries, all, true);
    print_counts("where the country is from", s.country_bases, all, false);
    print_counts("by country spoken of", s.mentioned, all, true);
    print_counts("by year", s.years, all, false);
    print_counts("where the date is from", s.date_bases, all, false);
    print_counts("by source", s.sources, all, false);
    print_counts("by origin", s.origins, all, false);
}

Json counts_json(const store::ValueCounts& counts) {
    Json json = Json::array();
    for (const auto& [value, number] : counts) {
        json.push_back({{"value", value.empty() ? Json() : Json(value)}, {"articles", number}});
    }
    return json;
}

void print_json(const store::Statistics& s) {
    Json json;
    json["articles"] = s.articles;
    json["duplicates"] = s.aliases;
    json["words"] = s.words;
    json["undated"] = s.undated;
    json["first_date"] = s.first_date.empty() ? Json() : Json(s.first_date);
    json["last_date"] = s.last_date.empty() ? Json() : Json(s.last_date);
    json["text_bytes"] = s.text_bytes;
    json["catalogue_bytes"] = s.catalogue_bytes;
    json["segment_bytes"] = s.segment_bytes;
    json["segments"] = s.segments;
    json["dead"] = s.dead;
    json["imports"] = s.imports;
    json["unfinished_imports"] = s.unfinished_imports;
    json["countries"] = counts_json(s.countries);
    json["country_bases"] = counts_json(s.country_bases);
    json["mentioned"] = counts_json(s.mentioned);
    json["years"] = counts_json(s.years);
    json["date_bases"] = counts_json(s.date_bases);
    json["sources"] = counts_json(s.sources);
    json["origins"] = counts_json(s.origins);
    fmt::print("{}\n", dumped(json, 2));
}

core::Result<Exit> print_stats(const Context& context, const std::string& format, bool all) {
    const store::ArchivePaths paths = context.archive_paths();
    ARSHIF_CHECK(store::find_archive(paths));
    ARSHIF_TRY(catalogue, store::Catalogue::open(paths.catalogue(), store::Catalogue::Access::read));
    ARSHIF_TRY(transaction, store::Transaction::begin(catalogue.connection(), store::Transaction::Kind::read));
    ARSHIF_TRY(statistics, store::statistics(paths, catalogue));
    ARSHIF_CHECK(transaction.commit());
    if (format == "json") {
        print_json(statistics);
    } else {
        print_text(paths, statistics, all);
    }
    return exit_done;
}

}  // namespace

void add_stats(CLI::App& app, Context& context) {
    auto format = std::make_shared<std::string>("text");
    auto all = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("stats", "Print what the archive holds");
    command->add_option("--format", *format, "text (default) or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->type_name("FORMAT");
    command->add_flag("--all", *all, "Every country, year, source and origin");
    command->callback([&context, format, all] {
        context.run = [&context, format, all] {
            const core::Result<Exit> done = print_stats(context, *format, *all);
            return done ? *done : context.fail(done.error());
        };
    });
}

}  // namespace arshif::cli
