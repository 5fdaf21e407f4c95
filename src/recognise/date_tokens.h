// Cuts running text into the words, numbers and marks that the finder of dates looks at, with what the tables know of
// each.
//
// Linear, and without an allocation a word. A cutter belongs to one text and one thread; the text must outlive it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "recognise/date_letters.h"
#include "recognise/date_lexicon.h"

namespace arshif::recognise {

struct DateToken {
    enum class Kind : std::uint8_t { end, word, number, mark };

    std::size_t begin = 0;  // bytes of the text; trailing marks and tatweel of a word belong to it
    std::size_t end = 0;
    WordKey key = 0;                   // of a word with its proclitics, or of a number; 0 for what no table holds
    const DateEntry* entry = nullptr;  // what is known of the word without its proclitics and article, never null
    std::int32_t value = -1;           // of a number of up to 9 digits
    Kind kind = Kind::end;
    std::uint8_t digits = 0;
    char mark = 0;              // plain: commas ',', dashes '-', quotation marks '"'
    bool space_before = false;  // white space
    bool line_before = false;   // the end of a line
    bool article = false;
    bool tanween = false;
    Letter clitic = Letter::none;  // the proclitic nearest to the word
    std::uint8_t clitics = 0;

    bool is(DateRole role) const { return entry->is(role); }
    bool is_mark(char plain) const { return kind == Kind::mark && mark == plain; }
    bool is_number(int least, int most) const { return kind == Kind::number && digits >= least && digits <= most; }
};

class DateCutter {
public:
    explicit DateCutter(std::string_view text);

    // Appends tokens until there are `enough` or the text ends; false at the end of the text, with a last token of kind
    // `end`.
    bool fill(std::vector<DateToken>& tokens, std::size_t enough);

private:
    struct Spelling {
        WordKey key = 0;  // of the first letters
        std::size_t letters = 0;
        std::size_t end = 0;
        bool tanween = false;
        bool known = true;  // no letter that no table has
    };

    Character next_character() const;
    Spelling spell(bool latin);
    void cut_word(DateToken& token, bool latin);
    void cut_number(DateToken& token);
    void look_up(DateToken& token) const;

    std::string_view text_;
    std::size_t at_ = 0;
    bool pending_space_ = false;  // before the next token
    bool pending_line_ = false;
    const AsciiLetters& ascii_;
    const ArabicLetters& arabic_;
    const DateLexicon& lexicon_;
};

}  // namespace arshif::recognise
