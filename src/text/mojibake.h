// Undoes what happens to Arabic that a program read in a Western encoding and stored as such.
//
// Two accidents are known: UTF-8 taken for Windows-1252 or Latin-1 (each letter becomes two characters, the first one
// U+00D8 or U+00D9), once or twice over, and Windows-1256 taken for them (each letter becomes an accented one). Text of
// European languages, whose accented letters stand among plain ones, is left alone. Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace arshif::text {

enum class Mojibake : std::uint8_t { utf8_as_western, windows_1256_as_western };

struct Undone {
    std::string text;
    Mojibake kind;
};

// The text as it was meant, or nothing if it is none of the accidents. Characters that were no part of it stay.
std::optional<Undone> undo_mojibake(std::string_view text);

}  // namespace arshif::text
