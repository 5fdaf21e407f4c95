// The <DOC> files of the TREC collections and of corpora after their model: SGML that need not be well-formed.
//
//   <DOC><DOCNO>a-1</DOCNO><TITLE>…</TITLE><TIME>…</TIME><TEXT>…</TEXT></DOC>   one or many in a file
//
// Tags may be of any case and are fields by the names of json_fields.h; other elements are looked into. A field reaches
// to its closing tag, or, where that is missing, to the next tag of a field. Raw &, < and control characters stay text.
// Paragraph tags in a value become line breaks, those of emphasis and links are dropped, references (&amp;) are
// decoded, CR LF becomes LF, white space around a value is dropped. An `id` or `docno` in the <DOC> tag itself is an
// identifier.
//
// A document that is cut off (by the end of the input, or by a <DOC> that begins a line) is refused unless its last
// field was closed. What stands outside of documents is passed over. Of one document at most max_document_bytes are
// held; a longer one is refused and reading goes on behind it. The record of a file of one document has ordinal 0,
// others count from 1, refusals included. The text must be UTF-8.
#pragma once

#include <cstddef>

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int trec_reader_version = 1;

constexpr std::size_t max_document_bytes = std::size_t{8} << 20U;

// Hands the documents of the input to `sink`. Only a failure to read the bytes is an error.
core::Result<void> read_trec(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
