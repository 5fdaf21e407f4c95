#include "text/stop_words.h"

#include <catch2/catch.hpp>
#include <string>

namespace {

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

}  // namespace
