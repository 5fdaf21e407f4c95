// What Python prints of its values (repr), found in a stream and rewritten as JSON, whose reader knows the rest.
//
// Strings in either quotation marks with their escapes and prefixes (u'', b'', r''), lists, tuples (as lists), dicts,
// numbers, None, True, False, nan; datetime.datetime(2019, 6, 26, 0, 0) and datetime.date(…) become ISO 8601; of any
// other call (ObjectId('…')) the arguments are a list. Thread safety: an extent belongs to one thread; the rest is a
// pure function.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
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

struct PythonJson {
    std::string json;
    std::string_view reason;  // of reason:: in reader.h; empty if it is a value
    std::string detail;
};

// `literal` is one value.
PythonJson python_to_json(std::string_view literal);

}  // namespace arshif::indexer
