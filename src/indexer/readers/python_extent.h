// Where a value that Python has printed ends in a stream.
//
// Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace arshif::indexer {

// Finds where a value ends, without understanding it. It works on a growing window and takes up where it stopped.
class PythonExtent {
public:
    enum class Found {
        whole,  // it ends at position()
        more,   // it goes on behind the bytes given
        broken  // a line break in a string, or a new value at the beginning of a line: position() is that line's end
    };

    // `bytes` are those of the last call, and more. `ended`: nothing will come behind them, where `more` means cut off.
    Found scan(std::string_view bytes, bool ended);
    std::size_t position() const { return position_; }
    // Of those scanned, the first `count` bytes are gone from what scan() will be given next.
    void discard(std::size_t count) { position_ -= count; }

private:
    std::optional<Found> string_step(std::string_view bytes, bool ended);
    std::optional<Found> line_break(std::string_view bytes, bool ended);

    std::size_t position_ = 0;
    std::size_t depth_ = 0;
    char quote_ = 0;  // of the string we are in
};

}  // namespace arshif::indexer
