#include "indexer/readers/csv_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/readers/blank.h"
#include "indexer/readers/csv_scanner.h"
#include "recognise/metadata_date.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t delimiter_rows = 20;
constexpr std::array<char, 3> delimiters = {',', ';', '\t'};
// Shorter texts are no articles, longer ones no headlines (in bytes; a letter has two).
constexpr std::size_t shortest_body = 40;
constexpr std::size_t fewest_spaces = 5;  // hashes and addresses are long too
constexpr std::size_t shortest_title = 12;
constexpr std::size_t longest_title = 400;
constexpr std::size_t longest_name = 60;

// What the cells of one column look like, over the rows looked at.
struct Looks {
    std::size_t cells = 0;  // that are not empty
    std::size_t bytes = 0;
    std::size_t spaces = 0;
    std::size_t dates = 0;
    std::size_t urls = 0;

    std::size_t mean() const { return cells == 0 ? 0 : bytes / cells; }
    bool is_prose() const { return mean() >= shortest_body && spaces >= cells * fewest_spaces; }
    bool mostly(std::size_t count) const { return cells > 0 && count * 5 >= cells * 4; }
};

bool is_number(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}

// Bare numbers are identifiers and counts more often than years.
bool looks_like_date(std::string_view text) {
    constexpr std::size_t compact_date = 8;
    return (!is_number(text) || text.size() == compact_date) && recognise::parse_metadata_date(text).ok();
}

std::vector<Looks> look_at(const std::vector<Row>& rows) {
    std::vector<Looks> columns;
    for (const Row& row : rows) {
        columns.resize(std::max(columns.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string& cell = row[i];
            if (is_blank(cell)) continue;
            Looks& looks = columns[i];
            ++looks.cells;
            looks.bytes += cell.size();
            looks.spaces += static_cast<std::size_t>(std::count(cell.begin(), cell.end(), ' '));
            looks.urls += cell.starts_with("http://") || cell.starts_with("https://") ? 1U : 0U;
            looks.dates += looks_like_date(cell) ? 1U : 0U;
        }
    }
    return columns;
}

// Gives each field to one column, those of the user first.
class Guess {
public:
    Guess(const std::vector<Row>& rows, const FieldMap* map) : looks_(look_at(rows)) {
        for (std::size_t i = 0; i < looks_.size(); ++i) {
            const std::string number = std::to_string(i + 1);
            columns_.push_back({number, find_field(number, map)});
        }
    }

    std::optional<Columns> make() {
        if (!has(Field::url)) give(Field::url, [](const Looks& looks) { return looks.mostly(looks.urls) ? 1U : 0U; });
        if (!has(Field::date))
            give(Field::date, [](const Looks& looks) { return looks.mostly(looks.dates) ? 1U : 0U; });
        if (!has(Field::body))
            give(Field::body, [](const Looks& looks) { return looks.is_prose() ? looks.mean() : 0U; });
        if (!has(Field::body)) return std::nullopt;
        if (!has(Field::title)) {
            give(Field::title, [](const Looks& looks) {
                return looks.mean() < shortest_title || looks.mean() > longest_title ? 0U : looks.mean();
            });
        }
        return Columns{columns_, false, told_};
    }

private:
    bool has(Field field) const {
        return std::any_of(columns_.begin(), columns_.end(),
                           [field](const Column& column) { return column.field && column.field->field == field; });
    }

    // The column that is worth most; of equal ones the first.
    template <typename Worth>
    void give(Field field, Worth worth) {
        std::size_t best = 0;
        std::size_t most = 0;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].field || worth(looks_[i]) <= most) continue;
            most = worth(looks_[i]);
            best = i;
        }
        if (most == 0) return;
        columns_[best].field = FieldName{field, 1};
        told_ += fmt::format("{}column {} as {}", told_.empty() ? "" : ", ", best + 1, name_of(field));
    }

    std::vector<Looks> looks_;
    std::vector<Column> columns_;
    std::string told_;
};

// A row of names that nobody knows, over columns of long texts: short cells without a digit, none of them empty.
bool looks_like_names(const Row& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& cell) {
        return !is_blank(cell) && cell.size() <= longest_name &&
               cell.find_first_of("0123456789:/.!?") == std::string::npos;
    });
}

}  // namespace

std::vector<Row> sample_rows(std::string_view sample, char delimiter, std::size_t limit) {
    std::vector<Row> rows;
    while (rows.size() < limit && !sample.empty()) {
        CsvScanner scanner(delimiter, CsvScanner::Rows::quoted);
        // A row that is cut off is told from a whole one by its line end, and is taken only if it is all there is.
        if (!scanner.scan(sample, rows.empty())) break;
        if (scanner.length() > 0) rows.push_back(split_row(sample.substr(0, scanner.length()), delimiter));
        sample.remove_prefix(scanner.position());
    }
    return rows;
}

char guess_delimiter(std::string_view sample) {
    char best = delimiters.front();
    std::pair<std::size_t, std::size_t> most{0, 1};
    for (const char delimiter : delimiters) {
        const std::vector<Row> rows = sample_rows(sample, delimiter, delimiter_rows);
        if (rows.empty() || rows.front().size() < 2) continue;
        const std::size_t cells = rows.front().size();
        const auto alike = static_cast<std::size_t>(
            std::count_if(rows.begin(), rows.end(), [cells](const Row& row) { return row.size() == cells; }));
        // In tenths, so that one broken row does not decide.
        const std::pair<std::size_t, std::size_t> worth{alike * 10 / rows.size(), cells};
        if (worth <= most) continue;
        most = worth;
        best = delimiter;
    }
    return best;
}

std::optional<Columns> columns_of_header(const Row& row, const FieldMap* map) {
    Columns columns;
    columns.header = true;
    bool article = false;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i].size() > longest_name) return std::nullopt;
        std::optional<FieldName> field = find_field(row[i], map);
        article =
            article ||
            (field && (field->field == Field::title || field->field == Field::body || field->field == Field::summary));
        if (const std::optional<FieldName> numbered = find_field(std::to_string(i + 1), map)) field = numbered;
        columns.columns.push_back({row[i], field});
    }
    if (!article) return std::nullopt;
    return columns;
}

std::optional<Columns> guess_columns(const std::vector<Row>& rows, const FieldMap* map) {
    if (rows.empty()) return std::nullopt;
    const bool header = rows.size() > 1 && looks_like_names(rows.front());
    std::optional<Columns> columns = Guess(header ? std::vector<Row>(rows.begin() + 1, rows.end()) : rows, map).make();
    if (!columns) return std::nullopt;
    columns->header = header;
    if (columns->guessed.empty()) return columns;
    columns->guessed = fmt::format("{}: {}; if that is wrong, give them as in --map body=3,title=1",
                                   header ? "its header names no field that is known" : "it has no header",
                                   "took " + columns->guessed);
    return columns;
}

}  // namespace arshif::indexer
