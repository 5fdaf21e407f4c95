// Values as Python prints them, one record a line or one behind the other:
//
//   content: ['…', '…']                                  a name and its value
//   {'title': '…', 'content': ['…', '…']}                 a dict, over one line or several, in a list or not
//   ['…', '…']                                           a list: paragraphs of a body
//
// Each is rewritten as JSON (python_literal.h) and read as json_record.h says. A record that is broken ends with its
// line, and reading goes on with the next. At most max_document_bytes of one are held. The record of a file of one has
// ordinal 0, others count from 1, refusals included. The text must be UTF-8.
#pragma once

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int python_reader_version = 1;

// Whether an input that begins so, behind white space, is of this format.
bool looks_like_python(std::string_view start);

// Hands the records of the input to `sink`. Only a failure to read the bytes is an error.
core::Result<void> read_python(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
