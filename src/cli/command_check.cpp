// arshif check: looks an archive over for damage.
#include <CLI/CLI.hpp>

#include "cli/context.h"
#include "store/check.h"

namespace arshif::cli {

namespace {

Exit run(const Context& context) {
    const core::Result<store::CheckReport> report = store::check_archive(context.archive_paths());
    if (!report) return context.fail(report.error());
    for (const store::Finding& finding : report->findings) {
        fmt::print("{}: {}\n", finding.severity == store::Severity::damage ? "damage" : "note",
                   printable(finding.message));
    }
    context.say(fmt::format("{}: {} articles and {} duplicates in {} segments, {} dead documents",
                            report->sound() ? "sound" : "damaged", report->articles, report->aliases, report->segments,
                            report->dead));
    return report->sound() ? exit_done : exit_archive;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
    CLI::App* command = app.add_subcommand("check", "Look the archive over for damage, every file and article");
    command->callback([&context] { context.run = [&context] { return run(context); }; });
}

}  // namespace arshif::cli
