// Which element of a page holds the article.
//
// Elements are indexes into HtmlPage::nodes. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/readers/html_body.h"

namespace arshif::indexer {

// The element that says it is the body, or an <article>, if it holds a good part of the prose of the page; else 0.
std::uint32_t stated_body(const HtmlPage& page, const HtmlProse& prose);

// The one that gets most points within an element: each block gives its own to what is around it, half as much a level
// further out.
std::uint32_t densest(const HtmlPage& page, const HtmlProse& prose, std::uint32_t within);

// The element, and its siblings that hold prose of their own in the same kind of element.
std::vector<std::uint32_t> with_siblings(const HtmlPage& page, const HtmlProse& prose, std::uint32_t chosen,
                                         std::uint32_t within);

// Whether other elements like the chosen one hold as much: then it is one of many teasers.
bool is_one_of_many(const HtmlPage& page, const HtmlProse& prose, std::uint32_t chosen);

}  // namespace arshif::indexer
