// arshif batch: runs many queries and prints a TREC run.
#include <CLI/CLI.hpp>
#include <fstream>
#include <memory>

#include "cli/context.h"
#include "cli/filter_options.h"
#include "cli/hit_printer.h"
#include "search/searcher.h"
#include "store/identity.h"

namespace arshif::cli {

namespace {

struct BatchOptions {
    std::string topics;
    FilterOptions filters;
    search::ParseOptions parse;
    std::size_t depth = 1000;
};

core::Result<void> print_run(const store::Snapshot& snapshot, const std::string& topic,
                             const std::vector<search::Hit>& hits) {
    std::size_t rank = 0;
    for (const search::Hit& hit : hits) {
        ARSHIF_TRY(id, store::shown_identifier(snapshot.catalogue(), hit.record.origin, hit.record.identifier));
        fmt::print("{} Q0 {} {} {:.6f} arshif\n", topic, trec_identifier(id), ++rank, hit.score);
    }
    return {};
}

core::Result<Exit> run_topics(const Context& context, const BatchOptions& options) {
    ARSHIF_TRY(filters, options.filters.filters());
    std::ifstream topics(options.topics);
    if (!topics) return core::errno_error(core::ErrorCode::bad_usage, "open", options.topics);
    ARSHIF_TRY(snapshot, store::Snapshot::open(context.archive_paths()));
    search::Searcher searcher(snapshot);
    std::size_t number = 0;
    bool all_read = true;
    for (std::string line; std::getline(topics, line);) {
        ++number;
        const std::size_t tab = line.find('\t');
        if (line.empty()) continue;
        if (tab == std::string::npos) {
            return core::Error{core::ErrorCode::bad_usage,
                               fmt::format("{}:{}: there is no tab", options.topics, number),
                               "each line is: topic number, tab, query"};
        }
        const std::string typed = line.substr(tab + 1);
        const core::Result<search::Query> query = read_query(typed, options.parse, snapshot);
        if (!query) {
            context.warn(fmt::format("{}:{}: {}", options.topics, number, query.error().message));
            all_read = false;
            continue;
        }
        ARSHIF_TRY(result, searcher.search({*query, filters, search::Sort::relevance, options.depth, 0}));
        ARSHIF_CHECK(print_run(snapshot, trec_identifier(line.substr(0, tab)), result.hits));
    }
    return all_read ? exit_done : exit_usage;
}

}  // namespace

void add_batch(CLI::App& app, Context& context) {
    auto options = std::make_shared<BatchOptions>();
    CLI::App* command =
        app.add_subcommand("batch", "Run the queries of a file and print a TREC run (topic Q0 id rank score arshif)");
    command->add_option("TOPICS", options->topics, "A file of lines: topic, tab, query")->required()->type_name("FILE");
    options->filters.add_to(*command);
    command->add_option("--depth", options->depth, "Hits a query (default 1000)")
        ->check(CLI::Range(1UL, 1000000UL))
        ->type_name("N");
    command->add_flag("--exact", options->parse.exact, "Words as typed, not their other forms");
    command->add_flag("--strict", options->parse.strict, "Likewise, and with the hamza and the marks typed");
    command->add_flag("--any", options->parse.any, "Articles with any of the words, in one ranking");
    command->callback([&context, options] {
        context.run = [&context, options] {
            const core::Result<Exit> done = run_topics(context, *options);
            return done ? *done : context.fail(done.error());
        };
    });
}

}  // namespace arshif::cli
