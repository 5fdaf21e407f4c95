// A page cut into its tags, texts and comments, as browsers cut it.
//
// After the rules of HTML 5 for tags, attributes in quotation marks, comments and elements whose content is no markup
// (<script>, <title>). Where a page lacks what would end a comment, a quoted value or such an element, browsers hide
// all that follows; here it ends at the next > instead. Every page takes linear time: what was once looked for in vain
// is not looked for again.
//
// Tokens are views of the page. Thread safety: belongs to one thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "indexer/readers/html_elements.h"

namespace arshif::indexer {

struct HtmlToken {
    enum class Kind : std::uint8_t { text, opening, closing, comment };
    Kind kind = Kind::text;
    HtmlElement element = 0;  // of a tag
    std::string_view text;    // as it stands in the page; of a tag its attributes
    std::string_view inside;  // of the opening tag of an element whose content is no markup: that content
};

class HtmlTokens {
public:
    explicit HtmlTokens(std::string_view page) : page_(page) {}

    // The next token; nothing at the end of the page.
    std::optional<HtmlToken> next();

private:
    static constexpr std::size_t npos = std::string_view::npos;

    std::size_t markup_from(std::size_t at) const;
    HtmlToken take_tag();
    HtmlToken take_comment();
    std::size_t end_of_tag(std::size_t at);
    std::size_t quote_end(std::size_t at, char quote);
    std::string_view take_inside(HtmlElement element);

    std::string_view page_;
    std::size_t at_ = 0;
    bool comment_ends_missing_ = false;
    bool double_quotes_missing_ = false;
    bool single_quotes_missing_ = false;
    std::array<bool, html_elements.size()> closing_missing_ = {};  // no closing tag of that element follows
};

struct HtmlAttribute {
    std::string_view name;   // as written
    std::string_view value;  // with its references
};

// The attributes of a tag one after the other.
class HtmlAttributes {
public:
    explicit HtmlAttributes(std::string_view text) : text_(text) {}
    std::optional<HtmlAttribute> next();

private:
    std::string_view text_;
};

// `name` is in lower case.
bool equals_ignoring_case(std::string_view text, std::string_view name);

}  // namespace arshif::indexer
