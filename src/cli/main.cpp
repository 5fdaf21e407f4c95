// The arshif executable: one subcommand a file, dispatched here.
#include <cerrno>
#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include "cli/context.h"
#include "cli/fault_handler.h"
#include "cli/last_resort.h"

namespace {

using arshif::cli::Context;

void add_options(CLI::App& app, Context& context) {
    app.require_subcommand(1);
    app.set_version_flag("--version", ARSHIF_VERSION);
    app.add_option("--archive", context.archive,
                   "Folder of the archive (default: $ARSHIF_ARCHIVE, else $XDG_DATA_HOME/arshif/default)")
        ->type_name("DIR");
    app.add_flag("--quiet,-q", context.quiet, "No messages but warnings and errors");
    app.fallthrough();
}

arshif::cli::Exit cannot_print(const Context& context, const std::error_code& reason) {
    return context.fail(
        {arshif::core::ErrorCode::cannot_write, "cannot write to standard output: " + reason.message(), {}});
}

// Output that is lost, on a full disk say, must not look like success.
int run(const Context& context) {
    try {
        const arshif::cli::Exit status = context.run();
        if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return status;
        return cannot_print(context, {errno, std::generic_category()});
    } catch (const std::system_error& error) {  // fmt::print throws it
        return cannot_print(context, error.code());
    } catch (const std::exception& error) {  // no memory, no threads
        return context.fail({arshif::core::ErrorCode::internal, error.what(), {}});
    }
}

// An excluded word that is typed without quotes, as in `arshif search WORD -WORD`: no option begins with a minus and a
// letter outside ASCII, a quotation mark or a bracket, but to CLI11 it is one. The query language takes U+2212 for a
// minus.
std::string protect_exclusion(std::string argument) {
    const bool option = argument.size() < 2 || argument[0] != '-' || argument[1] == '-' || argument[1] == '.' ||
                        std::isalnum(static_cast<unsigned char>(argument[1])) != 0;
    return option ? argument : "\u2212" + argument.substr(1);
}

// The first argument that should name a subcommand and does not; empty where all is well.
std::string unknown_subcommand(const CLI::App& app, const std::vector<std::string>& arguments) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--archive") ++i;  // and its value
        if (i >= arguments.size() || arguments[i].starts_with('-') || (i > 0 && arguments[i - 1] == "--archive"))
            continue;
        for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
            if (command->get_name() == arguments[i]) return {};
        }
        return arguments[i];
    }
    return {};
}

// CLI11 takes [a,b] for a list where several arguments are allowed, and would remove `a` where `[a]` was named. Queries
// lose nothing by it.
bool is_list_of_identifiers(const std::vector<std::string>& arguments) {
    const bool edits = std::any_of(arguments.begin(), arguments.end(),
                                   [](const std::string& word) { return word == "remove" || word == "set"; });
    const auto bracketed = [](const std::string& word) { return word.starts_with('[') && word.ends_with(']'); };
    return edits && std::any_of(arguments.begin(), arguments.end(), bracketed);
}

}  // namespace

int main(int argc, char** argv) {
    std::signal(SIGPIPE, SIG_DFL);  // NOLINT(cert-err33-c): `arshif search … | head` ends quietly
    arshif::cli::install_fault_handler();
    arshif::cli::install_last_resort();
    CLI::App app("A searchable archive for Arabic newspapers", "arshif");
    Context context;
    add_options(app, context);
    arshif::cli::add_index(app, context);
    arshif::cli::add_search(app, context);
    arshif::cli::add_show(app, context);
    arshif::cli::add_similar(app, context);
    arshif::cli::add_count(app, context);
    arshif::cli::add_stats(app, context);
    arshif::cli::add_analyze(app, context);
    arshif::cli::add_batch(app, context);
    arshif::cli::add_check(app, context);
    arshif::cli::add_remove(app, context);
    arshif::cli::add_set(app, context);
    arshif::cli::add_compact(app, context);
    std::vector<std::string> arguments;
    bool options_over = false;  // behind --, where everything is taken as it is
    for (int i = 1; i < argc; ++i) {
        options_over = options_over || std::string_view(argv[i]) == "--";
        arguments.push_back(options_over ? argv[i] : protect_exclusion(argv[i]));
    }
    const std::string unknown = unknown_subcommand(app, arguments);
    if (!unknown.empty()) {
        return context.fail(
            {arshif::core::ErrorCode::bad_usage, "there is no subcommand " + unknown, "`arshif --help` lists them"});
    }
    if (is_list_of_identifiers(arguments)) {
        return context.fail({arshif::core::ErrorCode::bad_usage, "an identifier in square brackets needs its origin",
                             "write ORIGIN//[...]; `arshif show` prints the origin"});
    }
    app.failure_message([](const CLI::App* failed, const CLI::Error& error) {
        return arshif::cli::printable(
            fmt::format("arshif: {}\n  see `{} --help`; put a query that begins with a minus behind --\n", error.what(),
                        failed->get_name()));
    });
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? arshif::cli::exit_done : arshif::cli::exit_usage;
    }
    return run(context);
}
