// The front matter of a Markdown file: YAML between lines of ---, or TOML between lines of +++.
//
// What such files really have of YAML: `key: value`, quoted or plain, over several indented lines, `|` and `>` blocks,
// lists in brackets or a line each, maps one level deep. Files written by hand are often no valid YAML (a colon in a
// title that is not quoted, a tab), where a YAML library refuses all of it; here the line is taken as it is meant.
// Anchors, tags and aliases are text. Thread safety: pure function.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::indexer {

struct FrontMatter {
    struct Entry {
        std::string_view key;             // view of the text
        std::vector<std::string> values;  // one, or those of a list
    };
    std::vector<Entry> entries;
    std::size_t end = 0;  // where the text begins; 0: there is no front matter
};

// `text` has LF line ends.
FrontMatter read_front_matter(std::string_view text);

}  // namespace arshif::indexer
