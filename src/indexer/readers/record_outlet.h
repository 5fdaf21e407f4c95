// Numbers what a reader of many records finds, and hands it to the sink.
//
// Ordinals count records and refusals together from 1. The first record can be held back until it is known whether it
// is all there is, in which case its ordinal is 0. Thread safety: belongs to one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/article.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Where something begins in the input.
struct Mark {
    std::uint64_t offset = 0;  // bytes
    std::uint64_t line = 0;    // 1-based
};

class RecordOutlet {
public:
    // Both must outlive the outlet.
    RecordOutlet(const Input& input, const RecordSink& sink) : input_(input), sink_(sink) {}

    // Hands over a record, whose path and ordinal it sets.
    void deliver(core::Record&& record) { hand_over(std::move(record), ++ordinal_); }
    void refuse(Mark mark, std::string_view reason, std::string detail);

    // As deliver(), but the first record waits for release() or finish().
    void deliver_or_hold(core::Record&& record);
    // Something follows the record that was held.
    void release();

    // Counts a value that is no object. A list may have millions of them, so that they are refused together, by
    // end_run(), at the place of the first.
    void add_to_run(Mark mark);
    void end_run();

    // Nothing follows.
    void finish();

    // The sink has enough.
    bool stopped() const { return stopped_; }

private:
    void hand_over(core::Record&& record, std::uint32_t ordinal);

    const Input& input_;
    const RecordSink& sink_;
    std::uint32_t ordinal_ = 0;
    bool stopped_ = false;
    std::optional<core::Record> held_;
    std::uint32_t run_ = 0;
    Mark run_mark_;
};

}  // namespace arshif::indexer
