// The first articles of an import as they would be indexed, without an archive: --dry-run.
//
// Thread safety: one call at a time; the sink is called by the thread that called.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "indexer/importer.h"

namespace arshif::indexer {

struct Preview {
    core::Article article;
    // Which key, tag or column each field was read from; empty where the format has none.
    std::vector<std::pair<std::string, std::string>> keys;
    std::vector<std::string> doubts;
};

struct PreviewSink {
    std::function<void(Preview&&)> article;
    std::function<void(const Refusal&)> refusal;
    std::function<void(const Notice&)> notice;
};

// Reads until `count` articles are shown, or as many inputs are refused as max_previewed_refusals, or nothing is left.
constexpr std::size_t max_previewed_refusals = 20;
core::Result<void> preview_articles(const ImportOptions& options, std::size_t count, const PreviewSink& sink);

}  // namespace arshif::indexer
