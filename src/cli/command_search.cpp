// arshif search: ranked hits, or the latest articles that the filters leave.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/context.h"
#include "cli/filter_options.h"
#include "cli/hit_printer.h"
#include "search/query_parser.h"
#include "search/searcher.h"

namespace arshif::cli {

namespace {

struct SearchOptions {
    std::vector<std::string> words;
    FilterOptions filters;
    search::ParseOptions parse;
    std::string title;
    std::string sort = "relevance";
    std::string format = "text";
    std::size_t limit = 10;
    std::size_t offset = 0;
    bool explain = false;

    // --title WORDS is title:(WORDS).
    std::string query() const {
        std::string query = joined(words);
        if (!title.empty()) query += (query.empty() ? "title:(" : " title:(") + title + ")";
        return query;
    }
};

search::Sort sort_of(const std::string& name) {
    if (name == "newest") return search::Sort::newest;
    return name == "oldest" ? search::Sort::oldest : search::Sort::relevance;
}

void tell_left_out(const Context& context, const search::SearchResult& result) {
    if (result.undated > 0)
        context.say(fmt::format("{} without a date left out (--undated includes them)", result.undated));
    if (result.overlapping > 0) {
        context.say(fmt::format("{} left out whose date only overlaps the range (--overlap includes them)",
                                result.overlapping));
    }
}

void tell_matches(const Context& context, const Page& page) {
    const search::SearchResult& result = page.result;
    if (page.hits.empty() && result.matches == 0) {
        context.say("nothing found");
    } else if (result.matches == 0) {
        context.say("no article has all the words; these have some of them");
    } else {
        const bool some_partial =
            std::any_of(page.hits.begin(), page.hits.end(), [](const ShownHit& shown) { return shown.hit.partial; });
        context.say(fmt::format("{}{} found{}", result.matches_exact ? "" : "about ", result.matches,
                                some_partial ? " with all the words" : ""));
    }
    tell_left_out(context, result);
}

core::Result<Exit> search_archive(const Context& context, const SearchOptions& options) {
    ARSHIF_TRY(filters, options.filters.filters());
    text::Analyzer analyzer;
    ARSHIF_TRY(query, search::parse_query(options.query(), options.parse, analyzer));
    for (const std::string& warning : query.warnings)
        context.say(warning);
    ARSHIF_TRY(snapshot, store::Snapshot::open(context.archive_paths()));
    search::Searcher searcher(snapshot);
    if (options.explain) {
        ARSHIF_TRY(explanation, searcher.explain(query, filters));
        context.warn(fmt::format("understood: {}\ncompiled: {}", explanation.tree, explanation.compiled));
    }
    search::SearchRequest request{query, filters, sort_of(options.sort), options.limit, options.offset};
    ARSHIF_TRY(result, searcher.search(request));
    const std::optional<Output> output = output_from_name(options.format);
    std::vector<search::Hit> hits = std::move(result.hits);
    ARSHIF_TRY(shown, show_hits(snapshot, query, std::move(hits), *output != Output::ids));
    const bool scored = request.sort == search::Sort::relevance && !query.root.children.empty();
    const Page page{query.typed, std::move(result), std::move(shown), options.offset, scored};
    print_page(page, *output);
    tell_matches(context, page);
    const bool found = !page.hits.empty() || (options.limit == 0 && page.result.matches > 0);
    return found ? exit_done : exit_nothing_found;
}

Exit run(const Context& context, const SearchOptions& options) {
    const core::Result<Exit> done = search_archive(context, options);
    return done ? *done : context.fail(done.error(), options.query());
}

}  // namespace

void add_search(CLI::App& app, Context& context) {
    auto options = std::make_shared<SearchOptions>();
    CLI::App* command =
        app.add_subcommand("search", "Find articles; without words, list what the filters leave, newest first");
    command->add_option("QUERY", options->words,
                        "Words, \"phrases\", -excluded, OR, title:word (the man page arshif-search has all)");
    command->add_option("--title", options->title, "Words of the title")->type_name("WORDS");
    options->filters.add_to(*command);
    command->add_option("--sort", options->sort, "relevance (default), newest or oldest")
        ->check(CLI::IsMember({"relevance", "newest", "oldest"}))
        ->type_name("ORDER");
    command->add_option("--limit,-n", options->limit, "Hits to print (default 10)")
        ->check(CLI::Range(0UL, 1000000UL))
        ->type_name("N");
    command->add_option("--offset", options->offset, "Hits to pass over")
        ->check(CLI::Range(0UL, 1000000UL))
        ->type_name("N");
    command->add_flag("--exact", options->parse.exact, "Words as typed, not their other forms");
    command->add_flag("--any", options->parse.any, "Articles with any of the words");
    command->add_flag("--explain", options->explain, "Print how the query was understood");
    command->add_option("--format", options->format, "text (default), json, jsonl, csv or ids")
        ->check(CLI::IsMember(output_names()))
        ->type_name("FORMAT");
    command->callback([&context, options] { context.run = [&context, options] { return run(context, *options); }; });
}

}  // namespace arshif::cli
