// TEI P5: an issue of a paper in a file (or several, in a <teiCorpus>), its articles being divisions of the text.
//
// Paper, day and address come from the header (tei_header.h), all else from the division (tei_text.h). The identifier
// is the name of the file and the division's xml:id; the address has the xml:id behind a #. The file is read as a
// stream, in which only the article being read is held, max_document_bytes at most; a longer one is refused. It need
// not be well-formed: closing tags that close nothing are passed over. An article that is cut off by the end of the
// input is refused. The text must be UTF-8.
//
// No XML library: those that read a stream stop at the first fault, and pugixml holds the whole file.
#pragma once

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int tei_reader_version = 1;

// Hands the articles of the input to `sink`. Only a failure to read the bytes is an error.
core::Result<void> read_tei(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
