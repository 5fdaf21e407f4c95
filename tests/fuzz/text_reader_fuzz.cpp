// Feeds format detection and the text reader: no input may crash them, and no text may be lost between title and body.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "indexer/readers/byte_sources.h"
#include "indexer/readers/detect.h"
#include "indexer/readers/text_reader.h"

namespace {

using namespace arshif;
using namespace arshif::indexer;

void require(bool holds) {
    if (!holds) std::abort();
}

std::size_t count_visible(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }));
}

// Byte order marks are the one thing that is dropped, wherever they stand.
std::string without_marks(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    std::string out(text);
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark, at))
        out.erase(at, mark.size());
    return out;
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const Detection detection = detect_format("fuzz.txt", bytes.substr(0, detection_bytes));
    require(detection.format.has_value() != !detection.refusal.reason.empty());

    int outcomes = 0;
    MemorySource source(bytes);
    const RecordSink sink{
        [&](core::Record&& record) {
            ++outcomes;
            require(count_visible(record.title) + count_visible(record.body) == count_visible(without_marks(bytes)));
            require(record.title.find('\n') == std::string::npos);
            require(record.body.find('\r') == std::string::npos);
            return true;
        },
        [&](Refusal&& refusal) {
            ++outcomes;
            require(refusal.offset < size);
        }};
    require(read_text({"fuzz.txt", &source}, sink).ok());
    require(outcomes == 1);
    return 0;
}
