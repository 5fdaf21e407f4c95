// Markdown with front matter (Hugo, Jekyll, Pandoc, OpenArabicPE): one file is one article.
//
// The keys of the front matter (front_matter.h) are fields by the names of json_fields.h; a list is joined by commas,
// of a date, address, country or id the first is taken. Without a title there the first heading is it; a first heading
// that says what the title says, or its beginning, is dropped. The rest is the body (markdown_text.h). At most
// max_document_bytes are read of a file. The text must be UTF-8.
#pragma once

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int markdown_reader_version = 1;

// Whether an input that begins so has front matter.
bool looks_like_front_matter(std::string_view start);

// Reads the whole input as one record. Only a failure to read the bytes is an error.
core::Result<void> read_markdown(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
