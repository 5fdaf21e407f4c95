#include "recognise/date_tokens.h"

namespace arshif::recognise {

namespace {

constexpr WordKey article = static_cast<WordKey>(Letter::alef) | static_cast<WordKey>(Letter::lam) << letter_bits;
constexpr WordKey two_letters = (WordKey{1} << (2 * letter_bits)) - 1;
constexpr unsigned char first_arabic_lead = 0xD8;
constexpr unsigned char last_arabic_lead = 0xDB;
constexpr std::size_t max_value_digits = 9;

bool is_clitic(Letter letter) {
    return letter == Letter::waw || letter == Letter::beh || letter == Letter::lam || letter == Letter::feh ||
           letter == Letter::kaf;
}

bool begins_with_article(WordKey key) {
    return (key & two_letters) == article;
}

Letter first_letter(WordKey key) {
    return static_cast<Letter>(key & letter_mask);
}

}  // namespace

DateCutter::DateCutter(std::string_view text)
    : text_(text), ascii_(ascii_letters()), arabic_(arabic_letters()), lexicon_(DateLexicon::instance()) {}

// The word as it stands, then without the article, then without one and two proclitics.
void DateCutter::look_up(DateToken& token) const {
    WordKey key = token.key;
    constexpr int most_clitics = 2;
    for (int taken = 0;; ++taken) {
        token.entry = lexicon_.find(key);
        if (token.entry->known()) return;
        const bool lam_lam = taken > 0 && token.clitic == Letter::lam && first_letter(key) == Letter::lam;
        if (begins_with_article(key) || lam_lam) {
            token.entry = lexicon_.find(key >> (lam_lam ? letter_bits : 2 * letter_bits));
            token.article = token.entry->known();
            if (token.article) return;
        }
        if (taken == most_clitics || !is_clitic(first_letter(key))) return;
        token.clitic = first_letter(key);
        ++token.clitics;
        key >>= letter_bits;
    }
}

// As character_at, quickly for what nearly all of the text is made of.
Character DateCutter::next_character() const {
    const auto lead = static_cast<unsigned char>(text_[at_]);
    if (lead < ascii_.size()) return ascii_[lead];
    if (lead >= first_arabic_lead && lead <= last_arabic_lead && at_ + 1 < text_.size()) {
        const auto trail = static_cast<unsigned char>(text_[at_ + 1]);
        if ((trail & 0xC0U) == 0x80) {
            Character c = arabic_[(lead - first_arabic_lead) * std::size_t{64} + (trail & 0x3FU)];
            c.bytes = 2;
            return c;
        }
    }
    return character_at(text_, at_);
}

// The letters of a word as its key.
DateCutter::Spelling DateCutter::spell(bool latin) {
    Spelling spelling;
    spelling.end = at_;
    const auto add = [&](WordKey code) {
        if (spelling.letters < max_key_letters) spelling.key |= code << (letter_bits * spelling.letters);
        ++spelling.letters;
    };
    constexpr unsigned char first_lead_of_three = 0xE0;
    while (at_ < text_.size()) {
        const bool invisible = static_cast<unsigned char>(text_[at_]) >= first_lead_of_three;
        const Character c = next_character();
        if (c.letter >= Letter::digit || (c.letter <= Letter::last && c.latin != latin)) break;
        at_ += c.bytes;
        if (c.letter == Letter::vowel && invisible) continue;  // it ends no word and belongs to none
        spelling.end = at_;
        if (c.letter <= Letter::last) {
            add(static_cast<WordKey>(c.letter));
            if (c.value != 0 && !latin) add(c.value);
        }
        spelling.known = spelling.known && c.letter != Letter::foreign;
        spelling.tanween = spelling.tanween || c.letter == Letter::tanween;
    }
    return spelling;
}

void DateCutter::cut_word(DateToken& token, bool latin) {
    const Spelling spelling = spell(latin);
    token.end = spelling.end;
    token.tanween = spelling.tanween;
    if (spelling.letters == 0 && spelling.known) {  // tatweel alone stands for a dash
        token.kind = DateToken::Kind::mark;
        token.mark = '-';
        return;
    }
    token.kind = DateToken::Kind::word;
    if (!spelling.known || spelling.letters > max_key_letters) return;
    token.key = spelling.key;
    if (latin) {
        token.key |= latin_bit;
        token.entry = lexicon_.find(token.key);
    } else {
        look_up(token);
    }
}

void DateCutter::cut_number(DateToken& token) {
    std::size_t digits = 0;
    std::int32_t value = 0;
    while (at_ < text_.size()) {
        const Character c = next_character();
        if (c.letter != Letter::digit) break;
        at_ += c.bytes;
        if (digits < max_value_digits) value = value * 10 + c.value;
        ++digits;
    }
    token.kind = DateToken::Kind::number;
    token.end = at_;
    token.digits = static_cast<std::uint8_t>(digits > max_value_digits ? max_value_digits + 1 : digits);
    if (digits > max_value_digits) return;
    token.value = value;
    token.key = number_key(value);
}

bool DateCutter::fill(std::vector<DateToken>& tokens, std::size_t enough) {
    bool space = false;
    bool line = false;
    while (at_ < text_.size()) {
        const Character c = next_character();
        if (c.letter == Letter::space || c.letter == Letter::line_end || c.letter == Letter::vowel ||
            c.letter == Letter::tanween) {
            space = space || c.letter == Letter::space || c.letter == Letter::line_end;
            line = line || c.letter == Letter::line_end;
            at_ += c.bytes;
            continue;
        }
        if (tokens.size() >= enough) {
            pending_space_ = space;
            pending_line_ = line;
            return true;
        }
        DateToken& token = tokens.emplace_back();
        token.entry = lexicon_.unknown();
        token.begin = at_;
        token.space_before = space || pending_space_;
        token.line_before = line || pending_line_;
        space = line = pending_space_ = pending_line_ = false;
        if (c.letter == Letter::digit) {
            cut_number(token);
        } else if (c.letter == Letter::mark) {
            token.kind = DateToken::Kind::mark;
            token.mark = static_cast<char>(c.value);
            at_ += c.bytes;
            token.end = at_;
        } else {
            cut_word(token, c.latin);
        }
    }
    DateToken& last = tokens.emplace_back();
    last.entry = lexicon_.unknown();
    last.begin = last.end = text_.size();
    last.line_before = true;
    return false;
}

}  // namespace arshif::recognise
