// Finds the text of the article in a page, among menus, teasers, comments and what else surrounds it.
//
// Blocks of text that read like prose (long, with commas and full stops, not in links) give points to the elements
// around them, falling off with the distance; the element with most of them holds the article, siblings alike it too.
// An element that says of itself that it is the article's body is believed if it holds a good part of the prose.
// Elements that are by their name or class no part of an article are left out, unless that leaves next to nothing.
// What remains is judged: short texts without other signs of an article, and lists of teasers, are none.
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html_page.h"

namespace arshif::indexer {

// Which elements count, and what is known of each by the prose in it.
class HtmlProse {
public:
    // `soft`: leave out what class names speak against.
    HtmlProse(const HtmlPage& page, bool soft);

    bool excluded(std::uint32_t node) const { return excluded_[node]; }
    // Points of prose of the blocks of a node that count.
    double points(const HtmlNode& node) const { return points_[node.block_end] - points_[node.block_begin]; }
    double all_points() const { return points_.back(); }
    double points_of_block(std::size_t block) const { return points_[block + 1] - points_[block]; }
    std::uint32_t letters(const HtmlNode& node) const { return letters_[node.block_end] - letters_[node.block_begin]; }
    std::uint32_t linked(const HtmlNode& node) const { return linked_[node.block_end] - linked_[node.block_begin]; }

private:
    std::vector<bool> excluded_;
    std::vector<double> points_;  // sums of all blocks before
    std::vector<std::uint32_t> letters_;
    std::vector<std::uint32_t> linked_;
};

struct HtmlBody {
    std::vector<std::uint32_t> nodes;  // what holds the article: one element, or siblings
    bool stated = false;               // by markup that says so
    std::string text;                  // lines with line feeds between
    std::uint32_t letters = 0;
    std::uint32_t first_block = 0;  // of the text
    bool list = false;              // it looks like a list of teasers
};

// Tells of a line at the beginning of the text that it is none of it: the title once more, a date.
using IsBesideText = std::function<bool(std::string_view line)>;

HtmlBody find_html_body(const HtmlPage& page, const HtmlProse& prose, const IsBesideText& beside);

// The text of the elements that the user has named (hint::mapped); empty if there are none.
std::string mapped_html_text(const HtmlPage& page);

// A text without empty lines, each line without white space at its ends.
std::string html_lines(std::string_view text);

// The text of a node without that of excluded elements in it, as lines.
std::string lines_of(const HtmlPage& page, const HtmlProse& prose, const HtmlNode& node);

}  // namespace arshif::indexer
