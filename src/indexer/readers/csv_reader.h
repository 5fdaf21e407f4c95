// Tables: CSV and TSV, a row an article, as spreadsheets and data frames export them.
//
// The delimiter (comma, semicolon, tab) is found by the first rows, or given by a first line `sep=;`. A header whose
// names are those of json_fields.h, or in Input::map, says what the columns are. Without one they are guessed
// (csv_columns.h), which is told as a notice. Cells may be quoted, with line breaks inside and quotation marks doubled;
// rows end with LF, CR LF or CR. White space around a cell is dropped, CR LF in it becomes LF.
//
// A row with another number of cells than the first is refused with its line, and so is one of more than max_row_bytes,
// which is also the most that is held. A quotation mark that is never closed costs its own line: reading goes on with
// the next one. Ordinals count rows from 1, without the header and empty lines. The text must be UTF-8.
#pragma once

#include <cstddef>

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int csv_reader_version = 1;

constexpr std::size_t max_row_bytes = std::size_t{8} << 20U;

// Hands the rows of the input to `sink`. Only a failure to read the bytes is an error.
core::Result<void> read_csv(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
