// arshif remove: takes articles out of the archive.
#include <CLI/CLI.hpp>
#include <memory>

#include "cli/context.h"
#include "indexer/editor.h"
#include "store/identity.h"
#include "text/normaliser.h"

namespace arshif::cli {

namespace {

struct RemoveOptions {
    std::vector<std::string> ids;
    std::string source, origin;
    bool dry_run = false;
};

core::Result<std::vector<store::StoredArticle>> of_source(store::Catalogue& catalogue, const std::string& source) {
    const std::string wanted = text::fold_name(source);
    std::vector<store::StoredArticle> found;
    ARSHIF_CHECK(catalogue.for_each_article([&](const store::StoredArticle& row) -> core::Result<void> {
        if (row.article.source.known() && text::fold_name(row.article.source.value) == wanted) found.push_back(row);
        return {};
    }));
    return found;
}

core::Result<std::vector<store::StoredArticle>> selected(store::Catalogue& catalogue, const RemoveOptions& options) {
    if (!options.source.empty()) return of_source(catalogue, options.source);
    if (!options.origin.empty()) {
        return catalogue.select("origin = (SELECT id FROM origin WHERE name = ?)", options.origin);
    }
    std::vector<store::StoredArticle> found;
    for (const std::string& id : options.ids) {
        ARSHIF_TRY(row, store::find_article(catalogue, id));
        const auto same = [&](const store::StoredArticle& other) { return other.id == row.id; };
        if (std::none_of(found.begin(), found.end(), same)) found.push_back(std::move(row));
    }
    return found;
}

core::Result<Exit> remove(const Context& context, const RemoveOptions& options) {
    if (options.ids.empty() == (options.source.empty() && options.origin.empty()) ||
        (!options.source.empty() && !options.origin.empty())) {
        return core::Error{core::ErrorCode::bad_usage, "say what to remove: identifiers, --source or --origin",
                           "one of the three"};
    }
    ARSHIF_TRY(writer, store::Writer::open(context.archive_paths()));
    ARSHIF_TRY(articles, selected(writer.catalogue(), options));
    if (articles.empty()) {
        context.say("nothing to remove: no article is of that source or origin (`arshif stats --all` lists them)");
        return exit_nothing_found;
    }
    if (!options.dry_run) ARSHIF_CHECK(indexer::remove_articles(writer, articles));
    context.say(fmt::format("{} {}", articles.size(), options.dry_run ? "would be removed" : "removed"));
    return exit_done;
}

}  // namespace

void add_remove(CLI::App& app, Context& context) {
    auto options = std::make_shared<RemoveOptions>();
    CLI::App* command =
        app.add_subcommand("remove", "Take articles out: by identifier, or all of a source or an origin");
    command->add_option("ID", options->ids, "Identifiers, as search prints them");
    command->add_option("--source", options->source, "All articles of this newspaper or site")->type_name("NAME");
    command->add_option("--origin", options->origin, "All articles imported from there, as stats prints it")
        ->type_name("NAME");
    command->add_flag("--dry-run", options->dry_run, "Only say how many");
    command->callback([&context, options] {
        context.run = [&context, options] {
            const core::Result<Exit> done = remove(context, *options);
            return done ? *done : context.fail(done.error());
        };
    });
}

}  // namespace arshif::cli
