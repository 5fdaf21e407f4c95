// Feeds the Markdown reader (reader_fuzz.h).
#include "indexer/readers/markdown_reader.h"
#include "reader_fuzz.h"

// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;  // a record of no bytes begins at none
    arshif::indexer::fuzz::check_reader(data, size, "fuzz.md", arshif::indexer::read_markdown);
    return 0;
}
