// The elements of HTML that matter to who looks for an article's text, and how each is treated.
//
// Thread safety: constants and pure functions.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace arshif::indexer {

enum class HtmlRole : std::uint8_t {
    unknown,      // custom elements and the like: their tags are as if they were not there
    formatting,   // likewise: <b>, <font>
    inline_,      // may carry a class, breaks no line
    block,        // begins and ends a line
    boilerplate,  // a block that is never part of the article's text
    hidden,       // what it holds is passed over; breaks no line
    line,         // <br>
    empty,        // has no content and breaks no line
    raw           // what it holds is no markup
};

struct HtmlElementInfo {
    std::string_view name;
    HtmlRole role = HtmlRole::unknown;
};

// By name, in the order of their bytes. The first stands for all that is not listed.
constexpr std::array<HtmlElementInfo, 124> html_elements = {{
    {"", HtmlRole::unknown},
    {"a", HtmlRole::inline_},
    {"abbr", HtmlRole::inline_},
    {"acronym", HtmlRole::formatting},
    {"address", HtmlRole::block},
    {"amp-ad", HtmlRole::boilerplate},
    {"amp-carousel", HtmlRole::boilerplate},
    {"amp-consent", HtmlRole::boilerplate},
    {"amp-embed", HtmlRole::boilerplate},
    {"amp-list", HtmlRole::boilerplate},
    {"amp-sidebar", HtmlRole::boilerplate},
    {"amp-user-notification", HtmlRole::boilerplate},
    {"applet", HtmlRole::hidden},
    {"area", HtmlRole::empty},
    {"article", HtmlRole::block},
    {"aside", HtmlRole::boilerplate},
    {"audio", HtmlRole::hidden},
    {"b", HtmlRole::formatting},
    {"base", HtmlRole::empty},
    {"bdi", HtmlRole::formatting},
    {"bdo", HtmlRole::formatting},
    {"big", HtmlRole::formatting},
    {"blockquote", HtmlRole::block},
    {"body", HtmlRole::block},
    {"br", HtmlRole::line},
    {"button", HtmlRole::hidden},
    {"canvas", HtmlRole::hidden},
    {"caption", HtmlRole::block},
    {"center", HtmlRole::block},
    {"cite", HtmlRole::inline_},
    {"code", HtmlRole::formatting},
    {"col", HtmlRole::empty},
    {"colgroup", HtmlRole::block},
    {"datalist", HtmlRole::hidden},
    {"dd", HtmlRole::block},
    {"del", HtmlRole::formatting},
    {"details", HtmlRole::block},
    {"dfn", HtmlRole::formatting},
    {"dialog", HtmlRole::boilerplate},
    {"dir", HtmlRole::block},
    {"div", HtmlRole::block},
    {"dl", HtmlRole::block},
    {"dt", HtmlRole::block},
    {"em", HtmlRole::formatting},
    {"embed", HtmlRole::empty},
    {"fieldset", HtmlRole::block},
    {"figcaption", HtmlRole::boilerplate},
    {"figure", HtmlRole::block},
    {"font", HtmlRole::formatting},
    {"footer", HtmlRole::boilerplate},
    {"form", HtmlRole::block},
    {"frame", HtmlRole::empty},
    {"frameset", HtmlRole::block},
    {"h1", HtmlRole::block},
    {"h2", HtmlRole::block},
    {"h3", HtmlRole::block},
    {"h4", HtmlRole::block},
    {"h5", HtmlRole::block},
    {"h6", HtmlRole::block},
    {"head", HtmlRole::block},
    {"header", HtmlRole::block},
    {"hgroup", HtmlRole::block},
    {"hr", HtmlRole::line},
    {"html", HtmlRole::block},
    {"i", HtmlRole::formatting},
    {"iframe", HtmlRole::raw},
    {"img", HtmlRole::empty},
    {"input", HtmlRole::empty},
    {"ins", HtmlRole::inline_},
    {"kbd", HtmlRole::formatting},
    {"label", HtmlRole::inline_},
    {"legend", HtmlRole::block},
    {"li", HtmlRole::block},
    {"link", HtmlRole::empty},
    {"main", HtmlRole::block},
    {"map", HtmlRole::hidden},
    {"mark", HtmlRole::formatting},
    {"marquee", HtmlRole::boilerplate},
    {"menu", HtmlRole::block},
    {"meta", HtmlRole::empty},
    {"nav", HtmlRole::boilerplate},
    {"noembed", HtmlRole::raw},
    {"noframes", HtmlRole::raw},
    {"noscript", HtmlRole::hidden},
    {"object", HtmlRole::hidden},
    {"ol", HtmlRole::block},
    {"option", HtmlRole::block},
    {"p", HtmlRole::block},
    {"param", HtmlRole::empty},
    {"picture", HtmlRole::inline_},
    {"pre", HtmlRole::block},
    {"q", HtmlRole::formatting},
    {"s", HtmlRole::formatting},
    {"samp", HtmlRole::formatting},
    {"script", HtmlRole::raw},
    {"section", HtmlRole::block},
    {"select", HtmlRole::hidden},
    {"small", HtmlRole::formatting},
    {"source", HtmlRole::empty},
    {"span", HtmlRole::inline_},
    {"strike", HtmlRole::formatting},
    {"strong", HtmlRole::formatting},
    {"style", HtmlRole::raw},
    {"sub", HtmlRole::formatting},
    {"summary", HtmlRole::block},
    {"sup", HtmlRole::formatting},
    {"svg", HtmlRole::hidden},
    {"table", HtmlRole::block},
    {"tbody", HtmlRole::block},
    {"td", HtmlRole::block},
    {"template", HtmlRole::hidden},
    {"textarea", HtmlRole::raw},
    {"tfoot", HtmlRole::block},
    {"th", HtmlRole::block},
    {"thead", HtmlRole::block},
    {"time", HtmlRole::inline_},
    {"title", HtmlRole::raw},
    {"tr", HtmlRole::block},
    {"track", HtmlRole::empty},
    {"u", HtmlRole::formatting},
    {"ul", HtmlRole::block},
    {"video", HtmlRole::hidden},
    {"wbr", HtmlRole::empty},
    {"xmp", HtmlRole::raw},
}};

// An index into html_elements.
using HtmlElement = std::uint8_t;

// The element of that name in lower case; 0 if it is not listed.
constexpr HtmlElement html_element(std::string_view name) {
    std::size_t low = 1;
    std::size_t high = html_elements.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (html_elements[middle].name < name) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < html_elements.size() && html_elements[low].name == name ? static_cast<HtmlElement>(low)
                                                                         : HtmlElement{0};
}

constexpr HtmlRole role_of(HtmlElement element) {
    return html_elements.at(element).role;
}

// 1 to 6 for <h1> to <h6>, else 0.
constexpr int heading_level(HtmlElement element) {
    constexpr HtmlElement first = html_element("h1");
    return element >= first && element <= html_element("h6") ? element - first + 1 : 0;
}

}  // namespace arshif::indexer
