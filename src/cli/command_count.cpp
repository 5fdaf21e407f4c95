// arshif count: exactly how many articles match.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/context.h"
#include "cli/filter_options.h"
#include "cli/last_resort.h"
#include "search/searcher.h"

namespace arshif::cli {

namespace {

struct CountOptions {
    std::vector<std::string> words;
    FilterOptions filters;
    search::ParseOptions parse;
};

core::Result<Exit> count_matches(const CountOptions& options, const Context& context) {
    ARSHIF_TRY(filters, options.filters.filters());
    ARSHIF_TRY(snapshot, store::Snapshot::open(context.archive_paths()));
    ARSHIF_TRY(query, read_query(joined(options.words), options.parse, snapshot));
    for (const std::string& warning : query.warnings)
        context.say(warning);
    ARSHIF_TRY(count, search::Searcher(snapshot).count(query, filters));
    fmt::print("{}\n", count);
    return count == 0 ? exit_nothing_found : exit_done;
}

Exit run(const Context& context, const CountOptions& options) {
    limit_time_to_answer();
    const core::Result<Exit> done = count_matches(options, context);
    return done ? *done : context.fail(done.error(), joined(options.words));
}

}  // namespace

void add_count(CLI::App& app, Context& context) {
    auto options = std::make_shared<CountOptions>();
    CLI::App* command = app.add_subcommand("count", "Print how many articles match");
    command->add_option("QUERY", options->words, "As for search");
    options->filters.add_to(*command);
    command->add_flag("--exact", options->parse.exact, "Words as typed, not their other forms");
    command->add_flag("--strict", options->parse.strict, "Likewise, and with the hamza and the marks typed");
    command->add_flag("--any", options->parse.any, "Articles with any of the words");
    command->callback([&context, options] { context.run = [&context, options] { return run(context, *options); }; });
}

}  // namespace arshif::cli
