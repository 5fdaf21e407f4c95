#include "indexer/readers/html_body.h"

#include <algorithm>
#include <utility>

#include "indexer/readers/blank.h"
#include "indexer/readers/html_container.h"

namespace arshif::indexer {

namespace {

constexpr std::uint32_t paragraph_letters = 80;

// Appends the lines of a block without the excluded inline elements in it.
class BlockText {
public:
    BlockText(const HtmlPage& page, const HtmlProse& prose, const HtmlNode& within) : page_(page) {
        const auto first = static_cast<std::uint32_t>(&within - page.nodes.data());
        for (std::uint32_t i = first + 1; i < within.node_end;) {
            const HtmlNode& node = page.nodes[i];
            if (prose.excluded(i)) cuts_.emplace_back(node.text_begin, node.text_end);
            i = prose.excluded(i) ? node.node_end : i + 1;
        }
    }

    // Blocks must come in order.
    std::string of(const HtmlBlock& block) {
        std::string text;
        std::uint32_t at = block.begin;
        while (next_ < cuts_.size() && cuts_[next_].second <= at)
            ++next_;
        for (std::size_t i = next_; i < cuts_.size() && cuts_[i].first < block.end; ++i) {
            if (cuts_[i].first > at) append(text, at, cuts_[i].first);
            at = std::max(at, std::min(cuts_[i].second, block.end));
        }
        append(text, at, block.end);
        return text;
    }

private:
    void append(std::string& text, std::uint32_t begin, std::uint32_t end) const {
        text.append(std::string_view(page_.text).substr(begin, end - begin));
    }

    const HtmlPage& page_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> cuts_;
    std::size_t next_ = 0;
};

void append_lines(std::string_view text, std::string& out) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = trimmed_html(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (is_blank(line)) continue;
        if (!out.empty()) out.push_back('\n');
        out.append(line);
    }
}

struct Line {
    std::uint32_t block = 0;
    std::string text;
    bool heading = false;
    bool prose = false;
};

// Whether most of the block is a link and its element no paragraph of prose.
bool is_links(const HtmlBlock& block) {
    return block.linked * 5 > block.letters * 3;
}

// Lines of the body, and how many of its headings are links.
class Lines {
public:
    Lines(const HtmlPage& page, const HtmlProse& prose, const IsBesideText& beside)
        : page_(page), prose_(prose), beside_(beside) {}

    void add(const HtmlNode& node, bool stated) {
        BlockText text(page_, prose_, node);
        for (std::uint32_t i = node.block_begin; i < node.block_end; ++i) {
            const HtmlBlock& block = page_.blocks[i];
            if (prose_.excluded(block.node)) continue;
            const bool heading = is_heading(block.node);
            if (is_links(block)) {
                linked_headings_ += heading ? 1U : 0U;
                continue;
            }
            // The first h1 is the title, whatever the page calls it elsewhere.
            if (!seen_prose_ && page_.nodes[block.node].element == html_element("h1")) continue;
            const bool prose = prose_.points_of_block(i) > 0 && !heading;
            std::string lines = kept_lines(text.of(block), prose || stated);
            if (lines.empty()) continue;
            seen_prose_ = seen_prose_ || prose || (stated && !heading);
            paragraphs_ += block.letters >= paragraph_letters ? 1U : 0U;
            lines_.push_back({i, std::move(lines), heading, prose});
        }
    }

    // Without headings at the end that nothing follows, and without scraps at both ends where nothing says that they
    // are of the article.
    void trim(bool stated) {
        if (!stated) {
            const auto is_prose = [](const Line& line) { return line.prose; };
            auto last = std::find_if(lines_.rbegin(), lines_.rend(), is_prose).base();
            while (last != lines_.begin() && last != lines_.end() && alike(*last, *(last - 1)))
                ++last;
            lines_.erase(last, lines_.end());
            auto first = std::find_if(lines_.begin(), lines_.end(), is_prose);
            while (first != lines_.begin() && alike(*(first - 1), *first))
                --first;
            lines_.erase(lines_.begin(), first);
        }
        while (!lines_.empty() && lines_.back().heading)
            lines_.pop_back();
    }

    void fill(HtmlBody& body) const {
        for (const Line& line : lines_) {
            if (!body.text.empty()) body.text.push_back('\n');
            body.text += line.text;
        }
        if (!lines_.empty()) body.first_block = lines_.front().block;
        body.letters = measure_html_text(body.text).letters;
        body.list = linked_headings_ >= 3 && paragraphs_ <= 2 * linked_headings_;
    }

private:
    // Whether a short line stands in the same kind of element as prose beside it.
    bool alike(const Line& scrap, const Line& prose) const {
        const HtmlNode& one = page_.nodes[page_.blocks[scrap.block].node];
        const HtmlNode& other = page_.nodes[page_.blocks[prose.block].node];
        if (scrap.heading || one.element != other.element || one.element == html_element("li")) return false;
        const HtmlNode& around_one = page_.nodes[one.parent];
        const HtmlNode& around_other = page_.nodes[other.parent];
        return one.parent == other.parent ||
               (around_one.parent == around_other.parent && around_one.element == around_other.element);
    }

    // The lines of a block but for those that stand beside a text.
    std::string kept_lines(std::string_view text, bool prose) const {
        std::string kept;
        bool begun = seen_prose_;
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            const std::string_view line = trimmed_html(text.substr(0, end));
            text.remove_prefix(std::min(end + 1, text.size()));
            if (is_blank(line) || is_page_line(line) || (!begun && beside_(line))) continue;
            begun = begun || prose;
            if (!kept.empty()) kept.push_back('\n');
            kept.append(line);
        }
        return kept;
    }

    bool is_heading(std::uint32_t node) const {
        const HtmlNode& own = page_.nodes[node];
        return heading_level(own.element) > 0 || heading_level(page_.nodes[own.parent].element) > 0;
    }

    const HtmlPage& page_;
    const HtmlProse& prose_;
    const IsBesideText& beside_;
    std::vector<Line> lines_;
    bool seen_prose_ = false;
    std::size_t linked_headings_ = 0;
    std::size_t paragraphs_ = 0;
};

}  // namespace

HtmlBody find_html_body(const HtmlPage& page, const HtmlProse& prose, const IsBesideText& beside) {
    HtmlBody body;
    const std::uint32_t stated = stated_body(page, prose);
    body.stated = stated != 0 && (page.nodes[stated].hints & hint::body) != 0;
    if (body.stated) {
        body.nodes = {stated};
    } else {
        body.nodes = with_siblings(page, prose, densest(page, prose, stated), stated);
    }
    Lines lines(page, prose, beside);
    for (const std::uint32_t node : body.nodes)
        lines.add(page.nodes[node], body.stated);
    lines.trim(body.stated);
    lines.fill(body);
    body.list = body.list || (stated != 0 && is_one_of_many(page, prose, stated));
    return body;
}

std::string html_lines(std::string_view text) {
    std::string out;
    append_lines(text, out);
    return out;
}

std::string lines_of(const HtmlPage& page, const HtmlProse& prose, const HtmlNode& node) {
    std::string out;
    BlockText text(page, prose, node);
    for (std::uint32_t i = node.block_begin; i < node.block_end; ++i) {
        if (!prose.excluded(page.blocks[i].node)) append_lines(text.of(page.blocks[i]), out);
    }
    return out;
}

std::string mapped_html_text(const HtmlPage& page) {
    const HtmlProse prose(page, false);
    std::string out;
    for (std::uint32_t i = 1; i < page.nodes.size();) {
        const HtmlNode& node = page.nodes[i];
        if ((node.hints & hint::mapped) == 0) {
            ++i;
            continue;
        }
        std::string lines = lines_of(page, prose, node);
        if (!out.empty() && !lines.empty()) out.push_back('\n');
        out += lines;
        i = node.node_end;
    }
    return out;
}

}  // namespace arshif::indexer
