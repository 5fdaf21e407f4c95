#include "indexer/readers/csv_scanner.h"

namespace arshif::indexer {

void CsvScanner::step(char c) {
    switch (state_) {
        case State::cell_begins:
            if (c == '"') {
                state_ = State::quoted;
            } else if (c != delimiter_) {
                state_ = State::plain;
            }
            return;
        case State::plain:
            if (c == delimiter_) state_ = State::cell_begins;
            return;
        case State::quoted:
            if (c == '"') state_ = State::quote_in_quoted;
            return;
        case State::quote_in_quoted:
            if (c == '"') {
                state_ = State::quoted;
            } else {
                state_ = c == delimiter_ ? State::cell_begins : State::plain;
            }
            return;
    }
}

// The line end at position(), which is passed; true if it ends the row.
bool CsvScanner::take_line_end(std::string_view bytes) {
    length_ = position_;
    position_ += bytes.substr(position_).starts_with("\r\n") ? 2U : 1U;
    ++line_ends_;
    if (!first_line_end_) first_line_end_ = position_;
    return state_ != State::quoted || rows_ == Rows::lines;
}

bool CsvScanner::scan(std::string_view bytes, bool ended) {
    while (position_ < bytes.size()) {
        const char c = bytes[position_];
        if (c != '\n' && c != '\r') {
            step(c);
            ++position_;
            continue;
        }
        // An LF behind it may come yet.
        if (c == '\r' && position_ + 1 == bytes.size() && !ended) return false;
        if (take_line_end(bytes)) return true;
    }
    length_ = position_;
    return ended;
}

std::vector<std::string> split_row(std::string_view row, char delimiter) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    bool begins = true;
    for (std::size_t i = 0; i < row.size(); ++i) {
        const char c = row[i];
        if (quoted && c == '"') {
            if (row.substr(i + 1).starts_with('"')) {
                cells.back().push_back(row[++i]);
            } else {
                quoted = false;
            }
        } else if (begins && c == '"') {
            quoted = true;
        } else if (!quoted && c == delimiter) {
            cells.emplace_back();
            begins = true;
            continue;
        } else {
            cells.back().push_back(c);
        }
        begins = false;
    }
    return cells;
}

}  // namespace arshif::indexer
