// The encoding that a page declares, and pages decoded as a whole where each of a file has an encoding of its own.
//
// A declaration is weak evidence: old pages often have a wrong one. It decides where the bytes leave a doubt.
// Thread safety: pure functions.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/encoding.h"

namespace arshif::indexer {

// How many bytes of a page are looked at for a declaration.
constexpr std::size_t declaration_bytes = 4096;

// The encoding that a label of HTTP or HTML stands for ("windows-1256", "x-cp1256", "UTF8"), if it is known here.
std::optional<text::Encoding> encoding_from_label(std::string_view label);

// The value of charset= in a Content-Type or a meta tag.
std::string_view charset_in(std::string_view text);

// What a page that begins so declares in its <meta> or XML declaration. Nothing for what is no markup.
std::optional<text::Encoding> declared_encoding(std::string_view start);

// Whether a declaration stands above what the bytes say.
bool decides(text::Encoding declared, const text::EncodingGuess& guess);

struct DecodedPage {
    bool decoded = false;  // else the bytes fit no encoding, and the text is empty
    std::string text;      // UTF-8
    text::Encoding encoding = text::Encoding::utf8;
    std::string notice;  // what was guessed or replaced; empty where it is clean UTF-8
};

// `given` stands above all, `declared` (of the protocol) above what the page itself declares.
DecodedPage decode_page(std::string_view bytes, std::optional<text::Encoding> given,
                        std::optional<text::Encoding> declared);

}  // namespace arshif::indexer
