#include "indexer/readers/html_visible.h"

#include <algorithm>
#include <array>

#include "indexer/readers/html_title.h"
#include "recognise/metadata_date.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t longest_line = 200;
constexpr std::size_t longest_name = 80;
// How far before the headline, in elements or blocks, something still belongs to it.
constexpr std::uint32_t near_nodes = 15;
constexpr std::uint32_t near_blocks = 3;
constexpr std::size_t most_candidates = 64;

constexpr std::array<std::string_view, 6> separators = {"|", " - ", "\xE2\x80\x93", "\xE2\x80\xA2", "\xC2\xB7", "\n"};

bool is_digit_at(std::string_view text, std::size_t at) {
    if (text[at] >= '0' && text[at] <= '9') return true;
    // Arabic-Indic and Persian digits, U+0660 to U+0669 and U+06F0 to U+06F9.
    if (at + 1 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    return (text[at] == '\xD9' && second >= 0xA0 && second <= 0xA9) ||
           (text[at] == '\xDB' && second >= 0xB0 && second <= 0xB9);
}

// An ISO date may end in T…; a number by itself is a telephone number sooner than a date.
bool is_date(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") == std::string_view::npos) return false;
    const core::Result<recognise::Timestamp> stamp = recognise::parse_metadata_date(text);
    return stamp.ok() && stamp->date.day != 0;
}

// The date in a part of a line: the whole, or from the first word with a digit or the word before it on.
std::string_view date_in_part(std::string_view part) {
    part = trimmed_html(part);
    if (is_date(part)) return part;
    std::size_t before = 0;
    std::size_t word = 0;
    for (std::size_t at = 0; at < part.size(); ++at) {
        if (part[at] == ' ' || part[at] == ':') {
            before = word;
            word = at + 1;
        } else if (is_digit_at(part, at)) {
            for (const std::size_t begin : {before, word}) {
                if (is_date(trimmed_html(part.substr(begin)))) return trimmed_html(part.substr(begin));
            }
            return {};
        }
    }
    return {};
}

const HtmlNode& body_node(const HtmlPage& page, const HtmlBody& body) {
    return page.nodes[body.nodes.back()];
}

std::vector<std::uint32_t> nodes_with(const HtmlPage& page, HtmlHints wanted) {
    std::vector<std::uint32_t> nodes;
    for (std::uint32_t i = 1; i < page.nodes.size(); ++i) {
        const HtmlNode& node = page.nodes[i];
        if ((node.hints & wanted) != 0 && node.text_end > node.text_begin &&
            node.text_end - node.text_begin <= longest_line)
            nodes.push_back(i);
    }
    return nodes;
}

}  // namespace

std::string_view date_in_line(std::string_view line) {
    if (line.size() > longest_line) return {};
    if (const std::string_view date = date_in_part(line); !date.empty()) return date;
    while (!line.empty()) {
        std::size_t end = line.size();
        std::size_t length = 0;
        for (const std::string_view separator : separators) {
            const std::size_t at = line.find(separator);
            if (at >= end) continue;
            end = at;
            length = separator.size();
        }
        if (const std::string_view date = date_in_part(line.substr(0, end)); !date.empty()) return date;
        line.remove_prefix(std::min(end + length, line.size()));
    }
    return {};
}

std::uint32_t find_heading(const HtmlPage& page, const HtmlBody& body) {
    const HtmlNode& text = body_node(page, body);
    std::uint32_t before = 0;
    std::uint32_t any = 0;
    for (std::uint32_t i = 1; i < page.nodes.size(); ++i) {
        const HtmlNode& node = page.nodes[i];
        if (node.element != html_element("h1") || trimmed_html(page.text_of(node)).empty()) continue;
        if ((node.hints & hint::boilerplate) != 0) continue;
        if (any == 0) any = i;
        // The last one before the text ends: earlier ones are logos.
        if (node.text_begin <= text.text_end) before = i;
        if (before != 0 && page.nodes[before].block_begin >= body.first_block) break;
    }
    return before != 0 ? before : any;
}

std::uint32_t beside_heading(const HtmlPage& page, const HtmlProse& prose, const HtmlBody& body, std::uint32_t heading,
                             const std::vector<std::uint32_t>& nodes) {
    const HtmlNode& text = body_node(page, body);
    std::uint32_t last_before = 0;
    for (const std::uint32_t node : nodes) {
        if (prose.excluded(page.nodes[node].parent)) continue;
        if (heading == 0) {
            // Without a headline: the last before the text, or the first in it.
            if (page.nodes[node].text_begin > text.text_begin)
                return last_before == 0 && node < text.node_end ? node : last_before;
            last_before = node;
        } else if (node > heading) {
            if (node < text.node_end + near_nodes || page.nodes[node].block_begin <= text.block_end) return node;
            break;
        } else if (heading - node <= near_nodes) {
            last_before = node;
        }
    }
    return last_before;
}

std::string visible_date(const HtmlPage& page, const HtmlProse& prose, const HtmlBody& body, std::uint32_t heading) {
    std::vector<std::uint32_t> dated;
    for (const std::uint32_t node : nodes_with(page, hint::date)) {
        if (dated.size() < most_candidates && !date_in_line(trimmed_html(page.text_of(page.nodes[node]))).empty())
            dated.push_back(node);
    }
    if (const std::uint32_t node = beside_heading(page, prose, body, heading, dated))
        return std::string(date_in_line(trimmed_html(page.text_of(page.nodes[node]))));
    if (heading == 0) return {};
    const std::uint32_t own = page.nodes[heading].block_begin;
    const std::uint32_t end = std::min(body.first_block, own + static_cast<std::uint32_t>(most_candidates));
    for (std::uint32_t block = own < near_blocks ? 0 : own - near_blocks; block < end; ++block) {
        if (prose.excluded(page.blocks[block].node) && block < own) continue;
        if (const std::string_view date = date_in_line(page.text_of(page.blocks[block])); !date.empty())
            return std::string(date);
    }
    return {};
}

std::string visible_author(const HtmlPage& page, const HtmlProse& prose, const HtmlBody& body, std::uint32_t heading) {
    std::vector<std::uint32_t> named;
    for (const std::uint32_t node : nodes_with(page, hint::author)) {
        const std::string_view text = trimmed_html(page.text_of(page.nodes[node]));
        if (named.size() < most_candidates && !text.empty() && text.size() <= longest_name &&
            text.find('\n') == std::string_view::npos)
            named.push_back(node);
    }
    const std::uint32_t node = beside_heading(page, prose, body, heading, named);
    if (node == 0) return {};
    const std::string_view text = trimmed_html(page.text_of(page.nodes[node]));
    const std::string_view name = name_in_byline(text);
    if (!name.empty()) return std::string(name);
    return date_in_line(text).empty() ? std::string(text) : std::string();
}

}  // namespace arshif::indexer
