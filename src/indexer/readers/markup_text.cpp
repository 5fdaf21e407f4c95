#include "indexer/readers/markup_text.h"

#include <algorithm>
#include <array>

#include "indexer/readers/entities.h"
#include "indexer/readers/line_ends.h"
#include "indexer/readers/markup_scanner.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// What a tag of text inside a value stands for.
constexpr std::array<std::string_view, 20> breaks = {"p",  "br",      "div",     "li",     "ul",    "ol",        "tr",
                                                     "h1", "h2",      "h3",      "h4",     "h5",    "h6",        "hr",
                                                     "s",  "section", "article", "header", "table", "blockquote"};
// Those of XML exports, which HTML does not have.
constexpr std::array<std::string_view, 6> xml_breaks = {"value", "para", "paragraph", "line", "item", "block"};
constexpr std::array<std::string_view, 10> inlines = {"b",      "i",    "u",    "a",     "em",
                                                      "strong", "span", "font", "small", "img"};
constexpr std::array<std::string_view, 3> hidden = {"script", "style", "noscript"};

template <typename List>
bool has(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

// Without no-break spaces at both ends either, which come from pages.
std::string_view trimmed_value(std::string_view text) {
    constexpr std::string_view no_break_space = "\xC2\xA0";
    while (true) {
        text = trimmed(text);
        const bool front = text.starts_with(no_break_space);
        const bool back = !front && text.ends_with(no_break_space);
        if (!front && !back) return text;
        text = text.substr(front ? no_break_space.size() : 0, text.size() - no_break_space.size());
    }
}

void append_decoded(std::string_view text, std::string& out) {
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find('&'), text.size());
        out.append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (!text.empty()) text.remove_prefix(decode_entity(text, out));
    }
}

// Whether the tag behind this closing one opens another element of the same name.
bool repeats(std::string_view text, const MarkupTag& tag) {
    const std::size_t next = text.find_first_not_of(markup_white_space, tag.end);
    return tag.closes && next != npos && text[next] == '<' && text.substr(next + 1).starts_with(tag.name);
}

// What is between two tags, once it is known that the line breaks at the first of them.
class TextBuilder {
public:
    TextBuilder(std::string_view text, Tags tags) : text_(text), tags_(tags), scanner_(text) {
        out_.reserve(text.size());
    }

    std::string build() {
        for (auto piece = scanner_.next();; piece = scanner_.next()) {
            append_decoded(behind_break(scanner_.text()), out_);
            if (piece == MarkupScanner::Piece::end) break;
            if (piece == MarkupScanner::Piece::tag) take_tag();
            if (piece == MarkupScanner::Piece::cdata) out_.append(scanner_.cdata());
        }
        unify_line_ends(out_);
        return std::string(trimmed_value(out_));
    }

private:
    // The line may break at the tag besides, before it or behind it.
    std::string_view behind_break(std::string_view text) {
        if (!broken_) return text;
        broken_ = false;
        if (text.starts_with("\r\n")) return text.substr(2);
        return text.substr(text.starts_with('\n') ? 1 : 0);
    }

    void take_tag() {
        const MarkupTag& tag = scanner_.tag();
        const std::string name = lower_case(tags_ == Tags::all ? tag.local_name() : tag.name);
        const bool all = tags_ == Tags::all;
        if (has(breaks, name) || (all && (has(xml_breaks, name) || repeats(text_, tag)))) {
            if (!out_.ends_with('\n')) out_.push_back('\n');
            broken_ = true;
        } else if (!all && !has(inlines, name)) {
            append_decoded(text_.substr(tag.begin, tag.end - tag.begin), out_);
        }
    }

    std::string_view text_;
    Tags tags_;
    MarkupScanner scanner_;
    std::string out_;
    bool broken_ = false;
};

bool has_html(std::string_view text) {
    if (text.find('<') == npos) return false;
    MarkupScanner scanner(text);
    while (scanner.next_tag()) {
        const std::string name = lower_case(scanner.tag().name);
        if (has(breaks, name) || has(inlines, name)) return true;
    }
    return false;
}

// Without scripts and styles; `breaks_lines`: whether tags are left that do.
std::string visible(std::string_view html, bool& breaks_lines) {
    std::string out;
    std::string inside;  // of which hidden element
    MarkupScanner scanner(html);
    for (auto piece = scanner.next();; piece = scanner.next()) {
        if (inside.empty()) out.append(scanner.text());
        if (piece == MarkupScanner::Piece::end) return out;
        if (piece != MarkupScanner::Piece::tag) continue;
        const MarkupTag& tag = scanner.tag();
        const std::string name = lower_case(tag.name);
        if (!inside.empty()) {
            if (tag.closes && name == inside) inside.clear();
        } else if (has(hidden, name)) {
            if (!tag.closes && !tag.empty) inside = name;
        } else {
            breaks_lines = breaks_lines || has(breaks, name);
            out.append(html.substr(tag.begin, tag.end - tag.begin));
        }
    }
}

// One space for each run of them, none around line breaks, no line empty.
std::string tidy_lines(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string line = one_line(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        if (!out.empty()) out.push_back('\n');
        out += line;
    }
    return out;
}

}  // namespace

std::string unwrapped(std::string_view inside) {
    std::string out;
    MarkupScanner scanner(inside);
    for (auto piece = scanner.next();; piece = scanner.next()) {
        append_decoded(scanner.text(), out);
        if (piece == MarkupScanner::Piece::end) return out;
        if (piece == MarkupScanner::Piece::tag)
            out.append(inside.substr(scanner.begin(), scanner.end() - scanner.begin()));
        if (piece == MarkupScanner::Piece::cdata) out.append(scanner.cdata());
    }
}

std::string plain_text(std::string_view text, Tags tags) {
    return TextBuilder(text, tags).build();
}

std::string xml_text(std::string_view inside) {
    std::string text = plain_text(inside, Tags::all);
    return has_html(text) ? plain_text(text, Tags::known) : text;
}

std::string html_text(std::string_view inside) {
    bool breaks_lines = false;
    std::string html = visible(unwrapped(inside), breaks_lines);
    if (breaks_lines) {
        unify_line_ends(html);
        std::replace(html.begin(), html.end(), '\n', ' ');
    }
    return tidy_lines(plain_text(html, Tags::all));
}

std::string one_line(std::string_view text) {
    std::string out;
    while (true) {
        const std::size_t begin = text.find_first_not_of(markup_white_space);
        if (begin == npos) return out;
        text.remove_prefix(begin);
        const std::size_t end = std::min(text.find_first_of(markup_white_space), text.size());
        if (!out.empty()) out.push_back(' ');
        out.append(text.substr(0, end));
        text.remove_prefix(end);
    }
}

}  // namespace arshif::indexer
