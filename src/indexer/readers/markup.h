// The tags of SGML, XML and HTML that need not be well-formed: what is a tag, what is a mere <, what its attributes
// say.
//
// An XML parser is no help here: it stops at the first raw & or <, at a closing tag that is misspelt or missing, at a
// name that it was not told, and at the end of a file that is cut off; exports of newspapers have all of these.
//
// Thread safety: pure functions; a MarkupTag is a view of the text it was found in.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace arshif::indexer {

struct MarkupTag {
    std::size_t begin = 0;  // of the <, in bytes
    std::size_t end = 0;    // behind the >
    bool closes = false;
    bool empty = false;           // <name/>, which has no closing tag
    std::string_view name;        // as written
    std::string_view attributes;  // what stands behind the name

    // The name without the prefix of its namespace, for example "date" of "dc:date".
    std::string_view local_name() const { return name.substr(name.rfind(':') + 1); }
};

// More than a tag can have: what does not end before is none.
constexpr std::size_t longest_tag = std::size_t{64} << 10U;

enum class TagFit { tag, none, cut_off };

// What the < at `at` begins. A name begins with a letter of any script; a < inside ends the search, a > between
// quotation marks belongs to the attribute. cut_off: the text ends before it is decided; never where it has `ended`.
TagFit fit_tag(std::string_view text, std::size_t at, bool ended, MarkupTag& tag);

// The tag that begins at `at`, which is a <, in a text that is all there.
std::optional<MarkupTag> tag_at(std::string_view text, std::size_t at);

// The same for a processing instruction (<?name … ?>), of which only begin and end are filled.
TagFit fit_instruction(std::string_view text, std::size_t at, bool ended, MarkupTag& tag);

// Calls `use` for each attribute until it returns false; values without their quotation marks, as written.
void for_each_attribute(std::string_view attributes,
                        const std::function<bool(std::string_view name, std::string_view value)>& use);

// The value of an attribute as written, empty if it is not there. `name` in lower case.
std::string_view attribute_value(std::string_view attributes, std::string_view name);

// In lower case, ASCII only.
std::string lower_case(std::string_view text);

// Without white space at both ends (ASCII only).
std::string_view trimmed(std::string_view text);

constexpr std::string_view markup_white_space = " \t\r\n";

}  // namespace arshif::indexer
