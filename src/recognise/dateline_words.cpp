#include "recognise/dateline_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "data/dateline_words.h"
#include "recognise/date_words.h"
#include "recognise/table.h"

namespace arshif::recognise {

namespace {

// In the order of DatelineWord.
constexpr std::array<std::string_view, 6> role_names = {"none", "label", "filler", "agency", "issue", "refused"};

using WordTable = std::unordered_map<std::string, DatelineWord>;

WordTable load() {
    WordTable words;
    for_each_row(data::dateline_words, [&](const std::vector<std::string_view>& fields) {
        const auto* const role = std::find(role_names.begin(), role_names.end(), fields[0]);
        if (fields.size() != 2 || role == role_names.end()) return;
        for (const std::string_view word : split(fields[1], ' '))
            words.emplace(lookup_key(word), static_cast<DatelineWord>(role - role_names.begin()));
    });
    return words;
}

}  // namespace

DatelineWord dateline_word(std::string_view word) {
    static const WordTable words = load();
    const auto found = words.find(lookup_key(word));
    if (found != words.end()) return found->second;
    constexpr std::array<DateWord, 4> beside_dates = {DateWord::weekday, DateWord::zone_name, DateWord::zone,
                                                      DateWord::at};
    const bool filler =
        std::any_of(beside_dates.begin(), beside_dates.end(), [&](DateWord role) { return is_date_word(word, role); });
    return filler ? DatelineWord::filler : DatelineWord::none;
}

}  // namespace arshif::recognise
