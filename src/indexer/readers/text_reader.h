// Plain text: one file is one article.
//
// The first line is the title if it looks like a headline (headline.h has the rules); otherwise there is no title and
// all is body. A byte order mark is dropped, CR LF and CR become LF, NULs and white space at the end are dropped.
// The text must be UTF-8. A record with an empty body is handed over like any other.
#pragma once

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int text_reader_version = 2;

// Reads the whole input as one record. A failure to read the bytes is returned; a text that cannot be taken is a
// refusal.
core::Result<void> read_text(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
