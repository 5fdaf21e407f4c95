#include "indexer/preview.h"

#include <fmt/format.h>

#include <optional>

#include "indexer/admission.h"
#include "recognise/article_facts.h"

namespace arshif::indexer {

namespace {

class PreviewRun {
public:
    PreviewRun(const ImportOptions& options, std::size_t count, const PreviewSink& sink)
        : options_(options), wanted_(count), sink_(sink) {}

    core::Result<void> run() {
        std::vector<ImportRoot> roots;
        std::vector<Resolver> resolvers;
        for (const std::string& path : options_.paths) {
            ARSHIF_TRY(root, import_root(path));
            if (!options_.origin.empty()) root.origin = options_.origin;
            resolvers.emplace_back(root.origin, options_.defaults);
            roots.push_back(std::move(root));
        }
        FeedOptions feed_options = options_.feed;
        feed_options.explain = true;
        RecordFeed feed(std::move(roots), std::move(feed_options));
        while (std::optional<FeedBlock> block = feed.next()) {
            for (FeedItem& item : block->items) {
                if (!take(item, resolvers[block->root])) return {};
            }
        }
        if (feed.failure()) return *feed.failure();
        return {};
    }

private:
    // False once enough was shown.
    bool take(FeedItem& item, Resolver& resolver) {
        if (auto* notice = std::get_if<Notice>(&item)) {
            sink_.notice(*notice);
            return true;
        }
        if (auto* refusal = std::get_if<Refusal>(&item)) return refuse(*refusal);
        auto& record = std::get<core::Record>(item);
        if (const std::optional<Refusal> refusal = not_an_article(record)) return refuse(*refusal);
        Preview preview;
        preview.keys = std::move(record.keys);
        const std::vector<std::string> repairs = std::move(record.repairs);
        Resolved resolved = resolver.resolve(std::move(record));
        preview.article = std::move(resolved.article);
        recognise::find_facts(preview.article);
        preview.doubts = std::move(resolved.doubts);
        for (const std::string& repair : repairs)
            preview.doubts.push_back(fmt::format("its text was garbled: {}", repair));
        sink_.article(std::move(preview));
        return ++shown_ < wanted_;
    }

    bool refuse(const Refusal& refusal) {
        sink_.refusal(refusal);
        return ++refused_ < max_previewed_refusals;
    }

    const ImportOptions& options_;
    std::size_t wanted_;
    const PreviewSink& sink_;
    std::size_t shown_ = 0;
    std::size_t refused_ = 0;
};

}  // namespace

core::Result<void> preview_articles(const ImportOptions& options, std::size_t count, const PreviewSink& sink) {
    return PreviewRun(options, count, sink).run();
}

}  // namespace arshif::indexer
