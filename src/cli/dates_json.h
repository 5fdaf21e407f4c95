// What analyze --dates prints: the dates found in a text as JSON.
//
// Thread safety: pure function.
#pragma once

#include <string_view>

#include "cli/article_json.h"
#include "recognise/text_dates.h"

namespace arshif::cli {

// The keys that schema/output.schema.json describes as found_dates.
Json dates_json(std::string_view text, const recognise::DateContext& context);

}  // namespace arshif::cli
