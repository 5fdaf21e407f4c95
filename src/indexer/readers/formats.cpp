#include "indexer/readers/formats.h"

#include "indexer/readers/csv_reader.h"
#include "indexer/readers/feed_reader.h"
#include "indexer/readers/html_reader.h"
#include "indexer/readers/json_reader.h"
#include "indexer/readers/markdown_reader.h"
#include "indexer/readers/python_reader.h"
#include "indexer/readers/tei_reader.h"
#include "indexer/readers/text_reader.h"
#include "indexer/readers/trec_reader.h"
#include "indexer/readers/warc_reader.h"
#include "indexer/readers/xml_reader.h"

namespace arshif::indexer {

const std::array<FormatReader, 11>& format_readers() {
    static constexpr std::array<FormatReader, 11> readers = {{
        {Format::text, "text", text_reader_version, read_text},
        {Format::json, "json", json_reader_version, read_json},
        {Format::trec, "trec", trec_reader_version, read_trec},
        {Format::csv, "csv", csv_reader_version, read_csv},
        {Format::xml, "xml", xml_reader_version, read_xml},
        {Format::feed, "feed", feed_reader_version, read_feed},
        {Format::tei, "tei", tei_reader_version, read_tei},
        {Format::markdown, "markdown", markdown_reader_version, read_markdown},
        {Format::python, "python", python_reader_version, read_python},
        {Format::html, "html", html_reader_version, read_html},
        {Format::warc, "warc", warc_reader_version, read_warc, true},
    }};
    return readers;
}

const FormatReader& reader_of(Format format) {
    return format_readers().at(static_cast<std::size_t>(format));
}

std::optional<Format> format_from_name(std::string_view name) {
    for (const FormatReader& reader : format_readers()) {
        if (reader.name == name) return reader.format;
    }
    return std::nullopt;
}

}  // namespace arshif::indexer
