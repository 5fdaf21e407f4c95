#include "indexer/readers/csv_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "indexer/readers/csv_columns.h"
#include "indexer/readers/csv_scanner.h"
#include "indexer/readers/input_window.h"
#include "indexer/readers/line_ends.h"
#include "indexer/readers/record_fields.h"
#include "indexer/readers/record_outlet.h"
#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view white_space = " \t\r\n";
// What is looked at before the first row is read, to find out what the columns are.
constexpr std::size_t sample_bytes = std::size_t{256} << 10U;
constexpr std::size_t sample_row_limit = 50;

void tidy(std::string& cell) {
    cell.resize(cell.find_last_not_of(white_space) + 1);
    cell.erase(0, std::min(cell.find_first_not_of(white_space), cell.size()));
    unify_line_ends(cell);
}

class CsvReader {
public:
    CsvReader(const Input& input, const RecordSink& sink)
        : input_(input),
          sink_(sink),
          outlet_(input, sink),
          window_(*input.bytes),
          limit_(std::min(max_row_bytes, input.record_limit)) {}

    core::Result<void> run();

private:
    core::Result<void> fill_window(std::size_t size);
    core::Result<void> rows();
    void open_table();
    bool find_columns();
    core::Result<bool> find_row(CsvScanner& scanner);
    core::Result<void> pass_over_line();
    void take_row(std::string_view row);
    core::Result<void> refuse_open_quote(const CsvScanner& scanner);
    void advance(const CsvScanner& scanner);
    Mark here() const { return {window_.offset(), line_}; }

    const Input& input_;
    const RecordSink& sink_;
    RecordOutlet outlet_;
    InputWindow window_;
    std::size_t limit_;
    std::uint64_t line_ = 1;  // CR counts too, which the window does not do
    char delimiter_ = ',';
    std::optional<char> stated_delimiter_;
    Columns columns_;
    bool header_passed_ = false;
    RecordFields fields_;
    std::uint64_t lines_before_ = 0;  // rows that begin before have been scanned across lines already
};

core::Result<void> CsvReader::fill_window(std::size_t size) {
    while (window_.bytes().size() < size && !window_.ended()) {
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
    return {};
}

core::Result<void> CsvReader::run() {
    ARSHIF_CHECK(fill_window(sample_bytes));
    open_table();
    if (window_.bytes().find_first_not_of(white_space) == std::string_view::npos && window_.ended()) {
        outlet_.refuse(here(), reason::empty_file, "nothing but white space");
        return {};
    }
    if (!find_columns()) {
        outlet_.refuse(
            here(), reason::no_article_fields,
            "a table whose columns are neither named like those of articles nor hold texts; name them as in --map "
            "body=3,title=1");
        return {};
    }
    if (!columns_.guessed.empty() && sink_.notice) sink_.notice({input_.path, window_.offset(), columns_.guessed});
    return rows();
}

// Passes over what may stand before the first row: a byte order mark, a line that names the delimiter, empty lines.
void CsvReader::open_table() {
    if (window_.bytes().starts_with(byte_order_mark)) window_.advance(byte_order_mark.size());
    constexpr std::string_view statement = "sep=";
    const std::string_view bytes = window_.bytes();
    if (!bytes.starts_with(statement) || bytes.size() <= statement.size() + 1) return;
    const char next = bytes[statement.size() + 1];
    if (next != '\r' && next != '\n') return;
    stated_delimiter_ = bytes[statement.size()];
    window_.advance(statement.size() + (bytes.substr(statement.size() + 1).starts_with("\r\n") ? 3U : 2U));
    ++line_;
}

bool CsvReader::find_columns() {
    // Its last character may be cut off, which no row is that lies whole in it.
    const std::string_view sample = window_.bytes().substr(0, sample_bytes);
    delimiter_ = stated_delimiter_.value_or(guess_delimiter(sample));
    std::vector<Row> rows = sample_rows(sample, delimiter_, sample_row_limit);
    for (Row& row : rows)
        std::for_each(row.begin(), row.end(), tidy);
    std::optional<Columns> columns;
    if (!rows.empty()) columns = columns_of_header(rows.front(), input_.map);
    if (!columns) columns = guess_columns(rows, input_.map);
    if (!columns) return false;
    columns_ = std::move(*columns);
    return true;
}

core::Result<void> CsvReader::rows() {
    while (!outlet_.stopped()) {
        if (window_.bytes().empty()) {
            const core::Result<bool> more = window_.more();
            if (!more) return more.error();
            if (!*more) return {};
        }
        CsvScanner scanner(delimiter_,
                           window_.offset() < lines_before_ ? CsvScanner::Rows::lines : CsvScanner::Rows::quoted);
        const core::Result<bool> found = find_row(scanner);
        if (!found) return found.error();
        if (scanner.open_quote()) {
            ARSHIF_CHECK(refuse_open_quote(scanner));
        } else if (!*found) {
            outlet_.refuse(here(), reason::record_too_large, fmt::format("more than {} bytes in one row", limit_));
            ARSHIF_CHECK(pass_over_line());
        } else {
            take_row(window_.bytes().substr(0, scanner.length()));
            advance(scanner);
        }
    }
    return {};
}

// False if the row is longer than may be.
core::Result<bool> CsvReader::find_row(CsvScanner& scanner) {
    while (!scanner.scan(window_.bytes().substr(0, limit_), window_.ended() && window_.bytes().size() <= limit_)) {
        if (window_.bytes().size() >= limit_) return false;
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
    }
    return true;
}

void CsvReader::advance(const CsvScanner& scanner) {
    line_ += scanner.line_ends();
    window_.advance(scanner.position());
}

core::Result<void> CsvReader::refuse_open_quote(const CsvScanner& scanner) {
    outlet_.refuse(here(), reason::bad_csv, "a quotation mark that is not closed");
    lines_before_ = std::max(lines_before_, window_.offset() + scanner.position());
    if (!scanner.first_line_end()) {
        window_.advance(scanner.position());
        return pass_over_line();
    }
    ++line_;
    window_.advance(*scanner.first_line_end());
    return {};
}

// Up to the next line end, holding nothing.
core::Result<void> CsvReader::pass_over_line() {
    while (true) {
        const std::string_view bytes = window_.bytes();
        const std::size_t end = bytes.find_first_of("\r\n");
        if (end != std::string_view::npos) {
            window_.advance(end);
            break;
        }
        window_.advance(bytes.size());
        const core::Result<bool> more = window_.more();
        if (!more) return more.error();
        if (!*more) return {};
    }
    ARSHIF_CHECK(fill_window(2));
    window_.advance(window_.bytes().starts_with("\r\n") ? 2U : 1U);
    ++line_;
    return {};
}

void CsvReader::take_row(std::string_view row) {
    if (row.find_first_not_of(white_space) == std::string_view::npos) return;
    if (columns_.header && !std::exchange(header_passed_, true)) return;
    const text::Utf8Check check = text::check_utf8(row);
    if (!check.valid) {
        return outlet_.refuse({window_.offset() + check.fault, line_}, reason::not_utf8, std::string(not_utf8_detail));
    }
    Row cells = split_row(row, delimiter_);
    if (cells.size() != columns_.columns.size()) {
        return outlet_.refuse(
            here(), reason::wrong_columns,
            fmt::format("a row of {} cells in a table of {} columns", cells.size(), columns_.columns.size()));
    }
    fields_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Column& column = columns_.columns[i];
        if (!column.field) continue;
        tidy(cells[i]);
        fields_.offer(*column.field, column.name, {}, std::move(cells[i]));
    }
    core::Record record;
    record.offset = window_.offset();
    fields_.fill(record, input_.explain);
    outlet_.deliver(std::move(record));
}

}  // namespace

core::Result<void> read_csv(const Input& input, const RecordSink& sink) {
    return CsvReader(input, sink).run();
}

}  // namespace arshif::indexer
