#include "indexer/readers/formats.h"

#include "indexer/readers/csv_reader.h"
#include "indexer/readers/json_reader.h"
#include "indexer/readers/text_reader.h"
#include "indexer/readers/trec_reader.h"

namespace arshif::indexer {

const std::array<FormatReader, 4>& format_readers() {
    static constexpr std::array<FormatReader, 4> readers = {{
        {Format::text, "text", text_reader_version, read_text},
        {Format::json, "json", json_reader_version, read_json},
        {Format::trec, "trec", trec_reader_version, read_trec},
        {Format::csv, "csv", csv_reader_version, read_csv},
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
