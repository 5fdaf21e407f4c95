// The text of an element as a reader of the article would see it.
//
// Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>

namespace arshif::indexer {

// Which tags are markup: those that HTML and SGML collections have, all others being text as a mere < is; or all.
enum class Tags { known, all };

// `text` with tags of paragraphs made line breaks, other tags dropped, CDATA unwrapped, comments dropped, references
// decoded, CR LF made LF, white space at both ends dropped. Each mere < or & stays. With Tags::all a closing tag with
// one of the same name behind it (</value><value>) breaks the line too.
std::string plain_text(std::string_view text, Tags tags = Tags::known);

// The text of an XML element: as plain_text with Tags::all, and once more with Tags::known if what was wrapped in CDATA
// or written with &lt; turns out to be HTML.
std::string xml_text(std::string_view inside);

// The text of an XML element that holds HTML, wrapped in any of these ways: without any tags, scripts and styles; the
// line breaks of the source are spaces if the HTML has breaks of its own.
std::string html_text(std::string_view inside);

// CDATA unwrapped and references decoded, tags kept as they are, comments dropped.
std::string unwrapped(std::string_view inside);

// White space as one space each, none at the ends.
std::string one_line(std::string_view text);

}  // namespace arshif::indexer
