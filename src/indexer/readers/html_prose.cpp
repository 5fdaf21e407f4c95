#include <algorithm>

#include "indexer/readers/html_body.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t longest_byline = 240;  // bytes
constexpr std::uint32_t least_prose = 25;    // letters

// A block that is no prose has none: what is short, or mostly links.
double points_of(const HtmlBlock& block) {
    if (block.letters < least_prose || block.linked * 2 > block.letters) return 0;
    constexpr double most_for_length = 10;
    constexpr double most_for_stops = 20;
    const double length = std::min(most_for_length, block.letters / 80.0);
    const double stops = std::min(most_for_stops, static_cast<double>(block.stops));
    return (0.5 + stops + length) * (1.0 - static_cast<double>(block.linked) / block.letters);
}

bool holds_page(HtmlElement element) {
    return element == 0 || element == html_element("html") || element == html_element("body") ||
           element == html_element("main") || element == html_element("article") || element == html_element("head");
}

// Nodes with something in them that surely is of the article, which must not be left out with what is around it.
std::vector<bool> nodes_around_article(const HtmlPage& page) {
    std::vector<bool> around(page.nodes.size());
    for (std::size_t i = page.nodes.size(); i-- > 1;) {
        const HtmlNode& node = page.nodes[i];
        const bool sign =
            (node.hints & (hint::body | hint::main)) != 0 || node.element == html_element("h1") || around[i];
        if (sign && (node.hints & hint::boilerplate) == 0) around[node.parent] = true;
    }
    return around;
}

}  // namespace

HtmlProse::HtmlProse(const HtmlPage& page, bool soft) : excluded_(page.nodes.size()) {
    const std::vector<bool> around = nodes_around_article(page);
    for (std::size_t i = 1; i < page.nodes.size(); ++i) {
        const HtmlNode& node = page.nodes[i];
        bool out = excluded_[node.parent] || (node.hints & hint::boilerplate) != 0;
        if (soft && !holds_page(node.element) && !around[i] && (node.hints & hint::body) == 0) {
            const bool beside =
                (node.hints & (hint::date | hint::author)) != 0 && node.text_end - node.text_begin <= longest_byline;
            out = out || beside || (node.hints & hint::unlikely) != 0;
        }
        excluded_[i] = out && !(node.element == html_element("body") || node.element == html_element("html"));
    }
    points_.reserve(page.blocks.size() + 1);
    points_.push_back(0);
    letters_.push_back(0);
    linked_.push_back(0);
    for (const HtmlBlock& block : page.blocks) {
        const bool counts = !excluded_[block.node];
        points_.push_back(points_.back() + (counts ? points_of(block) : 0));
        letters_.push_back(letters_.back() + (counts ? block.letters : 0));
        linked_.push_back(linked_.back() + (counts ? block.linked : 0));
    }
}

}  // namespace arshif::indexer
