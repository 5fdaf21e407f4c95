#include "text/stop_words.h"

#include "data/stop_words.h"
#include "text/folding.h"
#include "text/letters.h"
#include "text/word_table.h"

namespace arshif::text {

namespace {

// In bytes: no word of the list comes near.
constexpr std::size_t longest_typed_word = 64;

struct StopList {
    WordSet alone;
    WordSet with_proclitic;  // those that stay stop words behind one

    StopList() {
        for (const auto& row : table_rows(data::stop_words)) {
            if (row.size() < 2) continue;
            for (const std::string_view word : words_of(row[1])) {
                alone.emplace(word);
                if (row[0] == "both") with_proclitic.emplace(word);
            }
        }
    }
};

}  // namespace

bool is_stop_word(std::string_view typed) {
    static const StopList list;
    if (typed.size() > longest_typed_word) return false;
    std::string spelling;
    fold_spelling(typed, spelling);
    if (list.alone.contains(spelling)) return true;
    const std::string_view word = spelling;
    if (!word.starts_with(letters::waw) && !word.starts_with(letters::feh)) return false;
    return list.with_proclitic.contains(word.substr(letters::waw.size()));
}

}  // namespace arshif::text
