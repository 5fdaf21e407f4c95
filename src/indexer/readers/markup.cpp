#include "indexer/readers/markup.h"

#include <algorithm>

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_white(char c) {
    return markup_white_space.find(c) != npos;
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_beyond_ascii(char c) {
    return static_cast<unsigned char>(c) >= 0x80;
}

bool is_name_start(char c) {
    return is_ascii_letter(c) || c == '_' || is_beyond_ascii(c);
}

bool is_name_character(char c) {
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':';
}

// Behind the quotation mark that ends the value begun by the one at `at`, or behind that one itself if none does; npos
// while that is not known. A value holds no <, so that a mark which is not closed costs no more than the tag.
std::size_t behind_quoted(std::string_view text, std::size_t at, bool all_there) {
    const char stops[] = {text[at], '<'};
    const std::size_t end = text.find_first_of({stops, sizeof stops}, at + 1);
    if (end == npos && !all_there) return npos;
    return end == npos || text[end] == '<' ? at + 1 : end + 1;
}

bool follows_equals(std::string_view text, std::size_t at, std::size_t from) {
    while (at > from && is_white(text[at - 1]))
        --at;
    return at > from && text[at - 1] == '=';
}

// The > that ends the tag whose name ends at `from`; the < or the end of the text if there is none.
std::size_t find_tag_end(std::string_view text, std::size_t from, bool all_there) {
    std::size_t at = from;
    while (true) {
        at = at == npos ? npos : text.find_first_of("<>\"'", at);
        if (at == npos || text[at] == '<' || text[at] == '>') return at;
        at = follows_equals(text, at, from) ? behind_quoted(text, at, all_there) : at + 1;
    }
}

void set_attributes(std::string_view inside, MarkupTag& tag) {
    inside = trimmed(inside);
    if (inside.ends_with('/') && !tag.closes) {
        const std::string_view before = inside.substr(0, inside.size() - 1);
        tag.empty = before.empty() || is_white(before.back()) || before.back() == '"' || before.back() == '\'' ||
                    before.find_first_of(markup_white_space) == npos;
        inside = trimmed(before);
    }
    tag.attributes = inside;
}

// Only names that are not all ASCII can be quotations.
bool may_be_quotation(const MarkupTag& tag) {
    return std::any_of(tag.name.begin(), tag.name.end(), is_beyond_ascii);
}

// <<name>> is how some papers write quotation marks, and <of several words> is text too.
bool is_quotation(std::string_view text, const MarkupTag& tag) {
    if (!may_be_quotation(tag)) return false;
    const bool words = !tag.attributes.empty() && tag.attributes.find('=') == npos;
    return words || (tag.end < text.size() && text[tag.end] == '>');
}

}  // namespace

std::string lower_case(std::string_view text) {
    std::string lowered(text);
    std::transform(lowered.begin(), lowered.end(), lowered.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lowered;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(markup_white_space);
    if (first == npos) return {};
    return text.substr(first, text.find_last_not_of(markup_white_space) + 1 - first);
}

TagFit fit_tag(std::string_view text, std::size_t at, bool ended, MarkupTag& tag) {
    const bool all_there = ended || text.size() - at > longest_tag;
    const TagFit open_end = all_there ? TagFit::none : TagFit::cut_off;
    text = text.substr(0, at + std::min(longest_tag, text.size() - at));
    std::size_t place = at + 1;
    tag = MarkupTag{};
    tag.begin = at;
    tag.closes = place < text.size() && text[place] == '/';
    if (tag.closes) ++place;
    if (place >= text.size()) return open_end;
    if (!is_name_start(text[place])) return TagFit::none;
    const std::size_t name = place;
    while (place < text.size() && is_name_character(text[place]))
        ++place;
    if (place >= text.size()) return open_end;
    tag.name = text.substr(name, place - name);
    if (text[place] != '>' && text[place] != '/' && !is_white(text[place])) return TagFit::none;
    const std::size_t end = find_tag_end(text, place, all_there);
    if (end == npos) return open_end;
    if (text[end] == '<') return TagFit::none;
    tag.end = end + 1;
    if (tag.end == text.size() && !all_there && may_be_quotation(tag)) return TagFit::cut_off;
    set_attributes(text.substr(place, end - place), tag);
    return is_quotation(text, tag) ? TagFit::none : TagFit::tag;
}

std::optional<MarkupTag> tag_at(std::string_view text, std::size_t at) {
    MarkupTag tag;
    if (fit_tag(text, at, true, tag) != TagFit::tag) return std::nullopt;
    return tag;
}

TagFit fit_instruction(std::string_view text, std::size_t at, bool ended, MarkupTag& tag) {
    const TagFit open_end = ended || text.size() - at > longest_tag ? TagFit::none : TagFit::cut_off;
    text = text.substr(0, at + std::min(longest_tag, text.size() - at));
    if (at + 2 >= text.size()) return open_end;
    if (!is_name_start(text[at + 2])) return TagFit::none;
    for (std::size_t end = text.find_first_of("<>", at + 2); end != npos; end = text.find_first_of("<>", end + 1)) {
        if (text[end] == '<') return TagFit::none;
        if (text[end - 1] != '?') continue;
        tag = MarkupTag{};
        tag.begin = at;
        tag.end = end + 1;
        return TagFit::tag;
    }
    return open_end;
}

void for_each_attribute(std::string_view attributes,
                        const std::function<bool(std::string_view name, std::string_view value)>& use) {
    while (!attributes.empty()) {
        const std::size_t equals = attributes.find('=');
        if (equals == npos) return;
        // Of what stands before the =, the last word is the name; others are attributes without a value.
        std::string_view name = trimmed(attributes.substr(0, equals));
        name = name.substr(name.find_last_of(markup_white_space) + 1);
        attributes = attributes.substr(equals + 1);
        attributes = attributes.substr(std::min(attributes.find_first_not_of(markup_white_space), attributes.size()));
        std::string_view ends = markup_white_space;
        if (attributes.starts_with('"') || attributes.starts_with('\'')) {
            ends = attributes.substr(0, 1);
            attributes.remove_prefix(1);
        }
        const std::size_t end = std::min(attributes.find_first_of(ends), attributes.size());
        if (!use(name, attributes.substr(0, end))) return;
        attributes.remove_prefix(std::min(end + 1, attributes.size()));
    }
}

std::string_view attribute_value(std::string_view attributes, std::string_view name) {
    std::string_view found;
    for_each_attribute(attributes, [&](std::string_view key, std::string_view value) {
        const bool is_it = key.size() == name.size() && lower_case(key) == name;
        if (is_it) found = value;
        return !is_it;
    });
    return found;
}

}  // namespace arshif::indexer
