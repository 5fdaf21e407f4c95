// What the suggester and the parts that it asks hand around: other spellings of a word, and whole queries to offer.
//
// Thread safety: values.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace arshif::search {

// Why something else is offered.
enum class Reason : std::uint8_t {
    spelling,  // a slip: letters mistaken, missing, swapped, a space too many or too few
    keyboard,  // typed on another keyboard layout
    variant,   // a name that is also written in another way
    arabic,    // a Latin name in Arabic
    name,      // another name of the same thing
};

// As the schema of the output calls them: "spelling", "keyboard" …
std::string_view name_of(Reason reason);

// A word of the archive that may be meant.
struct Spelling {
    std::string surface;         // folded
    double cost = 0;             // 0 for what is hardly a difference, 1 for a slip of any kind
    std::uint32_t articles = 0;  // that have it
};

struct Suggestion {
    std::string query;  // whole, to be asked instead
    Reason reason = Reason::spelling;
    std::string word;           // what was typed, and is replaced; words with a space between
    std::string replacement;    // by this
    std::int64_t articles = 0;  // that match the suggested query in full
};

}  // namespace arshif::search
