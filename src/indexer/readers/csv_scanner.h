// The structure of CSV and TSV: where a row ends, and what its cells are.
//
// A cell that begins with a quotation mark reaches to the next single one; two stand for one, and line breaks and
// delimiters between belong to the cell. Rows end with LF, CR LF or CR. Thread safety: a scanner belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::indexer {

// Finds the end of one row, bytes coming in as they like; none is looked at twice.
class CsvScanner {
public:
    // lines: each line is a row, whatever is open. That is how to go on behind a quotation mark that is never closed.
    enum class Rows : std::uint8_t { quoted, lines };
    CsvScanner(char delimiter, Rows rows) : delimiter_(delimiter), rows_(rows) {}

    // `bytes` begins with the row and is what was given before with more behind it. True once the row has ended, also
    // by the end of the input, which `ended` says.
    bool scan(std::string_view bytes, bool ended);

    std::size_t length() const { return length_; }      // of the row without its line end
    std::size_t position() const { return position_; }  // behind the line end; before that, how far was looked
    // Whether a quotation mark is open at the end.
    bool open_quote() const { return state_ == State::quoted; }
    // Behind the first line end, which may be inside a cell.
    std::optional<std::size_t> first_line_end() const { return first_line_end_; }
    std::uint64_t line_ends() const { return line_ends_; }

private:
    enum class State : std::uint8_t { cell_begins, plain, quoted, quote_in_quoted };
    void step(char c);
    bool take_line_end(std::string_view bytes);

    char delimiter_;
    Rows rows_;
    State state_ = State::cell_begins;
    std::size_t length_ = 0;
    std::size_t position_ = 0;
    std::optional<std::size_t> first_line_end_;
    std::uint64_t line_ends_ = 0;
};

// The cells of one row, without their quotation marks. What follows a closing mark up to the delimiter is kept.
std::vector<std::string> split_row(std::string_view row, char delimiter);

}  // namespace arshif::indexer
