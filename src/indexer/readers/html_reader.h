// Saved web pages: one file is one article, or none.
//
// What is taken from where: html_article.h. Front pages, lists and pages without a text of their own are refused as
// "no article text". A page is held as a whole, so that Input::record_limit bounds it. The text must be UTF-8; which
// encoding the page itself declares counts where its bytes leave a doubt (transcoding_source.h).
#pragma once

#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Part of the identity of what was imported: a higher number makes every article be read anew.
constexpr int html_reader_version = 1;

// Reads the whole input as one record. Only a failure to read the bytes is an error.
core::Result<void> read_html(const Input& input, const RecordSink& sink);

}  // namespace arshif::indexer
