// A page as a flat list of its elements, of the pieces of text in them, and of what its head says.
//
// Tag soup is taken as it comes: a <p> ends where a block begins, a cell where the next one does, closing tags without
// an opening one are passed over and never close an element outside of their table cell. Elements nested deeper than
// max_depth are as if their tags were not there, as in browsers; nothing recurses. An element's texts, blocks and
// descendants follow each other without others between, so that each is a range.
//
// Owns its text, but names, JSON-LD and comments are views of the page it was made from. Thread safety: a value.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/readers/html_elements.h"
#include "indexer/readers/html_hints.h"

namespace arshif::indexer {

class FieldMap;  // field_map.h

struct HtmlNode {
    std::uint32_t parent = 0;
    HtmlElement element = 0;
    HtmlHints hints = 0;
    // Ranges of HtmlPage::text, blocks and nodes that the element holds; of nodes, those behind itself.
    std::uint32_t text_begin = 0;
    std::uint32_t text_end = 0;
    std::uint32_t block_begin = 0;
    std::uint32_t block_end = 0;
    std::uint32_t node_end = 0;
};

// Text without a break but that of <br>, which is a line feed.
struct HtmlBlock {
    std::uint32_t node = 0;  // the innermost block element around it
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t letters = 0;  // code points but for spaces
    std::uint32_t linked = 0;   // of these, in links
    std::uint32_t stops = 0;    // commas, full stops and the like
};

// A property of the page or of an element in it.
struct HtmlProperty {
    std::string_view kind;  // "meta", "itemprop", "time", "link"
    std::string_view name;
    std::string value;        // if it is written as an attribute
    std::uint32_t node = 0;   // of an itemprop or time without such a value, which is then the text of the node
    std::uint32_t block = 0;  // how many blocks came before
};

struct HtmlPage {
    static constexpr std::size_t max_depth = 512;
    static constexpr std::size_t max_parts = std::size_t{1} << 20U;

    std::string text;
    std::vector<HtmlNode> nodes;  // the first is the page itself
    std::vector<HtmlBlock> blocks;
    std::vector<HtmlProperty> properties;
    std::vector<std::string_view> json_ld;
    std::string title;
    std::string saved_from;     // the address in the comment that browsers put into what they save
    bool says_article = false;  // its og:type, or a meta tag that only articles have
    bool too_many = false;      // it has more than max_parts elements or blocks, and was not read to its end

    std::string_view text_of(const HtmlBlock& block) const {
        return std::string_view(text).substr(block.begin, block.end - block.begin);
    }
    std::string_view text_of(const HtmlNode& node) const {
        return std::string_view(text).substr(node.text_begin, node.text_end - node.text_begin);
    }
};

// `page` is UTF-8. Elements whose class, id or itemprop is mapped to the body get hint::mapped.
HtmlPage parse_html(std::string_view page, const FieldMap* map);

// White space in runs made one space, references decoded, none at both ends.
std::string html_line(std::string_view text);

// Without spaces and no-break spaces at both ends.
std::string_view trimmed_html(std::string_view text);

// Letters and stops of a text, as HtmlBlock has them.
struct HtmlMeasure {
    std::uint32_t letters = 0;
    std::uint32_t stops = 0;
};
HtmlMeasure measure_html_text(std::string_view text);

}  // namespace arshif::indexer
