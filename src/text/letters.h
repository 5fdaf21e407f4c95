// The few Arabic letters that code must know by name, as folded UTF-8. For this folder and recognise/.
//
// Lists of words and affixes are in data/; here is only what the rules of the tokeniser and the stemmer are made of.
#pragma once

#include <string_view>

namespace arshif::text::letters {

constexpr std::string_view alef = "\xD8\xA7";
constexpr std::string_view beh = "\xD8\xA8";
constexpr std::string_view teh = "\xD8\xAA";
constexpr std::string_view seen = "\xD8\xB3";
constexpr std::string_view feh = "\xD9\x81";
constexpr std::string_view kaf = "\xD9\x83";
constexpr std::string_view lam = "\xD9\x84";
constexpr std::string_view meem = "\xD9\x85";
constexpr std::string_view noon = "\xD9\x86";
constexpr std::string_view heh = "\xD9\x87";
constexpr std::string_view waw = "\xD9\x88";
constexpr std::string_view yeh = "\xD9\x8A";
constexpr std::string_view hamza = "\xD8\xA1";
constexpr std::string_view waw_hamza = "\xD8\xA4";
constexpr std::string_view yeh_hamza = "\xD8\xA6";

constexpr std::string_view article = "\xD8\xA7\xD9\x84";             // alef lam
constexpr std::string_view tenth_form = "\xD8\xA7\xD8\xB3\xD8\xAA";  // alef seen teh
constexpr std::string_view me = "\xD9\x86\xD9\x8A";                  // noon yeh, the object
constexpr std::string_view plural = "\xD9\x88\xD8\xA7";              // waw alef, of verbs
constexpr std::string_view abd = "\xD8\xB9\xD8\xA8\xD8\xAF";         // servant (of), the first half of many names

// A letter that is written onto the word behind it: and, so, by, to, like.
constexpr bool is_clitic_letter(std::string_view letter) {
    return letter == waw || letter == feh || letter == beh || letter == lam || letter == kaf;
}

}  // namespace arshif::text::letters
