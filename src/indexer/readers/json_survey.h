// A look at the keys of an object without parsing it: whether it is an article, or only wraps a list of articles.
//
// The object may be cut off or broken anywhere; what is asked is what it seems to be. Thread safety: pure function.
#pragma once

#include <string_view>
#include <vector>

namespace arshif::indexer {

class FieldMap;  // field_map.h

struct ObjectSurvey {
    std::vector<std::string_view> keys;  // the first dozen as written, views into the object
    bool more_keys = false;              // that there are others
    bool body = false;                   // a key that names the body, with a value that can be one
    bool article = false;                // a key that names the title, the body or the summary, likewise
    bool wraps_articles = false;         // a key whose value is a list that begins with an article
    // Only wraps: no body of its own, and a list of objects with bodies, or any list of objects beside neither title
    // nor summary.
    bool wrapper = false;
};

// `object` begins with its brace. `map`: names of the user's own, or none.
ObjectSurvey survey_object(std::string_view object, const FieldMap* map = nullptr);

}  // namespace arshif::indexer
