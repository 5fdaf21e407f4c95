// Articles as JSON: the keys that schema/output.schema.json describes, in its order.
//
// Thread safety: pure functions.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "cli/shown_hit.h"
#include "store/catalogue.h"
#include "store/record.h"

namespace arshif::cli {

using Json = nlohmann::ordered_json;

// The keys every article has. `body` is added by those who print it.
Json article_json(const std::string& id, const store::Record& record);
Json article_json(const std::string& id, const core::Article& article);

// Each as its keys and how much it resembles the article that it is a copy of.
Json copies_json(const std::vector<ShownCopy>& copies);

// Text of a JSON value; bytes that are not UTF-8 become U+FFFD. Control characters are escaped, those of C1 too, so
// that an article cannot send escape sequences to a terminal.
std::string dumped(const Json& json, int indent = -1);

}  // namespace arshif::cli
