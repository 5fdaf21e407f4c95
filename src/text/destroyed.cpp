#include "text/destroyed.h"

namespace arshif::text {

namespace {

constexpr std::string_view white_space = " \t\r\n\v\f";
constexpr std::string_view replacement = "\xEF\xBF\xBD";

struct Makeup {
    std::size_t marks = 0;
    std::size_t letters = 0;  // of any script: lead bytes above ASCII count as letters too
    bool marks_before_letters = false;
};

Makeup makeup_of(std::string_view word) {
    Makeup makeup;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto byte = static_cast<unsigned char>(word[i]);
        const bool mark = byte == '?' || word.substr(i).starts_with(replacement);
        const bool ascii_letter = (byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z';
        if (mark) {
            ++makeup.marks;
            if (byte != '?') i += replacement.size() - 1;
        } else if (ascii_letter || byte >= 0xC2) {
            ++makeup.letters;
            makeup.marks_before_letters = makeup.marks_before_letters || makeup.marks > 0;
        }
    }
    return makeup;
}

// Question marks behind a word are punctuation, in front of letters or alone they are not.
bool is_destroyed(const Makeup& makeup) {
    if (makeup.marks < 2 || makeup.marks < makeup.letters) return false;
    return makeup.letters == 0 || makeup.marks_before_letters;
}

}  // namespace

WordDamage word_damage(std::string_view text) {
    WordDamage damage;
    // Most text has neither mark, or few.
    if (text.find('?') == std::string_view::npos && text.find(replacement) == std::string_view::npos) {
        damage.sound = text.empty() ? 0 : 1;
        return damage;
    }
    while (true) {
        const std::size_t begin = text.find_first_not_of(white_space);
        if (begin == std::string_view::npos) return damage;
        text.remove_prefix(begin);
        const std::string_view word = text.substr(0, text.find_first_of(white_space));
        const Makeup makeup = makeup_of(word);
        if (is_destroyed(makeup)) {
            ++damage.destroyed;
        } else if (makeup.letters > 0) {
            ++damage.sound;
        }
        text.remove_prefix(word.size());
    }
}

}  // namespace arshif::text
