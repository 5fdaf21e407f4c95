// The character references of SGML, XML and HTML (&amp; &#1580; &nbsp;) made characters.
//
// Thread safety: pure function.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace arshif::indexer {

// Appends to `out` what `text` begins with, which is an ampersand, and returns how many bytes of `text` that was. What
// is no reference known here stays as it is: 1 is returned and the ampersand appended. References are decoded once.
std::size_t decode_entity(std::string_view text, std::string& out);

}  // namespace arshif::indexer
