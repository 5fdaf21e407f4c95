// arshif search: ranked hits, or the latest articles that the filters leave.
#include <algorithm>
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/context.h"
#include "cli/filter_options.h"
#include "cli/hit_printer.h"
#include "cli/last_resort.h"
#include "cli/page_options.h"
#include "search/query_normal_form.h"
#include "search/searcher.h"
#include "search/suggester.h"
#include "text/normaliser.h"

namespace arshif::cli {

namespace {

struct SearchOptions {
    std::vector<std::string> words;
    FilterOptions filters;
    search::ParseOptions parse;
    std::string title;
    std::string sort = "relevance";
    PageOptions page;
    bool group = false;
    bool explain = false;
    bool no_suggest = false;

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

std::string_view lead_of(search::Reason reason) {
    switch (reason) {
        case search::Reason::variant:
            return "Also written";
        case search::Reason::arabic:
            return "In Arabic";
        case search::Reason::name:
            return "Also called";
        case search::Reason::spelling:
        case search::Reason::keyboard:
            break;
    }
    return "Did you mean";
}

// As commands that ask the same archive, within the same filters.
void tell_suggestions(const Context& context, const SearchOptions& options,
                      const std::vector<search::Suggestion>& suggestions) {
    std::string arguments = options.filters.arguments();
    if (options.parse.any) arguments += " --any";
    if (options.parse.exact) arguments += " --exact";
    if (options.parse.strict) arguments += " --strict";
    if (!context.archive.empty()) arguments += " --archive " + shell_word(context.archive);
    for (const search::Suggestion& suggestion : suggestions) {
        context.say(
            fmt::format("{}: arshif search {}{}", lead_of(suggestion.reason), shell_word(suggestion.query), arguments));
    }
}

core::Result<Exit> search_archive(const Context& context, const SearchOptions& options) {
    ARSHIF_TRY(filters, options.filters.filters());
    ARSHIF_TRY(snapshot, store::Snapshot::open(context.archive_paths()));
    ARSHIF_TRY(query, read_query(options.query(), options.parse, snapshot));
    for (const std::string& warning : query.warnings)
        context.say(warning);
    search::Searcher searcher(snapshot);
    if (options.explain) {
        ARSHIF_TRY(explanation, searcher.explain(query, filters));
        context.warn(fmt::format("understood: {}\ncompiled: {}", explanation.tree, explanation.compiled));
    }
    search::SearchRequest request{query,        filters, sort_of(options.sort), options.page.limit, options.page.offset,
                                  options.group};
    ARSHIF_TRY(result, searcher.search(request));
    const Output output = options.page.output();
    std::vector<search::Hit> hits = std::move(result.hits);
    ARSHIF_TRY(shown, show_hits(snapshot, query, std::move(hits), output != Output::ids));
    const bool scored = request.sort == search::Sort::relevance && search::has_words(query.root);
    Page page;
    page.query = query.typed;
    page.result = std::move(result);
    page.hits = std::move(shown);
    page.offset = options.page.offset;
    page.scored = scored;
    page.grouped = options.group;
    if (!options.no_suggest && (!context.quiet || output == Output::json)) {
        text::Analyzer analyzer;
        ARSHIF_TRY(suggestions, search::Suggester(snapshot, searcher, analyzer)
                                    .suggest(query, options.parse, filters, page.result.matches));
        page.suggestions = std::move(suggestions);
    }
    print_page(page, output);
    tell_matches(context, page);
    tell_suggestions(context, options, page.suggestions);
    const bool found = !page.hits.empty() || (options.page.limit == 0 && page.result.matches > 0);
    return found ? exit_done : exit_nothing_found;
}

// A query that cannot be read may be a good one on another keyboard layout. Errors on the way stay untold: there is one
// to tell already.
void tell_other_layout(const Context& context, const SearchOptions& options) {
    const core::Result<search::Filters> filters = options.filters.filters();
    const core::Result<store::Snapshot> snapshot = store::Snapshot::open(context.archive_paths());
    if (!filters || !snapshot || !text::check_utf8(options.query()).valid) return;
    search::Searcher searcher(*snapshot);
    text::Analyzer analyzer;
    const auto suggestions =
        search::Suggester(*snapshot, searcher, analyzer).suggest_layout(options.query(), options.parse, *filters);
    if (suggestions) tell_suggestions(context, options, *suggestions);
}

Exit run(const Context& context, const SearchOptions& options) {
    limit_time_to_answer();
    const core::Result<Exit> done = search_archive(context, options);
    if (done) return *done;
    const Exit status = context.fail(done.error(), options.query());
    const bool unreadable = done.error().code == core::ErrorCode::bad_query;
    if (unreadable && !options.no_suggest && !context.quiet) tell_other_layout(context, options);
    return status;
}

}  // namespace

void add_search(CLI::App& app, Context& context) {
    auto options = std::make_shared<SearchOptions>();
    CLI::App* command =
        app.add_subcommand("search", "Find articles; without words, list what the filters leave, newest first");
    command->add_option(
        "QUERY", options->words,
        "Words, \"phrases\", -excluded, OR, NEAR/5, word*, title:word, country:DZ (see arshif-query(7))");
    command->add_option("--title", options->title, "Words of the title")->type_name("WORDS");
    options->filters.add_to(*command);
    command->add_option("--sort", options->sort, "relevance (default), newest or oldest")
        ->check(CLI::IsMember({"relevance", "newest", "oldest"}))
        ->type_name("ORDER");
    command->add_flag("--group", options->group, "Copies in other papers under one hit");
    command->add_flag("--exact", options->parse.exact, "Words as typed, not their other forms");
    command->add_flag("--strict", options->parse.strict, "Likewise, and with the hamza and the marks typed");
    command->add_flag("--any", options->parse.any, "Articles with any of the words");
    command->add_flag("--explain", options->explain, "Print how the query was understood");
    command->add_flag("--no-suggest", options->no_suggest, "Offer no other spellings where little is found");
    options->page.add_to(*command);
    command->callback([&context, options] { context.run = [&context, options] { return run(context, *options); }; });
}

}  // namespace arshif::cli
