#include "indexer/readers/html_builder.h"

#include <algorithm>
#include <string>

#include "indexer/readers/blank.h"
#include "indexer/readers/entities.h"
#include "indexer/readers/field_map.h"
#include "indexer/readers/html_fields.h"
#include "indexer/readers/markup.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t max_properties = 4096;
constexpr std::size_t max_json_ld = 64;

constexpr HtmlElement a = html_element("a");
constexpr HtmlElement body = html_element("body");
constexpr HtmlElement head = html_element("head");
constexpr HtmlElement html = html_element("html");
constexpr HtmlElement link = html_element("link");
constexpr HtmlElement meta = html_element("meta");
constexpr HtmlElement paragraph = html_element("p");
constexpr HtmlElement preformatted = html_element("pre");
constexpr HtmlElement script = html_element("script");
constexpr HtmlElement table = html_element("table");
constexpr HtmlElement time = html_element("time");
constexpr HtmlElement title = html_element("title");

constexpr bool is_one_of(HtmlElement element, std::initializer_list<std::string_view> names) {
    return std::any_of(names.begin(), names.end(),
                       [element](std::string_view name) { return html_element(name) == element; });
}

bool is_item(HtmlElement element) {
    return is_one_of(element, {"li", "dd", "dt"});
}
bool is_cell(HtmlElement element) {
    return is_one_of(element, {"td", "th", "caption"});
}
bool is_row_group(HtmlElement element) {
    return is_one_of(element, {"tbody", "thead", "tfoot", "colgroup"});
}
bool is_table_part(HtmlElement element) {
    return is_cell(element) || is_row_group(element) || is_one_of(element, {"tr"});
}
bool is_inline(HtmlElement element) {
    return role_of(element) == HtmlRole::inline_;
}
bool breaks_line(HtmlElement element) {
    return role_of(element) == HtmlRole::block || role_of(element) == HtmlRole::boilerplate;
}

}  // namespace

HtmlBuilder::HtmlBuilder(HtmlPage& page, const FieldMap* map)
    : page_(page), map_(map == nullptr || map->empty() ? nullptr : map) {
    page_.nodes.emplace_back();
    open_.push_back({0, true});
}

bool HtmlBuilder::is_mapped(std::string_view names) const {
    while (!names.empty()) {
        const std::size_t begin = std::min(names.find_first_not_of(" \t\r\n"), names.size());
        names.remove_prefix(begin);
        const std::size_t end = std::min(names.find_first_of(" \t\r\n"), names.size());
        constexpr std::size_t longest = 100;
        if (end > 0 && end <= longest && map_->find(comparable_key(names.substr(0, end))) == Field::body) return true;
        names.remove_prefix(end);
    }
    return false;
}

HtmlHints HtmlBuilder::hints_of(const HtmlTagAttributes& attributes) const {
    HtmlHints hints = hints_of_names(attributes.names) | hints_of_names(attributes.id);
    hints |= hints_of_role(attributes.role);
    if (equals_ignoring_case(attributes.itemprop, "articlebody")) hints |= hint::body;
    if (attributes.hides()) hints |= hint::boilerplate;
    if (map_ != nullptr &&
        (is_mapped(attributes.names) || is_mapped(attributes.id) || is_mapped(attributes.itemprop))) {
        hints |= hint::mapped;
    }
    return hints;
}

// --- elements ---

void HtmlBuilder::open(const HtmlToken& token) {
    const HtmlRole role = role_of(token.element);
    if (role == HtmlRole::unknown || role == HtmlRole::formatting) return;
    if (role == HtmlRole::line) return token.element == html_element("hr") ? end_block() : break_line();
    const HtmlTagAttributes attributes(token.text);
    if (role == HtmlRole::raw) return open_raw(token, attributes);
    if (role == HtmlRole::empty) return open_empty(token, attributes);
    if (breaks_line(token.element)) {
        end_block();
        close_implied(token.element);
    }
    if (token.element == a) {
        close(a);
        if (attributes.href.data() != nullptr) open_link();
    }
    const bool again = (token.element == body || token.element == html) && count_.at(token.element) > 0;
    if (!again) push(token.element, attributes);
}

void HtmlBuilder::open_raw(const HtmlToken& token, const HtmlTagAttributes& attributes) {
    if (token.element == title && page_.title.empty()) page_.title = html_line(token.inside);
    const bool json = lower_case(attributes.type.substr(0, 32)).find("ld+json") != std::string::npos;
    if (token.element == script && json && page_.json_ld.size() < max_json_ld) page_.json_ld.push_back(token.inside);
}

void HtmlBuilder::open_empty(const HtmlToken& token, const HtmlTagAttributes& attributes) {
    if (token.element == link) {
        if (equals_ignoring_case(attributes.rel, "canonical")) add_property("link", "canonical", attributes.href);
    } else if (!attributes.itemprop.empty() && attributes.content.data() != nullptr) {
        add_property("itemprop", attributes.itemprop, attributes.content);
    } else if (token.element == meta) {
        const std::string_view name = attributes.property.empty() ? attributes.name : attributes.property;
        if (name == "og:type" && attributes.content == "article") page_.says_article = true;
        if (name == "article:published_time") page_.says_article = true;
        add_property("meta", name, attributes.content);
    }
}

void HtmlBuilder::open_link() {
    link_ = true;
    link_begin_ = place();
    link_depth_ = open_.size();
}

void HtmlBuilder::close_link() {
    if (link_ && in_block_) {
        const std::uint32_t begin = std::max(link_begin_, block_.begin);
        block_.linked += measure_html_text(std::string_view(page_.text).substr(begin)).letters;
    }
    link_ = false;
}

void HtmlBuilder::push(HtmlElement element, const HtmlTagAttributes& attributes) {
    if (open_.size() >= HtmlPage::max_depth) return;
    const HtmlRole role = role_of(element);
    HtmlHints hints = hints_of(attributes);
    if (role == HtmlRole::boilerplate || role == HtmlRole::hidden) hints |= hint::boilerplate;
    const bool described = !attributes.itemprop.empty() || !attributes.rel.empty() || element == time;
    const bool node = role != HtmlRole::inline_ || hints != 0 || described;
    open_.push_back({element, node});
    ++count_.at(element);
    if (role == HtmlRole::hidden) ++hidden_;
    if (!node) return;
    const auto index = static_cast<std::uint32_t>(page_.nodes.size());
    const auto blocks = static_cast<std::uint32_t>(page_.blocks.size());
    page_.nodes.push_back({top_, element, hints, place(), place(), blocks, blocks, index + 1});
    top_ = index;
    if (described) note_properties(element, attributes, index);
}

void HtmlBuilder::note_properties(HtmlElement element, const HtmlTagAttributes& attributes, std::uint32_t node) {
    std::string_view value = attributes.content;
    if (value.data() == nullptr) value = attributes.datetime;
    if (!attributes.itemprop.empty()) {
        if (value.data() == nullptr && equals_ignoring_case(attributes.itemprop, "url")) value = attributes.href;
        add_property("itemprop", attributes.itemprop, value, node);
    }
    if (element == time) {
        const bool published = attributes.pubdate.data() != nullptr || (page_.nodes[node].hints & hint::date) != 0;
        add_property("time", published ? "pubdate" : "datetime", attributes.datetime, node);
    }
    if (equals_ignoring_case(attributes.rel, "author")) add_property("rel", "author", {}, node);
}

void HtmlBuilder::add_property(std::string_view kind, std::string_view name, std::string_view value,
                               std::uint32_t node) {
    if (page_.properties.size() >= max_properties || (value.empty() && node == 0)) return;
    if (!is_html_field(kind, name, map_)) return;
    page_.properties.push_back({kind, name, html_line(value), node, static_cast<std::uint32_t>(page_.blocks.size())});
}

// --- closing ---

void HtmlBuilder::pop_to(std::size_t size) {
    if (link_ && size < link_depth_) close_link();
    while (open_.size() > size) {
        const Open last = open_.back();
        open_.pop_back();
        --count_.at(last.element);
        if (role_of(last.element) == HtmlRole::hidden) --hidden_;
        if (!last.node) continue;
        HtmlNode& node = page_.nodes[top_];
        node.text_end = place();
        node.block_end = static_cast<std::uint32_t>(page_.blocks.size());
        node.node_end = static_cast<std::uint32_t>(page_.nodes.size());
        top_ = node.parent;
    }
}

// A block ends the paragraph before it, in which there are only inline elements.
void HtmlBuilder::close_open_paragraph() {
    if (count_.at(paragraph) == 0) return;
    for (std::size_t i = open_.size(); i-- > 1;) {
        if (open_[i].element == paragraph) return pop_to(i);
        if (!is_inline(open_[i].element)) return;
    }
}

// A cell ends the last one, a row the last row, and so on, within their table.
void HtmlBuilder::pop_cells(HtmlElement element) {
    std::size_t found = 0;
    for (std::size_t i = open_.size(); i-- > 1 && open_[i].element != table;) {
        const bool ends = is_cell(open_[i].element) || (!is_cell(element) && open_[i].element == html_element("tr")) ||
                          (is_row_group(element) && is_row_group(open_[i].element));
        if (ends) found = i;
    }
    if (found > 0) pop_to(found);
}

void HtmlBuilder::close_implied(HtmlElement element) {
    close_open_paragraph();
    if (is_table_part(element)) return pop_cells(element);
    if (element == body && count_.at(head) > 0) return close(head);
    if (!is_item(element)) return;
    const bool term = element != html_element("li");
    for (std::size_t i = open_.size(); i-- > 1;) {
        const HtmlElement other = open_[i].element;
        if (is_item(other) && (other != html_element("li")) == term) return pop_to(i);
        if (!is_inline(other) && !is_one_of(other, {"div", "p", "address"})) return;
    }
}

void HtmlBuilder::close(HtmlElement element) {
    if (element == a) close_link();
    if (element == html_element("br")) return break_line();
    if (breaks_line(element)) end_block();
    if (element == body || element == html) return;
    const bool heading = heading_level(element) > 0;
    if (!heading && count_.at(element) == 0) return;
    for (std::size_t i = open_.size(); i-- > 1;) {
        const HtmlElement other = open_[i].element;
        if (other == element || (heading && heading_level(other) > 0)) return pop_to(i);
        const bool stays =
            is_inline(element) ? !is_inline(other) : other == table || (!is_table_part(element) && is_cell(other));
        if (stays && element != table) return;
    }
}

void HtmlBuilder::finish() {
    end_block();
    pop_to(1);
    HtmlNode& page = page_.nodes.front();
    page.text_end = place();
    page.block_end = static_cast<std::uint32_t>(page_.blocks.size());
    page.node_end = static_cast<std::uint32_t>(page_.nodes.size());
}

// --- text ---

void HtmlBuilder::text(std::string_view raw) {
    if (hidden_ > 0) return;
    const bool preformatted_text = count_.at(preformatted) > 0;
    while (!raw.empty()) {
        const auto plain = static_cast<std::size_t>(
            std::find_if(raw.begin(), raw.end(),
                         [](char c) { return static_cast<unsigned char>(c) <= ' ' || c == '&'; }) -
            raw.begin());
        if (plain > 0) {
            begin_text();
            page_.text.append(raw.substr(0, plain));
            raw.remove_prefix(plain);
        } else if (raw.front() == '&') {
            begin_text();
            raw.remove_prefix(decode_entity(raw, page_.text));
        } else {
            if (preformatted_text && raw.front() == '\n') break_line();
            space_ = true;
            raw.remove_prefix(1);
        }
    }
}

// What comes before the next characters of text: a new block, or the space that was waiting.
void HtmlBuilder::begin_text() {
    if (!in_block_) {
        if (!page_.text.empty()) page_.text.push_back('\n');
        in_block_ = true;
        block_ = {};
        block_.node = block_node();
        block_.begin = place();
    } else if (space_ && page_.text.back() != '\n') {
        page_.text.push_back(' ');
    }
    space_ = false;
}

std::uint32_t HtmlBuilder::block_node() const {
    std::uint32_t node = top_;
    while (node > 0 && !breaks_line(page_.nodes[node].element))
        node = page_.nodes[node].parent;
    return node;
}

void HtmlBuilder::break_line() {
    space_ = false;
    if (in_block_ && page_.text.back() != '\n') page_.text.push_back('\n');
}

void HtmlBuilder::end_block() {
    space_ = false;
    if (!in_block_) return;
    if (link_) {
        close_link();
        link_ = true;
    }
    in_block_ = false;
    // The line feed of a last <br> is not the block's. It stays in the text, since elements may begin or end behind it.
    block_.end = place() - (place() > block_.begin && page_.text.back() == '\n' ? 1 : 0);
    if (is_blank(page_.text_of(block_))) return;
    const HtmlMeasure measure = measure_html_text(page_.text_of(block_));
    block_.letters = measure.letters;
    block_.stops = measure.stops;
    page_.blocks.push_back(block_);
}

}  // namespace arshif::indexer
