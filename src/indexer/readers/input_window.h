// A sliding view of a byte source: the bytes from the current place on, with their offset and line in the input.
//
// The window grows while its owner asks for more without advancing, so that a record lies in one piece; it owns its
// buffer and keeps it, but not the source. Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer {

class InputWindow {
public:
    explicit InputWindow(ByteSource& source) : source_(source) {}

    // What has been read and not yet passed over. Valid until more() or advance().
    std::string_view bytes() const { return {buffer_.data() + begin_, end_ - begin_}; }
    // Of the first of bytes(): bytes from the beginning of the input, and the 1-based line.
    std::uint64_t offset() const { return offset_; }
    std::uint64_t line() const { return line_; }
    // Whether the source has nothing more to give.
    bool ended() const { return ended_; }

    // Reads on behind bytes(); false at the end of the input.
    core::Result<bool> more();
    // Passes over the first `count` of bytes().
    void advance(std::size_t count);

private:
    void make_room();

    ByteSource& source_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::uint64_t offset_ = 0;
    std::uint64_t line_ = 1;
    bool ended_ = false;
};

}  // namespace arshif::indexer
