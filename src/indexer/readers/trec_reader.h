// The <DOC> files of the TREC collections and of corpora after their model: SGML that need not be well-formed.
//
//   <DOC><DOCNO>a-1</DOCNO><TITLE>…</TITLE><TIME>…</TIME><TEXT>…</TEXT></DOC>   one or many in a file
//
// Tags may be of any case and are fields by the names of json_fields.h (markup_fields.h has how far they reach); other
// elements are looked into. Raw &, < and control characters stay text, and so does a tag that neither SGML collections
// nor HTML know (markup_text.h). An `id` or `docno` in the <DOC> tag itself is an identifier. What is cut off or too
// large is refused as element_reader.h says. The text must be UTF-8.
#pragma once

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int trec_reader_version = 2;

// Hands the documents of the input to `sink`. Only a failure to read the bytes is an error.
core::Result<void> read_trec(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
