// Feeds the reader of pages (reader_fuzz.h).
#include "indexer/readers/html_reader.h"
#include "reader_fuzz.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    arshif::indexer::fuzz::check_reader(data, size, "fuzz.html", arshif::indexer::read_html);
    return 0;
}
