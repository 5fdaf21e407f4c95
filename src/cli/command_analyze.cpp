// arshif analyze: what the analyzer makes of a text, a list of words, or a query. Needs no archive.
#include <array>
#include <CLI/CLI.hpp>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "cli/analyze_country.h"
#include "cli/context.h"
#include "cli/dates_json.h"
#include "cli/filter_options.h"
#include "search/query_parser.h"
#include "text/analyzer.h"

namespace arshif::cli {

namespace {

struct AnalyzeOptions {
    std::vector<std::string> words;
    std::string file;
    bool stems = false;
    bool query = false;
    bool country = false;
    bool dates = false;
    bool whole = false;
    std::string source;
    std::string published, published_in;
    search::ParseOptions parse;
};

std::string_view name_of(text::TokenKind kind) {
    static constexpr std::array<std::string_view, 4> names = {"arabic", "latin", "number", "other"};
    return names.at(static_cast<std::size_t>(kind));
}

// Calls `use` for each line of the arguments, the file or standard input; once for all of it with --whole.
core::Result<void> for_each_line(const AnalyzeOptions& options, const std::function<void(const std::string&)>& use) {
    if (!options.words.empty()) {
        use(joined(options.words));
        return {};
    }
    std::ifstream file;
    if (!options.file.empty()) {
        file.open(options.file);
        if (!file) return core::errno_error(core::ErrorCode::cannot_read, "open", options.file);
    }
    std::istream& in = options.file.empty() ? std::cin : file;
    if (options.whole) {
        use(std::string(std::istreambuf_iterator<char>(in), {}));
        return {};
    }
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line.back() == '\r') line.pop_back();
        use(line);
    }
    return {};
}

core::Result<void> print_stems(const AnalyzeOptions& options) {
    text::Analyzer analyzer;
    return for_each_line(options, [&](const std::string& word) {
        std::string stems;
        for (const text::Term& term : analyzer.analyze(word))
            stems += fmt::format("{}{}", stems.empty() ? "" : " ", term.stem);
        fmt::print("{}\t{}\n", printable(word), stems);
    });
}

core::Result<void> print_tokens(const AnalyzeOptions& options) {
    text::Analyzer analyzer;
    std::size_t line_begin = 0;
    fmt::print("begin\tend\tkind\tsurface\tstem\n");
    return for_each_line(options, [&](const std::string& line) {
        for (const text::Term& term : analyzer.analyze(line)) {
            fmt::print("{}\t{}\t{}\t{}\t{}\n", line_begin + term.begin, line_begin + term.end, name_of(term.kind),
                       term.surface, term.stem);
        }
        line_begin += line.size() + 1;
    });
}

core::Result<void> print_countries(const AnalyzeOptions& options) {
    return for_each_line(options,
                         [&](const std::string& text) { fmt::print("{}\n", country_line(text, options.source)); });
}

core::Result<void> print_query(const AnalyzeOptions& options, const Context& context) {
    text::Analyzer analyzer;
    ARSHIF_TRY(query, search::parse_query(joined(options.words), options.parse, analyzer));
    for (const std::string& warning : query.warnings)
        context.say(warning);
    fmt::print("{}\n", search::to_string(query));
    return {};
}

core::Result<void> print_dates(const AnalyzeOptions& options) {
    recognise::DateContext context;
    if (!options.published.empty()) {
        ARSHIF_TRY(published, typed_date(options.published));
        context.published = published;
    }
    if (!options.published_in.empty()) {
        ARSHIF_TRY(code, country_code(options.published_in));
        context.country = code;
    }
    return for_each_line(options, [&](const std::string& text) {
        const std::size_t body = options.whole ? text.find('\n') + 1 : 0;
        fmt::print("{}\n", dumped(dates_json(text, body, context)));
    });
}

Exit run(const Context& context, const AnalyzeOptions& options) {
    const core::Result<void> done = options.query     ? print_query(options, context)
                                    : options.country ? print_countries(options)
                                    : options.dates   ? print_dates(options)
                                    : options.stems   ? print_stems(options)
                                                      : print_tokens(options);
    return done ? exit_done : context.fail(done.error(), joined(options.words));
}

}  // namespace

void add_analyze(CLI::App& app, Context& context) {
    auto options = std::make_shared<AnalyzeOptions>();
    CLI::App* command = app.add_subcommand(
        "analyze", "Print what the analyzer makes of a text (default: its tokens, with byte offsets)");
    command->add_option("TEXT", options->words, "The text; without it, standard input is read line by line");
    command->add_option("--file", options->file, "Read this file instead")->type_name("FILE");
    CLI::Option* stems = command->add_flag("--stems", options->stems, "A word a line in, WORD TAB STEM out");
    CLI::Option* query =
        command->add_flag("--query", options->query, "Print TEXT as the query that search would understand");
    stems->excludes(query);
    CLI::Option* country = command->add_flag("--country", options->country,
                                             "A text a line in, a line of JSON out: where it was published, and the "
                                             "countries it mentions");
    country->excludes(stems)->excludes(query);
    command->add_option("--source", options->source, "With --country: the paper it is from")
        ->type_name("NAME")
        ->needs(country);
    command
        ->add_flag("--whole", options->whole,
                   "The whole input is one text, not one a line; for --dates its first line is the title")
        ->excludes(stems)
        ->excludes(query);
    CLI::Option* dates =
        command->add_flag("--dates", options->dates, "A text a line in, the dates found in it as a line of JSON out");
    dates->excludes(stems)->excludes(query)->excludes(country);
    command->add_option("--published", options->published, "With --dates: when the text was published, YYYY[-MM[-DD]]")
        ->type_name("DATE")
        ->needs(dates);
    command->add_option("--published-in", options->published_in, "With --dates: where, an ISO code or a name")
        ->type_name("COUNTRY")
        ->needs(dates);
    command->add_flag("--exact", options->parse.exact, "With --query: as search --exact")->needs(query);
    command->add_flag("--strict", options->parse.strict, "With --query: as search --strict")->needs(query);
    command->add_flag("--any", options->parse.any, "With --query: as search --any")->needs(query);
    command->callback([&context, options] { context.run = [&context, options] { return run(context, *options); }; });
}

}  // namespace arshif::cli
