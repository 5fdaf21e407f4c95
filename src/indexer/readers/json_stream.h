// Walks over a stream of JSON values: white space, the extent of a value, and skipping what is not wanted.
//
// Owns the window on the input and never holds more of it than its caller asks to measure. Errors are those of the
// byte source. Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/result.h"
#include "indexer/readers/input_window.h"
#include "indexer/readers/json_scanner.h"

namespace arshif::indexer {

class JsonStream {
public:
    static constexpr int at_end = -1;
    enum class Extent {
        whole,       // the value ends at scanner.position()
        line_end,    // broken, see JsonScanner
        new_record,  // broken, see JsonScanner
        too_long,    // more than the limit has been scanned
        cut_off      // the input ends within the value
    };

    explicit JsonStream(ByteSource& source) : window_(source) {}

    // From the current place on: what has been read so far, and where it lies in the input.
    std::string_view bytes() const { return window_.bytes(); }
    std::uint64_t offset() const { return window_.offset(); }
    std::uint64_t line() const { return window_.line(); }
    void advance(std::size_t count) { window_.advance(count); }

    // Passes over white space, commas, record separators and byte order marks; the byte behind them, or at_end.
    core::Result<int> next();
    // Whether the last next() passed a line break.
    bool crossed_line() const { return crossed_line_; }

    // The first byte after `skip` others that is not among `space`, looking no further than JsonScanner::context bytes;
    // a NUL if there is none.
    core::Result<char> look_ahead(std::size_t skip, std::string_view space);

    // Reads on until `scanner` knows where the value at the current place ends; its bytes are then in bytes().
    core::Result<Extent> measure(JsonScanner& scanner, std::size_t limit);
    // Passes over what is left of a value that was too long or is not wanted, without holding it.
    core::Result<void> skip_rest(JsonScanner& scanner);
    // Passes over a value of any kind, at least one byte.
    core::Result<void> skip_value();
    // Passes over everything up to the next line break.
    core::Result<void> skip_line() { return skip_until("\n"); }

private:
    core::Result<void> skip_until(std::string_view stops);

    InputWindow window_;
    bool crossed_line_ = false;
};

}  // namespace arshif::indexer
