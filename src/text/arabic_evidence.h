// How much a sequence of code points is like Arabic text: the judge between several readings of the same bytes.
//
// Each code point above ASCII adds bits by how frequent it is in Arabic, and by its neighbours: pairs that are in every
// sentence speak for a reading, a teh marbuta inside a word or a Latin letter touching an Arabic one against it.
// Thread safety: a value belongs to one thread.
#pragma once

#include <cstddef>

namespace arshif::text {

class ArabicEvidence {
public:
    void add(char32_t code_point);

    // Above ASCII, so far, beside the punctuation and marks that Arabic has.
    std::size_t characters() const { return characters_; }
    std::size_t letters() const { return letters_; }
    // Positive for Arabic. Some 2 bits a character are usual; other languages and wrong readings are far below 0.
    double bits() const { return bits_; }
    double bits_per_character() const { return characters_ == 0 ? 0 : bits_ / static_cast<double>(characters_); }
    bool is_arabic() const { return letters_ >= 3 && bits_per_character() > least_per_character; }

    static constexpr double least_per_character = 0.5;

private:
    enum class Kind { none, arabic, mark, latin };
    double add_letter(char32_t code_point) const;
    static Kind kind_of(char32_t code_point);

    std::size_t characters_ = 0;
    std::size_t letters_ = 0;
    double bits_ = 0;
    Kind last_kind_ = Kind::none;
    bool begins_word_ = false;  // the last letter
    char32_t last_letter_ = 0;  // where the last code point was an Arabic letter or its mark
};

}  // namespace arshif::text
