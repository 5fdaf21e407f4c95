// What analyze --dates prints: the dates found in a text as JSON.
//
// Thread safety: pure function.
#pragma once

#include <string_view>

#include "cli/article_json.h"
#include "recognise/text_dates.h"

namespace arshif::cli {

// The keys that schema/output.schema.json describes as found_dates. Of the text, the first `title_bytes` are the title.
Json dates_json(std::string_view text, std::size_t title_bytes, const recognise::DateContext& context);

}  // namespace arshif::cli
