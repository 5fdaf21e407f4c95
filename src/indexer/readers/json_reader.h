// JSON Lines, and JSON arrays of objects, also several in one file or wrapped in an object (`{"articles": […]}`).
//
// Fields are found by the names in json_fields.h; values may be strings, numbers, lists of strings (see json_record.h).
// The stream is cut into objects by structure alone (json_scanner.h), then each is parsed, so memory is bounded by the
// largest record. What is no article is refused with its line and offset, and reading goes on with the next line (JSON
// Lines) or the next object (arrays) as far as the structure can be followed. Byte order marks, blank lines and commas
// between objects are passed over.
//
// Ordinals count records and refusals from 1, so that mending a broken record does not shift the others. The record of
// a file that is nothing but one object has ordinal 0, unless its name ends in .jsonl or .ndjson (it may grow).
// A record with an empty body is handed over like any other.
#pragma once

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int json_reader_version = 1;

// Hands the articles of the input to `sink`. Only a failure to read the bytes is an error.
core::Result<void> read_json(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
