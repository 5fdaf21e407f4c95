// An archive of generated articles, built by the same import that users run.
//
// Thread safety: a pure function over the file system.
#pragma once

#include <fstream>
#include <string>
#include <thread>

#include "generated_text.h"
#include "indexer/importer.h"

namespace arshif::bench {

// Writes `articles` generated articles as JSON Lines; gives how many bytes they have.
inline std::size_t write_articles(const std::string& path, std::size_t articles) {
    TextGenerator generator(1);
    std::ofstream file(path);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < articles; ++i) {
        const std::string line = json_line(generator.article(i));
        bytes += line.size();
        file << line;
    }
    return bytes;
}

class SilentObserver final : public indexer::ImportObserver {
public:
    void progressed(const indexer::ImportProgress&) override {}
    void refused(const store::RefusalRow&) override {}
    void doubted(const indexer::Doubt&) override {}
    void found(const indexer::TextFinding&) override {}
    bool stop_requested() override { return false; }
};

// Imports the file into a new archive and merges what is due.
inline indexer::ImportSummary build_archive(const store::ArchivePaths& paths, const std::string& file) {
    must(store::create_archive(paths));
    store::Writer writer = must(store::Writer::open(paths));
    indexer::ImportOptions options;
    options.paths = {file};
    options.origin = "generated";
    options.jobs = std::max(1U, std::thread::hardware_concurrency());
    SilentObserver observer;
    return must(indexer::import_articles(writer, options, observer));
}

}  // namespace arshif::bench
