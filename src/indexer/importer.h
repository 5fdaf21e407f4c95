// Imports files into an archive: reads, decides, builds and commits.
//
// Thread safety: one import at a time on a Writer; the observer is called by the thread that called import_articles.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "indexer/commit_line.h"
#include "indexer/memory_share.h"
#include "indexer/record_feed.h"
#include "indexer/resolve.h"
#include "store/writer.h"

namespace arshif::indexer {

struct ImportOptions {
    std::vector<std::string> paths;  // files, folders, `-`
    std::string origin;              // --origin; empty: each path's own
    Defaults defaults;
    FeedOptions feed;
    unsigned jobs = 1;
    std::size_t memory = default_import_memory;  // bytes, about; see memory_share.h
};

struct ImportProgress {
    store::ImportCounts counts;
    std::int64_t articles = 0;  // seen so far, refused ones included
    std::uint64_t bytes = 0;    // read so far
};

struct Doubt {
    std::string path;
    std::uint64_t offset = 0;
    std::string identifier;  // empty: of a file as a whole
    std::string message;
    std::string encoding;  // of a file that is not clean UTF-8: what it was read as
};

class ImportObserver {
public:
    virtual ~ImportObserver() = default;
    virtual void progressed(const ImportProgress& progress) = 0;
    virtual void refused(const store::RefusalRow& refusal) = 0;
    // An article that was taken in, or an input (without an identifier) that was read, but not as it may have been
    // meant.
    virtual void doubted(const Doubt& doubt) = 0;
    // An article that is in the archive now, under a date or country that only its text told.
    virtual void found(const TextFinding& finding) = 0;
    // Asked often; true ends the import after what was read so far, which is committed.
    virtual bool stop_requested() = 0;
};

struct ImportSummary {
    store::ImportCounts counts;
    std::map<std::string, std::int64_t> refusals;   // by reason
    std::int64_t doubts = 0;                        // values of articles
    std::map<std::string, std::int64_t> encodings;  // files that are not clean UTF-8, by what they were read as
    std::map<std::string, std::int64_t> repairs;    // articles that were put right, by what had garbled them
    std::map<std::string, std::int64_t> findings;   // dates and countries that only texts told, by field
    std::int64_t skipped_files = 0;
    std::uint64_t bytes = 0;
    bool interrupted = false;
};

// On an error what was committed before it is in the archive, and running the import again goes on from there.
core::Result<ImportSummary> import_articles(store::Writer& writer, const ImportOptions& options,
                                            ImportObserver& observer);

}  // namespace arshif::indexer
