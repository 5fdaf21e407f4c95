#include "indexer/readers/markup.h"

#include <algorithm>
#include <array>

#include "indexer/readers/entities.h"
#include "indexer/readers/line_ends.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t longest_tag = 512;
constexpr std::string_view white_space = " \t\r\n";

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_name_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.' || c == ':';
}

// What a tag of text inside a value stands for.
constexpr std::array<std::string_view, 20> breaks = {"p",  "br",      "div",     "li",     "ul",    "ol",        "tr",
                                                     "h1", "h2",      "h3",      "h4",     "h5",    "h6",        "hr",
                                                     "s",  "section", "article", "header", "table", "blockquote"};
constexpr std::array<std::string_view, 10> inlines = {"b",      "i",    "u",    "a",     "em",
                                                      "strong", "span", "font", "small", "img"};

template <typename List>
bool has(const List& list, std::string_view name) {
    return std::find(list.begin(), list.end(), name) != list.end();
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(white_space);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(white_space) + 1 - first);
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

// Takes the tag at the front of `text` into `out`; how many bytes it was.
std::size_t take_tag(std::string_view text, std::string& out) {
    const std::optional<MarkupTag> tag = tag_at(text, 0);
    const std::string name = tag ? lower_case(tag->name) : std::string();
    if (has(breaks, name)) {
        // The line may break at the tag besides, before it or behind it.
        if (!out.ends_with('\n')) out.push_back('\n');
        const std::string_view behind = text.substr(tag->end, 2);
        if (behind == "\r\n") return tag->end + 2;
        return tag->end + (behind.starts_with('\n') ? 1U : 0U);
    }
    if (has(inlines, name)) return tag->end;
    out.push_back('<');
    return 1;
}

}  // namespace

std::string lower_case(std::string_view text) {
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lowered;
}

std::optional<MarkupTag> tag_at(std::string_view text, std::size_t at) {
    text = text.substr(0, at + std::min(longest_tag, text.size() - at));
    std::size_t place = at + 1;
    MarkupTag tag;
    tag.begin = at;
    tag.closes = place < text.size() && text[place] == '/';
    if (tag.closes) ++place;
    if (place >= text.size() || !is_letter(text[place])) return std::nullopt;
    const std::size_t name = place;
    while (place < text.size() && is_name_character(text[place]))
        ++place;
    tag.name = text.substr(name, place - name);
    const std::size_t end = text.find_first_of("<>", place);
    if (end == std::string_view::npos || text[end] == '<') return std::nullopt;
    tag.attributes = trimmed(text.substr(place, end - place));
    const bool separated =
        end == place || text[place] == '/' || white_space.find(text[place]) != std::string_view::npos;
    if (!separated) return std::nullopt;
    tag.end = end + 1;
    return tag;
}

std::optional<MarkupTag> next_tag(std::string_view text, std::size_t from) {
    for (std::size_t at = text.find('<', from); at != std::string_view::npos; at = text.find('<', at + 1)) {
        if (std::optional<MarkupTag> tag = tag_at(text, at)) return tag;
    }
    return std::nullopt;
}

std::string_view attribute_value(std::string_view attributes, std::string_view name) {
    while (!attributes.empty()) {
        const std::size_t equals = attributes.find('=');
        if (equals == std::string_view::npos) return {};
        const std::string key = lower_case(trimmed(attributes.substr(0, equals)));
        attributes = attributes.substr(equals + 1);
        attributes = attributes.substr(std::min(attributes.find_first_not_of(white_space), attributes.size()));
        std::string_view ends = white_space;
        if (attributes.starts_with('"') || attributes.starts_with('\'')) {
            ends = attributes.substr(0, 1);
            attributes.remove_prefix(1);
        }
        const std::size_t end = std::min(attributes.find_first_of(ends), attributes.size());
        if (key == name) return attributes.substr(0, end);
        attributes.remove_prefix(std::min(end + 1, attributes.size()));
    }
    return {};
}

std::string plain_text(std::string_view text) {
    text = trimmed(text);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t plain = std::min(text.find_first_of("<&"), text.size());
        out.append(text.substr(0, plain));
        text.remove_prefix(plain);
        if (text.empty()) break;
        text.remove_prefix(text.front() == '<' ? take_tag(text, out) : decode_entity(text, out));
    }
    unify_line_ends(out);
    return std::string(trimmed_value(out));
}

}  // namespace arshif::indexer
