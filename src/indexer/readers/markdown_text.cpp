#include "indexer/readers/markdown_text.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/readers/markup.h"
#include "indexer/readers/markup_text.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view blanks = " \t";

bool is_punctuation(char c) {
    return std::string_view("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~").find(c) != npos;
}

bool is_blank_at(std::string_view line, std::size_t at) {
    return at >= line.size() || blanks.find(line[at]) != npos;
}

bool is_word_at(std::string_view line, std::size_t at) {
    return !is_blank_at(line, at) && !is_punctuation(line[at]);
}

// --- within a line ---

// Takes one line apart: first which bytes are marks, then the rest.
class Line {
public:
    explicit Line(std::string_view line) : line_(line), dropped_(line.size() + 1, false), closing_(line.size(), npos) {}

    std::string text() {
        match_brackets();
        for (std::size_t at = 0; at < line_.size();)
            at = step(at);
        std::string out;
        for (std::size_t at = 0; at < line_.size(); ++at) {
            if (!dropped_[at]) out.push_back(line_[at]);
        }
        return out;
    }

private:
    // A run of the same mark that may begin emphasis.
    struct Run {
        std::size_t at;
        std::size_t length;
    };

    void drop(std::size_t from, std::size_t to) {
        std::fill(dropped_.begin() + static_cast<std::ptrdiff_t>(from),
                  dropped_.begin() + static_cast<std::ptrdiff_t>(to), true);
    }

    void match_brackets() {
        std::vector<std::size_t> open;
        for (std::size_t at = 0; at < line_.size(); ++at) {
            if (line_[at] == '\\') {
                ++at;
            } else if (line_[at] == '[') {
                open.push_back(at);
            } else if (line_[at] == ']' && !open.empty()) {
                closing_[open.back()] = at;
                open.pop_back();
            }
        }
    }

    std::size_t step(std::size_t at) {
        const char c = line_[at];
        if (c == '\\' && at + 1 < line_.size() && is_punctuation(line_[at + 1])) {
            drop(at, at + 1);
            return at + 2;
        }
        if (c == '!' && at + 1 < line_.size() && line_[at + 1] == '[' && closing_[at + 1] != npos) {
            const std::size_t end = target_end(closing_[at + 1] + 1);
            if (end == closing_[at + 1] + 1) return at + 1;
            drop(at, end);
            return end;
        }
        if (c == '[' && closing_[at] != npos) return link(at);
        if (c == '*' || c == '_' || c == '~') return emphasis(at);
        if (c == '`') drop(at, at + 1);
        return at + 1;
    }

    // Behind the (address), [reference] or {attributes} at `at`; `at` if there is none.
    std::size_t target_end(std::size_t at) const {
        if (at >= line_.size()) return at;
        if (line_[at] == '[') return closing_[at] == npos ? at : closing_[at] + 1;
        if (line_[at] != '(' && line_[at] != '{') return at;
        // Addresses hold brackets at times: a few of them are counted.
        constexpr std::size_t longest_target = 2048;
        const char close = line_[at] == '(' ? ')' : '}';
        std::size_t depth = 0;
        for (std::size_t end = at; end < line_.size() && end < at + longest_target; ++end) {
            if (line_[end] == line_[at]) ++depth;
            if (line_[end] == close && --depth == 0) return end + 1;
        }
        return at;
    }

    std::size_t link(std::size_t at) {
        const std::size_t close = closing_[at];
        const bool note = line_[at + 1] == '^';
        const std::size_t end = target_end(close + 1);
        if (note) {
            drop(at, close + 1);
            return close + 1;
        }
        if (end == close + 1) return at + 1;
        drop(at, at + 1);
        drop(close, end);
        return at + 1;
    }

    std::size_t emphasis(std::size_t at) {
        const char mark = line_[at];
        std::size_t end = at;
        while (end < line_.size() && line_[end] == mark)
            ++end;
        const bool inside_word = at > 0 && is_word_at(line_, at - 1) && is_word_at(line_, end);
        if ((mark == '_' && inside_word) || (mark == '~' && end - at != 2)) return end;
        std::vector<Run>& open = runs_of(mark);
        const bool may_close = at > 0 && !is_blank_at(line_, at - 1);
        if (may_close && !open.empty() && open.back().length == end - at) {
            drop(open.back().at, open.back().at + open.back().length);
            drop(at, end);
            open.pop_back();
        } else if (!is_blank_at(line_, end)) {
            open.push_back({at, end - at});
        }
        return end;
    }

    std::vector<Run>& runs_of(char mark) { return mark == '*' ? stars_ : mark == '_' ? underscores_ : tildes_; }

    std::string_view line_;
    std::vector<bool> dropped_;
    std::vector<std::size_t> closing_;  // of each [ its ]
    std::vector<Run> stars_;
    std::vector<Run> underscores_;
    std::vector<Run> tildes_;
};

// --- lines ---

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

// "---", "***", "===", "|---|:--|" and the like.
bool is_rule(std::string_view line) {
    if (line.size() < 3 || line.find_first_not_of("-*_=| :+") != npos) return false;
    return line.find("--") != npos || line.find("==") != npos || line.find("**") != npos || line.find("__") != npos;
}

bool is_fence(std::string_view line) {
    return line.starts_with("```") || line.starts_with("~~~");
}

// "[name]: address"; that of a footnote has a text behind it, which stays.
bool is_definition(std::string_view line) {
    if (!line.starts_with('[') || line.starts_with("[^")) return false;
    const std::size_t close = line.find("]:");
    return close != npos && line.substr(0, close).find(']') == npos;
}

// The text of "## heading ##" or "# heading {#name}".
std::optional<std::string_view> heading_of(std::string_view line) {
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    if (level == 0 || level > 6 || !is_blank_at(line, level)) return std::nullopt;
    line = trim(line.substr(level));
    if (line.ends_with('}') && line.rfind('{') != npos) line = trim(line.substr(0, line.rfind('{')));
    while (line.ends_with('#'))
        line.remove_suffix(1);
    return trim(line);
}

// Without the marks of quotations, list items and footnotes.
std::string_view without_marks(std::string_view line) {
    line = trim(line);
    while (line.starts_with('>'))
        line = trim(line.substr(1));
    if (line.starts_with("- ") || line.starts_with("* ") || line.starts_with("+ ")) line = trim(line.substr(2));
    const std::size_t note = line.starts_with("[^") ? line.find("]:") : npos;
    return note == npos ? line : trim(line.substr(note + 2));
}

}  // namespace

std::string markdown_line(std::string_view line) {
    return Line(trim(line)).text();
}

MarkdownText markdown_text(std::string_view text) {
    const std::string plain = plain_text(text, Tags::known);
    MarkdownText result;
    bool heading_may_come = true;
    std::string_view rest = plain;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = without_marks(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || is_rule(line) || is_fence(line) || is_definition(line)) continue;
        const std::optional<std::string_view> heading = heading_of(line);
        std::string clean(trim(markdown_line(heading ? *heading : line)));
        if (clean.empty()) continue;
        if (heading && heading_may_come) {
            result.heading = std::move(clean);
        } else {
            if (!result.body.empty()) result.body.push_back('\n');
            result.body += clean;
        }
        heading_may_come = false;
    }
    return result;
}

}  // namespace arshif::indexer
