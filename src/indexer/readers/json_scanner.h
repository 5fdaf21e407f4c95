// Finds where a JSON value ends without understanding it: strings, escapes and depth only.
//
// It is what cuts a stream into records before simdjson reads each, so that one broken record neither stops nor
// swallows the others. It works on a growing window and takes up where it stopped. Thread safety: belongs to one
// thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace arshif::indexer {

class JsonScanner {
public:
    // What a line break inside the value means.
    enum class Lines {
        end_it,     // JSON Lines: the value is broken
        first_may,  // not known yet: broken if the first line looks like a cut-off record and the next one like a new
                    // one
        free        // white space; inside a string a fault, but the structure goes on
    };
    enum class Found {
        whole,      // the value ends at position()
        more,       // it goes on behind the bytes given
        line_end,   // it is broken: the line break that ends it is at position()
        new_record  // it is broken: another record begins at position()
    };

    // Deeper values are followed to their end all the same, but too_deep() says that they are not fit for parsing.
    static constexpr std::size_t max_depth = 256;
    // How far scan() looks back and ahead of a line break in a string.
    static constexpr std::size_t context = 128;

    // For a value that begins with { [ or a quotation mark.
    explicit JsonScanner(Lines lines) : lines_(lines) {}

    // Goes on from position(), or repeats what it has found. `bytes` begins where the value does, or where discard()
    // says; they must be those of the last call, and more. `ended`: nothing will come behind them.
    Found scan(std::string_view bytes, bool ended);

    std::size_t position() const { return position_; }
    bool too_deep() const { return deepest_ > max_depth; }
    // The first line break in the value, as far as scanned and not discarded.
    std::optional<std::size_t> first_line_end() const { return first_line_end_; }

    // The first `count` bytes are gone from what scan() will be given next.
    void discard(std::size_t count);

private:
    enum class Step { go_on, wait, stop };

    Step scan_string(std::string_view bytes, bool ended);
    Step scan_structure(std::string_view bytes);
    Step break_in_string(std::string_view bytes, bool ended);
    bool contradicts(char next) const;
    bool is_first_break() const { return !seen_break_ || first_line_end_ == position_; }
    void note_break();
    Step stop(Found what);

    Lines lines_;
    Found found_ = Found::more;
    std::size_t position_ = 0;
    std::size_t depth_ = 0;
    std::size_t deepest_ = 0;
    bool in_string_ = false;
    bool at_new_line_ = false;  // only white space since the last line break outside strings
    char last_ = 0;             // the last byte outside strings that is no white space
    bool seen_break_ = false;
    std::optional<std::size_t> first_line_end_;
};

}  // namespace arshif::indexer
