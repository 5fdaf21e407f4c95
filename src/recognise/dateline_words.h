// The words beside a date that show it to be that of publication, or not to be.
//
// The table is data/dateline_words.tsv. Thread safety: pure functions over tables that are built once.
#pragma once

#include <cstdint>
#include <string_view>

namespace arshif::recognise {

enum class DatelineWord : std::uint8_t {
    none,
    label,    // published, updated
    filler,   // what may stand there and says nothing
    agency,   // the name of a news agency
    issue,    // the number of the issue or of the readers, on either side of the date
    refused,  // born, died, battle: the date is of something else
};

DatelineWord dateline_word(std::string_view word);

}  // namespace arshif::recognise
