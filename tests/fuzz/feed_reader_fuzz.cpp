// Feeds the feed reader (reader_fuzz.h).
#include "indexer/readers/feed_reader.h"
#include "reader_fuzz.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    arshif::indexer::fuzz::check_reader(data, size, "fuzz.xml", arshif::indexer::read_feed);
    return 0;
}
