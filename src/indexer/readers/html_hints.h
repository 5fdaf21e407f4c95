// What the names that pages give their elements say about them, and lines that belong to no article.
//
// The words are in data/html_hints.tsv, compiled in. They are weak evidence: whoever uses them checks what they would
// leave. Thread safety: the tables are built once and never change.
#pragma once

#include <cstdint>
#include <string_view>

namespace arshif::indexer {

// A set of these.
using HtmlHints = std::uint16_t;
namespace hint {
constexpr HtmlHints body = 1U << 0U;         // it is the text of the article
constexpr HtmlHints main = 1U << 1U;         // it holds the article
constexpr HtmlHints boilerplate = 1U << 2U;  // it is surely not of the article
constexpr HtmlHints unlikely = 1U << 3U;
constexpr HtmlHints date = 1U << 4U;
constexpr HtmlHints author = 1U << 5U;
constexpr HtmlHints title = 1U << 6U;
constexpr HtmlHints mapped = 1U << 7U;  // the user has named it as the body
}  // namespace hint

// Of a class attribute or an id: names with spaces between.
HtmlHints hints_of_names(std::string_view names);
HtmlHints hints_of_role(std::string_view role);

// Whether a short line is one of those that pages put beside an article ("read also").
bool is_page_line(std::string_view line);

// The name behind a word that announces an author; empty if the line is no byline.
std::string_view name_in_byline(std::string_view line);

// Whether a title is that of a page which says that there is none.
bool is_missing_page(std::string_view title);

}  // namespace arshif::indexer
