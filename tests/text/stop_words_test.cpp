#include "text/stop_words.h"

#include <catch2/catch.hpp>
#include <string>

namespace {

using arshif::text::asks_question;
using arshif::text::is_stop_word;

TEST_CASE("Function words are stop words however they are written") {
    for (const std::string word :
         {"في", "من", "على", "إلى", "الى", "أن", "التي", "هذا", "ﻻ", "لا", "و", "فِي", "عَلَى", "هـذا", "فى", "هم"}) {
        CAPTURE(word);
        CHECK(is_stop_word(word));
    }
}

TEST_CASE("Function words behind a proclitic are stop words") {
    for (const std::string word : {"وفي", "ومن", "وعلى", "فإن", "وقال", "وقالت", "ولكن", "فهو", "وَهَذَا", "فكان"}) {
        CAPTURE(word);
        CHECK(is_stop_word(word));
    }
}

TEST_CASE("Words that only look like function words are searched for") {
    for (const std::string word : {"علي", "وعلي", "وكيل", "وزير", "وهم", "فهم", "ولي", "فلان", "وطن", "فريق", "مالي",
                                   "الله", "", "g8", "\xFF"}) {
        CAPTURE(word);
        CHECK_FALSE(is_stop_word(word));
    }
    CHECK_FALSE(is_stop_word(std::string(1000, ' ') + "في"));
}

TEST_CASE("Interrogatives are stop words and make a question of a query, some only at its beginning") {
    for (const std::string word : {"متى", "كيف", "ومتى", "أي", "ماهي", "كَيْفَ", "لماذا", "بماذا"}) {
        CAPTURE(word);
        CHECK(is_stop_word(word));
        CHECK(asks_question(word, false));
        CHECK(asks_question(word, true));
    }
    for (const std::string word : {"من", "ما", "ومن"}) {
        CAPTURE(word);
        CHECK(is_stop_word(word));
        CHECK_FALSE(asks_question(word, false));
        CHECK(asks_question(word, true));
    }
    for (const std::string word : {"في", "هذا", "كيفية", "متين", "سوق", "", "\xFF"}) {
        CAPTURE(word);
        CHECK_FALSE(asks_question(word, true));
    }
}

}  // namespace
