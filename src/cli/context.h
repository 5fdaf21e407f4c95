// What every subcommand is given: where the archive is, where to print, and how.
//
// stdout carries data and nothing else; messages go to stderr. Thread safety: belongs to the main thread.
#pragma once

#include <fmt/format.h>

#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "cli/exit.h"
#include "core/result.h"
#include "store/archive.h"

namespace CLI {
class App;
}

namespace arshif::cli {

struct Context {
    std::string archive;  // --archive, or empty
    bool quiet = false;   // --quiet: no messages but errors

    // --archive, else $ARSHIF_ARCHIVE, else $XDG_DATA_HOME/arshif/default (~/.local/share/arshif/default).
    store::ArchivePaths archive_paths() const;

    // A line on stderr, unless --quiet. Control characters in it are made harmless.
    void say(std::string_view message) const;
    // A warning on stderr, also with --quiet.
    void warn(std::string_view message) const;
    // "arshif: MESSAGE", the place in the query where the error has an offset, and the hint. Gives the exit status.
    Exit fail(const core::Error& error, std::string_view query = {}) const;

    // What the subcommand that was given does; set by the registration functions, called by main.
    std::function<Exit()> run;
};

// Whether a stream is a terminal, and whether it may be coloured (NO_COLOR, TERM=dumb).
bool is_terminal(std::FILE* stream);
bool may_colour(std::FILE* stream);
// Columns of the terminal, 80 where it does not say.
std::size_t terminal_columns();

// Text that can be printed to a terminal: control characters (but tab and newline), also those of C1, become U+FFFD, so
// that an article cannot send escape sequences.
std::string printable(std::string_view text);

// Each in command_NAME.cpp: adds the subcommand and sets context.run when it is given.
void add_index(CLI::App& app, Context& context);
void add_search(CLI::App& app, Context& context);
void add_show(CLI::App& app, Context& context);
void add_similar(CLI::App& app, Context& context);
void add_count(CLI::App& app, Context& context);
void add_stats(CLI::App& app, Context& context);
void add_analyze(CLI::App& app, Context& context);
void add_batch(CLI::App& app, Context& context);
void add_check(CLI::App& app, Context& context);
void add_remove(CLI::App& app, Context& context);
void add_set(CLI::App& app, Context& context);
void add_compact(CLI::App& app, Context& context);

}  // namespace arshif::cli
