// arshif set: corrects an article's date or country by hand.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/context.h"
#include "cli/filter_options.h"
#include "indexer/editor.h"
#include "store/identity.h"

namespace arshif::cli {

namespace {

struct SetOptions {
    std::vector<std::string> ids;
    std::string date, country;
};

constexpr std::string_view unknown = "none";

core::Result<indexer::HandCorrection> correction_of(const SetOptions& options) {
    indexer::HandCorrection correction;
    if (options.date == unknown) {
        correction.date = "";
    } else if (!options.date.empty()) {
        ARSHIF_TRY(date, typed_date(options.date));
        correction.date = to_string(date);
    }
    if (options.country == unknown) {
        correction.country = "";
    } else if (!options.country.empty()) {
        ARSHIF_TRY(code, country_code(options.country));
        correction.country = code;
    }
    if (!correction.date && !correction.country) {
        return core::Error{core::ErrorCode::bad_usage, "say what to correct",
                           "give --date or --country; the value none makes it unknown"};
    }
    return correction;
}

core::Result<Exit> correct(const Context& context, const SetOptions& options) {
    ARSHIF_TRY(correction, correction_of(options));
    ARSHIF_TRY(writer, store::Writer::open(context.archive_paths()));
    for (const std::string& id : options.ids)
        ARSHIF_CHECK(store::find_article(writer.catalogue(), id));  // all or none
    for (const std::string& id : options.ids) {
        ARSHIF_TRY(article, store::find_article(writer.catalogue(), id));
        ARSHIF_CHECK(indexer::correct_article(writer, article, correction));
    }
    context.say(fmt::format("{} corrected", options.ids.size()));
    return exit_done;
}

}  // namespace

void add_set(CLI::App& app, Context& context) {
    auto options = std::make_shared<SetOptions>();
    CLI::App* command =
        app.add_subcommand("set", "Correct the date or country of articles by hand; importing them again keeps it");
    command->add_option("ID", options->ids, "Identifiers, as search prints them")->required();
    command->add_option("--date", options->date, "YYYY[-MM[-DD]], or none for undated")->type_name("DATE");
    command->add_option("--country", options->country, "ISO code or name, or none for unplaced")->type_name("COUNTRY");
    command->callback([&context, options] {
        context.run = [&context, options] {
            const core::Result<Exit> done = correct(context, *options);
            return done ? *done : context.fail(done.error());
        };
    });
}

}  // namespace arshif::cli
