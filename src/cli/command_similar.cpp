// arshif similar: articles like a given one.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/context.h"
#include "cli/filter_options.h"
#include "cli/hit_printer.h"
#include "cli/last_resort.h"
#include "cli/page_options.h"
#include "search/searcher.h"
#include "search/similar.h"
#include "store/identity.h"

namespace arshif::cli {

namespace {

struct SimilarOptions {
    std::string id;
    FilterOptions filters;
    PageOptions page;
};

core::Result<Exit> find_similar(const Context& context, const SimilarOptions& options) {
    ARSHIF_TRY(filters, options.filters.filters());
    ARSHIF_TRY(snapshot, store::Snapshot::open(context.archive_paths()));
    store::Catalogue& catalogue = snapshot.catalogue();
    ARSHIF_TRY(row, store::find_article(catalogue, options.id));
    ARSHIF_TRY(body, catalogue.body(row.text));
    ARSHIF_TRY(id, store::shown_identifier(catalogue, row.article.origin, row.article.identifier));
    text::Analyzer analyzer;
    search::SimilarRequest request;
    request.article = row.alias_of.value_or(row.id);
    request.words = search::telling_words(row.article.title, body, snapshot, analyzer);
    request.filters = std::move(filters);
    request.limit = options.page.limit;
    request.offset = options.page.offset;
    ARSHIF_TRY(result, search::Searcher(snapshot).similar(request));
    const Output output = options.page.output();
    std::vector<search::Hit> hits = std::move(result.hits);
    ARSHIF_TRY(shown, show_hits(snapshot, search::query_of(request.words), std::move(hits), output != Output::ids));
    Page page;
    page.similar_to = std::move(id);
    for (const search::TellingWord& word : request.words)
        page.telling_words.push_back(word.term.typed);
    page.hits = std::move(shown);
    page.offset = options.page.offset;
    print_page(page, output);
    if (!page.hits.empty()) return exit_done;
    context.say("nothing found");
    return exit_nothing_found;
}

Exit run(const Context& context, const SimilarOptions& options) {
    limit_time_to_answer();
    const core::Result<Exit> done = find_similar(context, options);
    return done ? *done : context.fail(done.error());
}

}  // namespace

void add_similar(CLI::App& app, Context& context) {
    auto options = std::make_shared<SimilarOptions>();
    CLI::App* command = app.add_subcommand("similar", "Find articles like a given one");
    command->add_option("ID", options->id, "Identifier, as search prints it")->required();
    options->filters.add_to(*command);
    options->page.add_to(*command);
    command->callback([&context, options] { context.run = [&context, options] { return run(context, *options); }; });
}

}  // namespace arshif::cli
