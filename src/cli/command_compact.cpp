// arshif compact: one segment of all, without dead documents; or all segments anew from the stored texts.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/context.h"
#include "indexer/editor.h"
#include "store/writer.h"

namespace arshif::cli {

namespace {

core::Result<Exit> compact(const Context& context, bool reanalyze) {
    ARSHIF_TRY(writer, store::Writer::open(context.archive_paths(), reanalyze));
    if (reanalyze) {
        std::int64_t articles = 0;
        ARSHIF_CHECK(indexer::reanalyze(writer, [&](std::int64_t done) { articles = done; }));
        context.say(fmt::format("{} articles analysed anew", articles));
    }
    ARSHIF_CHECK(writer.compact());
    context.say("compacted");
    return exit_done;
}

}  // namespace

void add_compact(CLI::App& app, Context& context) {
    auto reanalyze = std::make_shared<bool>(false);
    CLI::App* command = app.add_subcommand("compact", "Merge all segments, take out what was removed, give space back");
    command->add_flag("--reanalyze", *reanalyze,
                      "Build the index anew from the stored texts (after an upgrade of arshif)");
    command->callback([&context, reanalyze] {
        context.run = [&context, reanalyze] {
            const core::Result<Exit> done = compact(context, *reanalyze);
            return done ? *done : context.fail(done.error());
        };
    });
}

}  // namespace arshif::cli
