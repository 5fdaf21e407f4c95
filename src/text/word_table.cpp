#include "text/word_table.h"

namespace arshif::text {

namespace {

// Takes the text before the next `mark` off `rest`, and the mark with it.
std::string_view take_until(std::string_view& rest, char mark) {
    const std::size_t length = rest.find(mark);
    const std::string_view taken = rest.substr(0, length);
    rest.remove_prefix(length == std::string_view::npos ? rest.size() : length + 1);
    return taken;
}

}  // namespace

std::vector<std::vector<std::string_view>> table_rows(std::string_view table) {
    std::vector<std::vector<std::string_view>> rows;
    while (!table.empty()) {
        std::string_view line = take_until(table, '\n');
        if (line.empty() || line.front() == '#') continue;
        std::vector<std::string_view> columns;
        while (!line.empty())
            columns.push_back(take_until(line, '\t'));
        rows.push_back(std::move(columns));
    }
    return rows;
}

std::vector<std::string_view> words_of(std::string_view column) {
    std::vector<std::string_view> words;
    while (!column.empty()) {
        const std::string_view word = take_until(column, ' ');
        if (!word.empty()) words.push_back(word);
    }
    return words;
}

}  // namespace arshif::text
