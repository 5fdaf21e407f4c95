// Reads the inputs of an import on a thread of its own and hands records and refusals over in blocks.
//
// Owns its thread, which ends when the inputs do or the feed is destroyed. next() is called by one thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "indexer/bounded_queue.h"
#include "indexer/date_orders.h"
#include "indexer/feed_item.h"
#include "indexer/input_files.h"
#include "indexer/readers/byte_sources.h"
#include "indexer/readers/field_map.h"
#include "indexer/readers/formats.h"
#include "indexer/readers/reader.h"
#include "text/encoding.h"

namespace arshif::indexer {

struct FeedOptions {
    std::optional<Format> format;            // nothing: the content of each file decides
    std::optional<text::Encoding> encoding;  // likewise
    FieldMap map;                            // the user's names of fields
    bool explain = false;                    // fill Record::keys, and tell of a file's encoding ahead of its records
};

struct FeedBlock {
    std::size_t root = 0;            // index into the roots given
    std::vector<FeedItem> items;     // in the order of the input; that on its encoding follows what was read of a file
    std::uint64_t bytes_read = 0;    // of all inputs so far
    bool idle = false;               // nothing came for a while: what there is should not wait for more
    std::int64_t skipped_files = 0;  // likewise
};

class RecordFeed {
public:
    RecordFeed(std::vector<ImportRoot> roots, FeedOptions options);
    ~RecordFeed();
    RecordFeed(const RecordFeed&) = delete;
    RecordFeed& operator=(const RecordFeed&) = delete;

    // The next block, or nothing at the end. While a pipe or a terminal gives nothing, empty blocks come instead.
    std::optional<FeedBlock> next() { return blocks_.pop(); }

    // Why the reading ended early; to be asked once next() gave nothing.
    const std::optional<core::Error>& failure() const { return failure_; }

private:
    void run();
    bool read_root(std::size_t index);
    bool read_file(const InputFile& file);
    bool read_container(const std::string& path, PeekSource& bytes);
    void read_member(const std::string& path, std::string_view name, ByteSource& bytes, const Refusal& if_container,
                     bool& wanted);
    std::optional<core::Error> read_stream(const std::string& path, std::string_view name, PeekSource& raw,
                                           bool& wanted);
    std::optional<core::Error> read_raw(const std::string& path, Format format, ByteSource& raw, bool& wanted);
    core::Result<std::unique_ptr<ByteSource>> open_source(const InputFile& file);
    bool add(FeedItem item);
    bool add_record(core::Record&& record);
    bool hand_over();

    std::vector<ImportRoot> roots_;
    FeedOptions options_;
    BoundedQueue<FeedBlock> blocks_;
    FeedBlock block_;
    DateOrders date_orders_;
    std::int64_t skipped_members_ = 0;
    std::size_t block_bytes_ = 0;
    std::uint64_t bytes_read_ = 0;
    std::optional<core::Error> failure_;  // written before the queue is closed
    std::atomic<bool> stopping_{false};
    std::thread thread_;
};

}  // namespace arshif::indexer
