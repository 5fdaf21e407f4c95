// What the attributes of a tag say, as far as it matters here.
//
// Values are views of the page, with their references; a null view stands for an attribute that is not there. The first
// of a name counts. Thread safety: a value.
#pragma once

#include <string_view>

namespace arshif::indexer {

struct HtmlTagAttributes {
    std::string_view names;  // class
    std::string_view id;
    std::string_view itemprop;
    std::string_view role;
    std::string_view name;
    std::string_view property;
    std::string_view content;
    std::string_view datetime;
    std::string_view href;
    std::string_view rel;
    std::string_view type;
    std::string_view style;
    std::string_view hidden;
    std::string_view pubdate;

    // `text` is what stands behind the name of the tag.
    explicit HtmlTagAttributes(std::string_view text);

    // Whether the style or the attribute for it hides the element.
    bool hides() const;
};

}  // namespace arshif::indexer
