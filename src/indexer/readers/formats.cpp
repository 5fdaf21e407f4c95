#include "indexer/readers/formats.h"

#include "indexer/readers/json_reader.h"
#include "indexer/readers/text_reader.h"

namespace arshif::indexer {

const std::array<FormatReader, 2>& format_readers() {
    static constexpr std::array<FormatReader, 2> readers = {{
        {Format::text, "text", text_reader_version, read_text},
        {Format::json, "json", json_reader_version, read_json},
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
