// What kind of markup an input begins with, by its first element.
//
// Thread safety: pure function.
#pragma once

#include <cstdint>
#include <string_view>

namespace arshif::indexer {

enum class MarkupKind : std::uint8_t { none, html, feed, tei, xml };

// `start`: the first bytes of the input. Without a declaration (<?xml) in front, and without `named_xml`, it is XML
// only where elements named after the fields of an article are among those bytes, and no element of HTML is the first.
MarkupKind kind_of_markup(std::string_view start, bool named_xml);

}  // namespace arshif::indexer
