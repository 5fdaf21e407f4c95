#include "indexer/readers/html_hints.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "data/html_hints.h"
#include "indexer/readers/markup.h"
#include "text/normaliser.h"

namespace arshif::indexer {

namespace {

constexpr HtmlHints neutral = 1U << 15U;
// Longer names and lines are not looked at.
constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_line = 240;
constexpr std::size_t longest_byline = 120;

std::string_view cut(std::string_view& text, char delimiter) {
    const std::size_t end = std::min(text.find(delimiter), text.size());
    const std::string_view part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return part;
}

struct Tables {
    std::unordered_map<std::string, HtmlHints> whole;
    std::unordered_map<std::string, HtmlHints> words;
    std::unordered_map<std::string, HtmlHints> roles;
    std::vector<std::string> lines;
    std::vector<std::string> bylines;  // as they stand, since what is behind them is cut from the line
    std::vector<std::string> missing;
};

HtmlHints hint_of_kind(std::string_view kind) {
    if (kind == "unlikely") return hint::unlikely;
    if (kind == "date") return hint::date;
    if (kind == "author") return hint::author;
    if (kind == "title") return hint::title;
    return kind == "neutral" ? neutral : HtmlHints{0};
}

void add(Tables& tables, std::string_view kind, std::string_view word) {
    const std::string name = lower_case(word);
    if (kind == "whole-body") {
        tables.whole[name] |= hint::body;
    } else if (kind == "main") {
        tables.roles[name] |= hint::main;
    } else if (kind == "navigation") {
        tables.roles[name] |= hint::boilerplate;
    } else if (kind == "line") {
        tables.lines.push_back(text::fold_name(word));
    } else if (kind == "byline") {
        tables.bylines.emplace_back(word);
    } else if (kind == "missing") {
        tables.missing.push_back(text::fold_name(word));
    } else {
        tables.words[name] |= hint_of_kind(kind);
    }
}

const Tables& tables() {
    static const Tables built = [] {
        Tables made;
        std::string_view lines = data::html_hints;
        while (!lines.empty()) {
            std::string_view line = cut(lines, '\n');
            if (line.empty() || line.front() == '#') continue;
            const std::string_view kind = cut(line, '\t');
            while (!line.empty())
                add(made, kind, cut(line, '|'));
        }
        return made;
    }();
    return built;
}

template <typename Table>
HtmlHints find(const Table& table, const std::string& key) {
    const auto found = table.find(key);
    return found == table.end() ? HtmlHints{0} : found->second;
}

bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_name_letter(char c) {
    return is_upper(c) || (c >= 'a' && c <= 'z');
}

// The next part of a name such as post-meta_dateNews2: post, meta, date, news; empty at the end.
std::string take_part(std::string_view& name) {
    name.remove_prefix(static_cast<std::size_t>(std::find_if(name.begin(), name.end(), is_name_letter) - name.begin()));
    std::size_t end = 0;
    while (end < name.size() && is_name_letter(name[end]) &&
           (end == 0 || !is_upper(name[end]) || is_upper(name[end - 1])))
        ++end;
    std::string part = lower_case(name.substr(0, end));
    name.remove_prefix(end);
    return part;
}

HtmlHints hints_of_name(std::string_view name) {
    if (name.size() > longest_name) return 0;
    const Tables& known = tables();
    if (const HtmlHints whole = find(known.whole, lower_case(name))) return whole;
    HtmlHints hints = 0;
    for (std::string part = take_part(name); !part.empty(); part = take_part(name)) {
        const HtmlHints of_part = find(known.words, part);
        // has-sidebar speaks of something inside.
        if (of_part == neutral) return 0;
        hints |= of_part;
    }
    return hints;
}

bool begins_with_one_of(std::string_view line, const std::vector<std::string>& phrases) {
    if (line.empty() || line.size() > longest_line) return false;
    const std::string folded = text::fold_name(line);
    return std::any_of(phrases.begin(), phrases.end(), [&folded](const std::string& phrase) {
        return folded.starts_with(phrase) && (folded.size() == phrase.size() || folded[phrase.size()] == ' ');
    });
}

}  // namespace

HtmlHints hints_of_names(std::string_view names) {
    HtmlHints hints = 0;
    while (!names.empty()) {
        const std::size_t begin = std::min(names.find_first_not_of(" \t\r\n\f"), names.size());
        names.remove_prefix(begin);
        const std::size_t end = std::min(names.find_first_of(" \t\r\n\f"), names.size());
        if (end > 0) hints |= hints_of_name(names.substr(0, end));
        names.remove_prefix(end);
    }
    return hints;
}

HtmlHints hints_of_role(std::string_view role) {
    return role.size() > longest_name ? HtmlHints{0} : find(tables().roles, lower_case(role));
}

bool is_page_line(std::string_view line) {
    return begins_with_one_of(line, tables().lines);
}

std::string_view name_in_byline(std::string_view line) {
    if (line.size() > longest_byline) return {};
    for (const std::string& word : tables().bylines) {
        if (!line.starts_with(word)) continue;
        const std::string_view behind = line.substr(word.size());
        const std::size_t name = behind.find_first_not_of(" \t:/-");
        if (name == std::string_view::npos || name == 0) continue;
        return behind.substr(name);
    }
    return {};
}

bool is_missing_page(std::string_view title) {
    return begins_with_one_of(title, tables().missing);
}

}  // namespace arshif::indexer
