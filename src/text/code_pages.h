// The single-byte encodings that Arabic text is kept in, byte by byte, and the one it is mistaken for.
//
// Bytes below 0x80 are ASCII in all of them. Thread safety: pure functions.
#pragma once

#include <optional>

namespace arshif::text {

// The code point of a byte. Windows-1256 has one for each; ISO-8859-6 has U+FFFD for bytes without a meaning.
char32_t from_windows_1256(unsigned char byte);
char32_t from_iso_8859_6(unsigned char byte);

// The byte that Windows-1252 or Latin-1 shows as this code point; both, since programs mix them up.
std::optional<unsigned char> to_windows_1252(char32_t code_point);

}  // namespace arshif::text
