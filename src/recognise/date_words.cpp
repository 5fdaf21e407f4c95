#include "recognise/date_words.h"

#include <array>
#include <string>
#include <unordered_map>

#include "data/date_words.h"
#include "recognise/table.h"

namespace arshif::recognise {

namespace {

// In the order of DateWord.
constexpr std::array<std::string_view, 12> role_names = {
    "before_weekday", "weekday",   "ordinal",   "article", "of", "at", "am", "pm",
    "zone",           "zone_name", "gregorian", "hijri"};

using Roles = std::uint32_t;  // a bit a DateWord

Roles bit(std::size_t role) {
    return Roles{1} << role;
}

using WordTable = std::unordered_map<std::string, Roles>;

WordTable load() {
    WordTable words;
    for_each_row(data::date_words, [&](const std::vector<std::string_view>& fields) {
        if (fields.size() != 2) return;
        for (std::size_t role = 0; role < role_names.size(); ++role) {
            if (fields[0] == role_names.at(role)) words[lookup_key(fields[1])] |= bit(role);
        }
    });
    return words;
}

}  // namespace

bool is_date_word(std::string_view word, DateWord role) {
    static const WordTable words = load();
    const auto found = words.find(lookup_key(word));
    return found != words.end() && (found->second & bit(static_cast<std::size_t>(role))) != 0;
}

}  // namespace arshif::recognise
