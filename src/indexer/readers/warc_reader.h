// Web archives: WARC 0.17 to 1.1, of which each captured page is a record.
//
// `response` and `resource` records that hold HTML, with status 200, are pages; chunks and compression are undone
// (content_coding.h), and html_article.h takes the article from them. Its URL is that of the capture, the day of the
// capture is used where the page says no other. All other records are passed over. Refusals are at the record.
//
// Each record has an encoding of its own, so that this reader takes the raw bytes of the file: the HTTP header and the
// page declare it, the bytes prove it, Input::encoding stands above all. Offsets count these bytes.
//
// Where a record's length is wrong or it is cut off, that is refused and reading goes on at the next line that begins
// with WARC/. Of one record at most Input::record_limit bytes are held, packed and unpacked.
#pragma once

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int warc_reader_version = 1;

// Hands the pages of the input to `sink`. Only a failure to read the bytes is an error.
core::Result<void> read_warc(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
