// What Python prints of its values (repr), rewritten as JSON, whose reader knows the rest.
//
// Strings in either quotation marks with their escapes and prefixes (u'', b'', r''), lists, tuples (as lists), dicts,
// numbers, None, True, False, nan; datetime.datetime(2019, 6, 26, 0, 0) and datetime.date(…) become ISO 8601; of any
// other call (ObjectId('…')) the arguments are a list. Thread safety: an extent belongs to one thread; the rest is a
// pure function.
#pragma once

#include <string>
#include <string_view>

namespace arshif::indexer {

struct PythonJson {
    std::string json;
    std::string_view reason;  // of reason:: in reader.h; empty if it is a value
    std::string detail;
};

// `literal` is one value.
PythonJson python_to_json(std::string_view literal);

}  // namespace arshif::indexer
