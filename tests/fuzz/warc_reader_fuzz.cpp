// Feeds the reader of web archives (reader_fuzz.h).
#include "indexer/readers/warc_reader.h"
#include "reader_fuzz.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    arshif::indexer::fuzz::check_reader(data, size, "fuzz.warc", arshif::indexer::read_warc);
    return 0;
}
