// The tags of SGML-like text that need not be well-formed, and the plain text between them.
//
// Thread safety: pure functions; a MarkupTag is a view of the text it was found in.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace arshif::indexer {

struct MarkupTag {
    std::size_t begin = 0;  // of the <, in bytes
    std::size_t end = 0;    // behind the >
    bool closes = false;
    std::string_view name;        // as written
    std::string_view attributes;  // what stands behind the name
};

// The tag that begins at `at`, which is a <; nothing if that is a mere < or a tag that does not end within a few
// hundred bytes.
std::optional<MarkupTag> tag_at(std::string_view text, std::size_t at);

// The next tag from `from` on.
std::optional<MarkupTag> next_tag(std::string_view text, std::size_t from);

// The value of an attribute, without its quotation marks; empty if it is not there. `name` in lower case.
std::string_view attribute_value(std::string_view attributes, std::string_view name);

// `text` as a reader of the article would see it: tags of paragraphs made line breaks, tags of emphasis and links
// dropped, references decoded, CR LF made LF, white space at both ends dropped. All other tags and each mere < or &
// stay.
std::string plain_text(std::string_view text);

// In lower case, ASCII only.
std::string lower_case(std::string_view text);

}  // namespace arshif::indexer
