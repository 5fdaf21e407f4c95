// arshif check: looks an archive over for damage.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/context.h"
#include "store/check.h"
#include "store/repair.h"

namespace arshif::cli {

namespace {

Exit check(const Context& context) {
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

// Tells what was done, then looks again: what a repair leaves is judged as any archive is.
Exit repair(const Context& context) {
    const core::Result<store::RepairReport> report = store::repair_archive(context.archive_paths());
    if (!report) return context.fail(report.error());
    for (const std::string& done : report->done)
        fmt::print("repaired: {}\n", printable(done));
    for (const std::string& lost : report->lost)
        fmt::print("lost: {}\n", printable(lost));
    if (report->done.empty()) context.say("nothing to repair");
    if (report->rebuilt > 0) context.say(fmt::format("{} articles indexed anew", report->rebuilt));
    if (!report->lost.empty()) {
        context.say(
            fmt::format("{} articles are lost; import their files again to bring them back", report->lost.size()));
    }
    const Exit left = check(context);
    return left == exit_done && !report->lost.empty() ? exit_some_refused : left;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
    auto mend = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("check", "Look the archive over for damage, every file and article");
    command->add_flag("--repair", *mend, "Make what is damaged anew from the stored texts");
    command->callback(
        [&context, mend] { context.run = [&context, mend] { return *mend ? repair(context) : check(context); }; });
}

}  // namespace arshif::cli
