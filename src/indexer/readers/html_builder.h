// Takes the tokens of a page and makes an HtmlPage of them: see html_page.h for how it takes tag soup.
//
// Writes into the page it was given, which its owner keeps. Thread safety: belongs to one thread.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/readers/html_attributes.h"
#include "indexer/readers/html_elements.h"
#include "indexer/readers/html_page.h"
#include "indexer/readers/html_tokens.h"

namespace arshif::indexer {

class HtmlBuilder {
public:
    HtmlBuilder(HtmlPage& page, const FieldMap* map);

    void open(const HtmlToken& token);
    void close(HtmlElement element);
    void text(std::string_view raw);
    void finish();

private:
    struct Open {
        HtmlElement element = 0;
        bool node = false;  // it has one: top_ is it while it is the innermost
    };

    void open_raw(const HtmlToken& token, const HtmlTagAttributes& attributes);
    void open_empty(const HtmlToken& token, const HtmlTagAttributes& attributes);
    void open_link();
    void close_link();
    void push(HtmlElement element, const HtmlTagAttributes& attributes);
    void note_properties(HtmlElement element, const HtmlTagAttributes& attributes, std::uint32_t node);
    void add_property(std::string_view kind, std::string_view name, std::string_view value, std::uint32_t node = 0);
    void pop_to(std::size_t size);
    void close_implied(HtmlElement element);
    void close_open_paragraph();
    void pop_cells(HtmlElement element);
    HtmlHints hints_of(const HtmlTagAttributes& attributes) const;
    bool is_mapped(std::string_view names) const;
    void begin_text();
    void break_line();
    void end_block();
    std::uint32_t block_node() const;
    std::uint32_t place() const { return static_cast<std::uint32_t>(page_.text.size()); }

    HtmlPage& page_;
    const FieldMap* map_;
    std::vector<Open> open_;
    std::array<std::uint32_t, html_elements.size()> count_ = {};  // how many of each are open
    std::uint32_t top_ = 0;                                       // the innermost node
    bool in_block_ = false;
    HtmlBlock block_;
    bool space_ = false;      // white space came, which counts if text follows
    std::size_t hidden_ = 0;  // open elements whose content is passed over
    bool link_ = false;
    std::size_t link_depth_ = 0;    // of open_ where it began
    std::uint32_t link_begin_ = 0;  // in the text
};

}  // namespace arshif::indexer
