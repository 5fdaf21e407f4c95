// A look at the beginning of an XML export: which of its elements are the articles.
//
// That is the element that is there more than once and has the most kinds of fields in it, but no more than one title
// each; of several such the outermost. Where nothing repeats it is the outermost one with the fields of an article, or,
// in a list of bare texts, the text itself. Looks at names only, and need not be well-formed. Thread safety: pure
// function.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace arshif::indexer {

class FieldMap;  // field_map.h

struct MarkupSurvey {
    std::string record;              // name of the element that is an article, in lower case; empty if none is
    std::string shown;               // the same as written
    std::string root;                // name of the first element, as written
    bool bare = false;               // the record is a text and nothing else
    bool repeats = false;            // the record was seen more than once
    std::vector<std::string> names;  // the first dozen of those seen, as written
};

MarkupSurvey survey_markup(std::string_view start, const FieldMap* map);

}  // namespace arshif::indexer
