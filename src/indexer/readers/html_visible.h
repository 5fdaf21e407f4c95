// What only the text of a page says about its article: the headline, the line with the date, the author's name.
//
// A page often bears other dates: of today, of the articles that it points to. One counts if it stands beside the
// headline: behind it and before the end of the text, or else a little before it. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/html_body.h"
#include "indexer/readers/html_page.h"

namespace arshif::indexer {

// The date to the day in a short line, as recognise::parse_metadata_date understands it; empty if there is none.
std::string_view date_in_line(std::string_view line);

// The first heading of the article: an <h1> beside the text or, failing that, anywhere. 0 if there is none.
std::uint32_t find_heading(const HtmlPage& page, const HtmlBody& body);

// Of nodes in the order of the page, the one that belongs to the article: see above. 0 if none does.
std::uint32_t beside_heading(const HtmlPage& page, const HtmlProse& prose, const HtmlBody& body, std::uint32_t heading,
                             const std::vector<std::uint32_t>& nodes);

// The date in an element whose class speaks of one, or in a short line beside the headline; empty if there is none.
std::string visible_date(const HtmlPage& page, const HtmlProse& prose, const HtmlBody& body, std::uint32_t heading);

// The name in an element whose class speaks of an author.
std::string visible_author(const HtmlPage& page, const HtmlProse& prose, const HtmlBody& body, std::uint32_t heading);

}  // namespace arshif::indexer
