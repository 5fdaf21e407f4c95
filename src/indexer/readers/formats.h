// The table of formats: what can be read, what `--format` calls it, and the function that reads it.
//
// A new format is one more reader file in this folder, one more line in formats.cpp, and what detect.cpp needs to
// recognise it. Thread safety: constants.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/result.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer {

enum class Format : std::uint8_t { text, json, trec, csv, xml, feed, tei, markdown, python, html, warc };

struct FormatReader {
    Format format;
    std::string_view name;  // as in --format
    int version;            // part of the identity of what was imported
    core::Result<void> (*read)(const Input& input, const RecordSink& sink);
    bool raw = false;  // wants the bytes of the file as they are, and decodes them itself
};

// All formats, in the order in which help lists them.
const std::array<FormatReader, 11>& format_readers();

const FormatReader& reader_of(Format format);

// The format of that name, as --format takes it.
std::optional<Format> format_from_name(std::string_view name);

}  // namespace arshif::indexer
