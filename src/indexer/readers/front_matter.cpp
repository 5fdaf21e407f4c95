#include "indexer/readers/front_matter.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

#include "text/utf8.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_front_matter = std::size_t{64} << 10U;
constexpr std::string_view blanks = " \t";

std::string_view trim(std::string_view text) {
    const std::size_t first = text.find_first_not_of(blanks);
    if (first == npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

std::size_t indent_of(std::string_view line) {
    return std::min(line.find_first_not_of(blanks), line.size());
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// What stands behind the backslash at the front of `text`; how many bytes of it were taken.
std::size_t take_escape(std::string_view text, std::string& out) {
    const char c = text.size() > 1 ? text[1] : '\\';
    if (c == 'u' || c == 'x') {
        const std::string_view digits = text.substr(2, c == 'u' ? 4 : 2);
        std::uint32_t code = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), code, 16);
        const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
        if (error == std::errc() && end == digits.data() + digits.size() && !surrogate) {
            text::append_utf8(out, static_cast<char32_t>(code));
            return 2 + digits.size();
        }
    }
    out.push_back(c == 'n' ? '\n' : c == 't' ? '\t' : c);
    return std::min<std::size_t>(2, text.size());
}

// The quoted string at the front of `text`, which is removed from it; nothing if its closing mark is missing.
std::optional<std::string> take_quoted(std::string_view& text) {
    const char quote = text.front();
    std::string out;
    for (std::size_t at = 1; at < text.size();) {
        if (text[at] == quote && quote == '\'' && text.substr(at + 1).starts_with('\'')) {
            out.push_back('\'');
            at += 2;
        } else if (text[at] == quote) {
            text.remove_prefix(at + 1);
            return out;
        } else if (text[at] == '\\' && quote == '"') {
            at += take_escape(text.substr(at), out);
        } else {
            out.push_back(text[at++]);
        }
    }
    return std::nullopt;
}

// A value that is no list: quoted, or up to a comment.
std::string scalar(std::string_view text) {
    text = trim(text);
    if (text.starts_with('"') || text.starts_with('\'')) {
        std::string_view rest = text;
        std::optional<std::string> quoted = take_quoted(rest);
        rest = trim(rest);
        if (quoted && (rest.empty() || rest.front() == '#')) return std::move(*quoted);
    }
    if (text.starts_with('#')) return {};
    const std::size_t comment = text.find(" #");
    text = trim(text.substr(0, comment));
    return text == "~" || text == "null" ? std::string() : std::string(text);
}

// [a, "b, c"], as far as it is closed on its line.
std::vector<std::string> flow_list(std::string_view text) {
    std::vector<std::string> values;
    text = trim(text.substr(1));
    while (!text.empty() && text.front() != ']') {
        std::string value;
        const bool is_quoted = text.front() == '"' || text.front() == '\'';
        std::optional<std::string> quoted = is_quoted ? take_quoted(text) : std::nullopt;
        const std::size_t end = std::min(text.find_first_of(",]"), text.size());
        value = quoted ? std::move(*quoted) : scalar(text.substr(0, end));
        if (!value.empty()) values.push_back(std::move(value));
        text.remove_prefix(end);
        if (text.starts_with(',')) text = trim(text.substr(1));
    }
    return values;
}

class Parser {
public:
    Parser(std::vector<std::string_view> lines, char separator) : lines_(std::move(lines)), separator_(separator) {}

    std::vector<FrontMatter::Entry> parse() {
        std::vector<FrontMatter::Entry> entries;
        while (at_ < lines_.size()) {
            const std::string_view line = lines_[at_++];
            if (const std::optional<std::size_t> end = key_end(line); end && indent_of(line) == 0) {
                entries.push_back({key_of(line.substr(0, *end)), values(trim(line.substr(*end + 1)))});
            }
        }
        return entries;
    }

private:
    // Of "key: value"; a colon that no blank follows belongs to a word.
    std::optional<std::size_t> key_end(std::string_view line) const {
        if (line.empty() || line.front() == '#' || line.front() == '-') return std::nullopt;
        const std::size_t at = line.find(separator_);
        if (at == npos || at == 0) return std::nullopt;
        const bool separated = separator_ == '=' || at + 1 == line.size() || blanks.find(line[at + 1]) != npos;
        return separated ? std::optional<std::size_t>(at) : std::nullopt;
    }

    static std::string_view key_of(std::string_view text) {
        text = trim(text);
        if (text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front())
            return text.substr(1, text.size() - 2);
        return text;
    }

    std::vector<std::string> values(std::string_view text) {
        if (text.starts_with('|') || text.starts_with('>')) return {block(text.front() == '|' ? '\n' : ' ')};
        if (text.starts_with('[')) return flow_list(joined(text));
        if (text.empty() || text.front() == '#') return nested();
        return {scalar(joined(text))};
    }

    // With the indented lines behind it.
    std::string joined(std::string_view text) {
        std::string all(text);
        while (at_ < lines_.size() && indent_of(lines_[at_]) > 0 && !trim(lines_[at_]).empty()) {
            all.push_back(' ');
            all.append(trim(lines_[at_++]));
        }
        // A list in brackets need not be indented.
        while (text.starts_with('[') && all.find(']') == npos && at_ < lines_.size()) {
            all.push_back(' ');
            all.append(trim(lines_[at_++]));
        }
        return all;
    }

    std::string block(char separator) {
        std::string out;
        bool paragraph = false;
        for (; at_ < lines_.size() && (indent_of(lines_[at_]) > 0 || lines_[at_].empty()); ++at_) {
            const std::string_view line = trim(lines_[at_]);
            if (!out.empty() && !line.empty()) out.push_back(paragraph ? '\n' : separator);
            paragraph = line.empty();
            out.append(line);
        }
        return out;
    }

    // The list or map behind a key without a value: of "- a" the a, of "name: a" too.
    std::vector<std::string> nested() {
        std::vector<std::string> all;
        for (; at_ < lines_.size(); ++at_) {
            std::string_view line = trim(lines_[at_]);
            const bool item = line.starts_with("- ");
            if (indent_of(lines_[at_]) == 0 && !item && line != "-") break;
            if (item) line = trim(line.substr(2));
            const std::optional<std::size_t> end = key_end(line);
            if (end && line.front() != '"' && line.front() != '\'') {
                if (key_of(line.substr(0, *end)) != "name") continue;
                line = trim(line.substr(*end + 1));
            }
            std::string value = scalar(line);
            if (!value.empty()) all.push_back(std::move(value));
        }
        return all;
    }

    std::vector<std::string_view> lines_;
    char separator_;
    std::size_t at_ = 0;
};

}  // namespace

FrontMatter read_front_matter(std::string_view text) {
    const std::string_view fence = text.substr(0, 3);
    if (fence != "---" && fence != "+++") return {};
    const std::size_t begin = text.find('\n');
    if (begin == npos || !trim(text.substr(3, begin - 3)).empty()) return {};
    const std::vector<std::string_view> lines = lines_of(text.substr(begin + 1, longest_front_matter));
    std::size_t end = begin + 1;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string_view line = trim(lines[i]);
        const bool closes = line == fence || (line == "..." && fence == "---");
        end = std::min(end + lines[i].size() + 1, text.size());
        if (!closes) continue;
        const auto last = lines.begin() + static_cast<std::ptrdiff_t>(i);
        return {Parser({lines.begin(), last}, fence == "---" ? ':' : '=').parse(), end};
    }
    return {};
}

}  // namespace arshif::indexer
