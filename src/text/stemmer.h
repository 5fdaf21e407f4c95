// The light stemmer for Arabic: the class of inflected forms that a word belongs to.
//
// A form of a known verb has the verb's perfect for its stem. From other words it removes proclitics (و ف ب ل ك س ال
// and their combinations), the person of some imperfect verbs, and suffixes, but no letter that belongs to the root:
// tables in data/ name the words whose first or last letters look like affixes, and names. Each step is a function of
// stem_steps.h. Method: light10 of Larkey, Ballesteros and Connell (2007) with compound proclitics, pronouns, a
// conjugator and protected words. Thread safety: pure functions over tables that are built once.
#pragma once

#include <string>
#include <string_view>

namespace arshif::text {

// The stem of a word that `fold` has folded. Words that are not Arabic are their own stem.
std::string stem(std::string_view folded);

}  // namespace arshif::text
