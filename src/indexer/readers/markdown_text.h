// Markdown made the text that a reader sees.
//
// Marks of headings, quotations, lists, emphasis and code are dropped, links become their text, pictures, rules,
// comments, definitions of links and footnote marks go, HTML tags as in markup_text.h. No library of CommonMark: its
// output would be HTML or a tree to be made text again, and the dialects (Pandoc's attributes, notes) are not in it.
// Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace arshif::indexer {

struct MarkdownText {
    std::string heading;  // the first heading, if the text begins with one; not part of `body`
    std::string body;
};

// `text` has LF line ends.
MarkdownText markdown_text(std::string_view text);

// One line without marks of emphasis, links and code.
std::string markdown_line(std::string_view line);

}  // namespace arshif::indexer
