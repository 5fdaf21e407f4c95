// Which reader an input is for, decided by its first bytes; the name of the file is only a hint.
//
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "indexer/readers/formats.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer {

// How many bytes of an input detect_format wants to see (PeekSource::peek).
constexpr std::size_t detection_bytes = 4096;

struct Detection {
    std::optional<Format> format;
    Refusal refusal;  // filled if there is no format for it: "unsupported format" or "not UTF-8", and what to do
};

// The formats whose readers want raw bytes (FormatReader::raw), which must be known before anything is decoded.
std::optional<Format> detect_raw_format(std::string_view start);

// `start`: the first detection_bytes of the input, or all if there are fewer.
// JSON is what is named .json, .jsonl or .ndjson, and whatever begins like an object with a key, in a list or not.
// DOC files are what begins with <DOC>, or with other markup and has a <DOCNO>. Pages are what begins with <html>, its
// document type or an element of its head, behind comments and an XML declaration; feeds, TEI and other XML are told by
// their first element (markup_kind.h), Markdown by its front matter or name, values of Python by their first bytes.
// Archives, PDFs, pictures, office documents and UTF-16 are refused by name. Tables are what is
// named .csv or .tsv, or begins with a line that names the columns of one. All else is text, whose
// reader looks at all bytes and refuses what is not UTF-8.
Detection detect_format(std::string_view path, std::string_view start);

}  // namespace arshif::indexer
