// What the JSON-LD of a page says about its article (schema.org: NewsArticle and the like).
//
// Lists, @graph and mainEntity are looked into, lists of other articles are not. Authors and publishers may be names,
// objects with a name, lists of either, or references (@id) to an object elsewhere in the block. Raw control characters
// in strings, comments around the block and references (&quot;) in strings are common and taken; whatever else is no
// JSON is refused as a whole. Thread safety: pure functions.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace arshif::indexer {

// The article of one block, or of the page (WebPage) where there is no article.
struct JsonLd {
    bool parsed = false;
    bool article = false;
    // By the names of schema.org, as far as they say something that is text: headline, datePublished, articleBody …
    std::vector<std::pair<std::string, std::string>> values;
};

JsonLd read_json_ld(std::string_view block);

}  // namespace arshif::indexer
