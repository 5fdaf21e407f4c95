// The part of an import that runs beside the deciding thread: workers build chunks, one thread commits them in order.
//
// Chunks become part of the archive some twenty at a time (10,000 articles, half of the bytes that may wait, or 5
// seconds, whichever comes first). Owns its threads; submit, flush and finish are called by one thread.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "indexer/bounded_queue.h"
#include "indexer/chunk_worker.h"
#include "indexer/memory_share.h"
#include "store/writer.h"

namespace arshif::indexer {

// A date or country of publication that only the text of an article told.
struct TextFinding {
    std::string place;
    std::string identifier;
    std::string field;  // "date" or "country"
    std::string value;
    std::string basis;     // core::name_of
    std::string evidence;  // what stands in the text
    int confidence = 0;    // percent; 0 for dates
};

class CommitLine {
public:
    CommitLine(store::Writer& writer, const MemoryShare& memory);
    // Throws away what is not committed.
    ~CommitLine();
    CommitLine(const CommitLine&) = delete;
    CommitLine& operator=(const CommitLine&) = delete;

    // Hands a chunk over, waiting while too many are under way. Fails once anything behind it has failed.
    core::Result<void> submit(Chunk chunk);
    // Commits everything submitted.
    core::Result<void> flush();
    // flush, then ends the threads. Merges what is due, unless the import was interrupted: then it should end soon.
    core::Result<void> finish(bool merge);

    // The number of the last chunk that is in the archive.
    std::uint64_t committed() const { return committed_.load(); }
    // What texts told of articles that were committed since the last call.
    std::vector<TextFinding> take_findings();

private:
    using Clock = std::chrono::steady_clock;

    void guarded(void (CommitLine::*body)());
    void work();
    void commit_loop();
    bool has_room() const;
    bool group_is_due() const;
    core::Result<void> commit_group(std::vector<store::Change> group);
    void fail(const core::Error& error);
    core::Result<void> wait_for(std::uint64_t chunk);

    store::Writer& writer_;
    const std::size_t most_built_bytes_;
    BoundedQueue<Chunk> chunks_;
    std::atomic<std::uint64_t> committed_{0};
    std::uint64_t submitted_ = 0;  // of the submitting thread
    std::int64_t added_ = 0;       // of the committing thread

    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<TextFinding> findings_;
    struct Built {
        store::Change change;
        std::size_t bytes = 0;
    };
    std::map<std::uint64_t, Built> built_;  // behind the last committed chunk, gaps while workers are at it
    std::size_t built_articles_ = 0;
    std::size_t built_bytes_ = 0;
    std::size_t committing_chunks_ = 0;  // of the group that is written
    std::size_t committing_bytes_ = 0;
    std::uint64_t flush_until_ = 0;
    std::optional<Clock::time_point> oldest_;  // when the oldest uncommitted chunk was built
    std::optional<core::Error> failure_;
    bool ending_ = false;

    std::vector<std::thread> workers_;
    std::thread committer_;
};

}  // namespace arshif::indexer
