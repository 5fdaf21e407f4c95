#include "indexer/readers/html_container.h"

#include <algorithm>

namespace arshif::indexer {

namespace {

constexpr HtmlElement article = html_element("article");
constexpr std::uint32_t paragraph_letters = 80;

double linked_part(const HtmlProse& prose, const HtmlNode& node) {
    const std::uint32_t letters = prose.letters(node);
    return letters == 0 ? 1 : static_cast<double>(prose.linked(node)) / letters;
}

// The innermost element around a block that holds others too.
std::uint32_t around_block(const HtmlPage& page, std::uint32_t block, std::uint32_t within) {
    std::uint32_t node = page.blocks[block].node;
    while (node != within && page.nodes[node].block_end - page.nodes[node].block_begin == 1)
        node = page.nodes[node].parent;
    return node;
}

// A paragraph holds only itself.
std::uint32_t start_of(const HtmlPage& page, std::uint32_t block) {
    const std::uint32_t node = page.blocks[block].node;
    const HtmlElement element = page.nodes[node].element;
    const bool paragraph = element == html_element("p") || element == html_element("li") || heading_level(element) > 0;
    return paragraph ? page.nodes[node].parent : node;
}

}  // namespace

std::uint32_t stated_body(const HtmlPage& page, const HtmlProse& prose) {
    constexpr double good_part_of_body = 0.3;
    constexpr double good_part_of_article = 0.6;
    std::uint32_t best = 0;
    double most = 0;
    for (std::uint32_t i = 1; i < page.nodes.size(); ++i) {
        const HtmlNode& node = page.nodes[i];
        if ((node.hints & hint::body) == 0 || prose.excluded(i)) continue;
        // Of nested ones the inner counts if it has nearly all.
        if (const double points = prose.points(node); points > most * 0.95) {
            most = std::max(most, points);
            best = i;
        }
    }
    if (most >= good_part_of_body * prose.all_points() && most > 0) return best;
    best = 0;
    most = 0;
    for (std::uint32_t i = 1; i < page.nodes.size(); ++i) {
        const HtmlNode& node = page.nodes[i];
        if (node.element != article || prose.excluded(i)) continue;
        if (const double points = prose.points(node); points > most) {
            most = points;
            best = i;
        }
    }
    return most >= good_part_of_article * prose.all_points() && most > 0 ? best : 0;
}

std::uint32_t densest(const HtmlPage& page, const HtmlProse& prose, std::uint32_t within) {
    constexpr int levels = 5;
    std::vector<double> scores(page.nodes.size());
    const HtmlNode& limits = page.nodes[within];
    // Of each element how many long blocks are in it, each in whatever is around it alone.
    std::vector<std::uint32_t> paragraphs(page.nodes.size());
    std::vector<std::uint32_t> pieces(page.nodes.size());
    for (std::uint32_t block = limits.block_begin; block < limits.block_end; ++block) {
        const bool long_one = prose.points_of_block(block) > 0 && page.blocks[block].letters >= paragraph_letters;
        const std::uint32_t around = around_block(page, block, within);
        paragraphs[around] += long_one ? 1U : 0U;
        pieces[around] += page.blocks[block].linked * 2 < page.blocks[block].letters ? 1U : 0U;
    }
    for (std::uint32_t block = limits.block_begin; block < limits.block_end; ++block) {
        double points = prose.points_of_block(block);
        std::uint32_t node = start_of(page, block);
        // Several paragraphs, or short lines such as verses, each in something of its own.
        constexpr std::uint32_t several = 4;
        const std::uint32_t around = around_block(page, block, within);
        const bool lines =
            page.nodes[page.blocks[block].node].element != html_element("td") && pieces[around] >= several;
        if (paragraphs[around] >= 2 || lines) node = around;
        for (int level = 0; level < levels && points > 0; ++level, points /= 2) {
            scores[node] += points;
            if (node == within || node == 0) break;
            node = page.nodes[node].parent;
        }
    }
    std::uint32_t best = within;
    double most = 0;
    for (std::uint32_t i = within; i < limits.node_end; ++i) {
        const double score = scores[i] * (1 - linked_part(prose, page.nodes[i]));
        if (score > most) {
            most = score;
            best = i;
        }
    }
    return best;
}

std::vector<std::uint32_t> with_siblings(const HtmlPage& page, const HtmlProse& prose, std::uint32_t chosen,
                                         std::uint32_t within) {
    if (chosen == within || chosen == 0) return {chosen};
    std::vector<std::uint32_t> nodes;
    const HtmlNode& parent = page.nodes[page.nodes[chosen].parent];
    const double enough = std::max(3.0, prose.points(page.nodes[chosen]) * 0.25);
    constexpr double most_linked = 0.3;
    for (std::uint32_t i = page.nodes[chosen].parent + 1; i < parent.node_end; i = page.nodes[i].node_end) {
        const HtmlNode& node = page.nodes[i];
        const bool alike = node.element == page.nodes[chosen].element || node.element == html_element("p");
        const bool joins =
            alike && !prose.excluded(i) && prose.points(node) >= enough && linked_part(prose, node) < most_linked;
        if (i == chosen || joins) nodes.push_back(i);
    }
    return nodes;
}

bool is_one_of_many(const HtmlPage& page, const HtmlProse& prose, std::uint32_t chosen) {
    const HtmlNode& own = page.nodes[chosen];
    const bool body = (own.hints & hint::body) != 0;
    if (!body && own.element != article) return false;
    std::size_t alike = 0;
    for (std::uint32_t i = 1; i < page.nodes.size(); ++i) {
        const HtmlNode& node = page.nodes[i];
        const bool same = body ? (node.hints & hint::body) != 0 : node.element == article;
        const bool apart = i >= own.node_end || node.node_end <= chosen;
        if (same && apart && !prose.excluded(i) && prose.points(node) * 3 > prose.points(own)) ++alike;
    }
    return alike >= 3;
}

}  // namespace arshif::indexer
