#include "indexer/readers/input_window.h"

#include <catch2/catch.hpp>
#include <string>

#include "indexer/readers/byte_sources.h"

using namespace arshif;
using namespace arshif::indexer;

TEST_CASE("A window shows the same bytes, offsets and lines however the stream is cut") {
    std::string content;
    for (int i = 0; i < 40000; ++i)
        content += "line " + std::to_string(i) + "\n";
    const std::size_t step = GENERATE(1000U, 65536U, 10000000U);
    const std::size_t stride = GENERATE(7U, 70001U);
    CAPTURE(step, stride);
    MemorySource source(content, step);
    InputWindow window(source);
    std::string seen;
    while (true) {
        while (window.bytes().size() < stride && !window.ended())
            REQUIRE(window.more().ok());
        if (window.bytes().empty()) break;
        const std::string_view part = window.bytes().substr(0, stride);
        REQUIRE(window.offset() == seen.size());
        seen += part;
        window.advance(part.size());
    }
    CHECK(seen == content);
    CHECK(window.offset() == content.size());
    CHECK(window.line() == 40001);
}

TEST_CASE("A window grows to hold what its owner has not passed over") {
    const std::string content(3000000, 'x');
    MemorySource source(content, 50000);
    InputWindow window(source);
    while (!window.ended())
        REQUIRE(window.more().ok());
    CHECK(window.bytes() == content);
    CHECK_FALSE(*window.more());
}

TEST_CASE("Passing over more than there is stops at the end") {
    MemorySource source("a\nb");
    InputWindow window(source);
    REQUIRE(window.more().ok());
    window.advance(100);
    CHECK(window.bytes().empty());
    CHECK(window.offset() == 3);
    CHECK(window.line() == 2);
}
