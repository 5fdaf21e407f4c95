// The headline in a title that names the site besides.
//
// Thread safety: pure functions.
#pragma once

#include <string_view>

namespace arshif::indexer {

// `title` without the name of the site and its sections at the end (or the site's at the front), which stand behind
// " - ", " | " and the like. `site` and `heading` (the headline as it stands on the page) may be empty; with them it is
// surer. `guess`: without them too, what is short behind the last sign is taken for the site.
std::string_view without_site(std::string_view title, std::string_view site, std::string_view heading, bool guess);

// Whether two texts are the same but for marks, punctuation and the like. Neither of an empty one.
bool same_words(std::string_view one, std::string_view other);

}  // namespace arshif::indexer
