// Which encoding a file is in, judged by a sample of its bytes, and how sure that is.
//
// UTF-8 is told by its structure, UTF-16 by its byte order mark or by units that are nearly all of Arabic, Latin-1 and
// punctuation, the single-byte encodings by the letters they would give (arabic_evidence.h). Where nothing fits well,
// nothing is answered. Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace arshif::text {

enum class Encoding : std::uint8_t { utf8, windows_1256, iso_8859_6, utf16le, utf16be };

// As --encoding takes it and reports have it: "utf-8", "windows-1256", "iso-8859-6", "utf-16le", "utf-16be".
std::string_view name_of(Encoding encoding);
std::optional<Encoding> encoding_from_name(std::string_view name);

struct EncodingGuess {
    std::optional<Encoding> encoding;  // none: of no encoding known here, mixed, or not text
    double confidence = 0;             // 0 to 1
    std::size_t evidence = 0;          // characters above ASCII that it rests on
    std::size_t faults = 0;            // of these, what is ill-formed in that encoding
    bool marked = false;               // by a byte order mark
};

// `sample`: the beginning of a file, or from its first byte above ASCII on. `whole`: nothing follows, so that a
// sequence that is cut off at the end is a fault.
EncodingGuess guess_encoding(std::string_view sample, bool whole);

// UTF-16 only, as it must be asked at the very beginning of a file: much of Arabic in UTF-16 has no byte above ASCII.
EncodingGuess guess_utf16(std::string_view start);

// Control characters as no text has them.
bool looks_binary(std::string_view sample);

}  // namespace arshif::text
