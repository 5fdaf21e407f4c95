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
    WordSet asking;
    WordSet opening;

    StopList() {
        for (const auto& row : table_rows(data::stop_words)) {
            if (row.size() < 2) continue;
            const std::string_view how = row[0];
            for (const std::string_view word : words_of(row[1])) {
                alone.insert(word);
                if (how != "alone") with_proclitic.insert(word);
                if (how == "asks") asking.insert(word);
                if (how == "opens") opening.insert(word);
            }
        }
    }

    static const StopList& instance() {
        static const StopList list;
        return list;
    }
};

// Whether the word is among `words`, or, without a proclitic waw or feh, among `behind_proclitic`.
bool is_among(std::string_view typed, const WordSet& words, const WordSet& behind_proclitic) {
    if (typed.size() > longest_typed_word) return false;
    std::string spelling;
    fold_spelling(typed, spelling);
    if (words.contains(spelling)) return true;
    const std::string_view word = spelling;
    if (!word.starts_with(letters::waw) && !word.starts_with(letters::feh)) return false;
    return behind_proclitic.contains(word.substr(letters::waw.size()));
}

}  // namespace

bool is_stop_word(std::string_view typed) {
    const StopList& list = StopList::instance();
    return is_among(typed, list.alone, list.with_proclitic);
}

bool asks_question(std::string_view typed, bool first) {
    const StopList& list = StopList::instance();
    return is_among(typed, list.asking, list.asking) || (first && is_among(typed, list.opening, list.opening));
}

}  // namespace arshif::text
