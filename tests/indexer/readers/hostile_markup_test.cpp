// Inputs that want to exhaust memory, stack or time, for every reader. None of them may take more than a moment.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "collect.h"
#include "indexer/readers/container.h"
#include "indexer/readers/formats.h"
#include "pack.h"
#include "pattern_source.h"

using namespace arshif;
using namespace arshif::indexer;

namespace {

constexpr std::size_t million = 1000000;
const std::string word = "\xD8\xAE\xD8\xA8\xD8\xB1 ";

struct Opening {
    Format format;
    std::string start;  // of a record that never ends
};

// The reasons of what was refused, each once.
std::vector<std::string> reasons_of(const Collected& got) {
    std::vector<std::string> reasons = got.reasons();
    std::sort(reasons.begin(), reasons.end());
    reasons.erase(std::unique(reasons.begin(), reasons.end()), reasons.end());
    return reasons;
}

}  // namespace

TEST_CASE("A line of 100 MB is refused by every reader", "[large]") {
    const auto [format, start] = GENERATE(values<Opening>({
        {Format::text, ""},
        {Format::json, "{\"title\":\"a\",\"text\":\""},
        {Format::csv, "title,text\na,\""},
        {Format::trec, "<DOC><TITLE>a</TITLE><TEXT>"},
        {Format::xml, "<a><b><title>a</title></b><b><title>a</title><text>"},
        {Format::feed, "<rss><channel><item><title>a</title><description>"},
        {Format::tei, "<TEI><teiHeader/><text><body><div type=\"item\"><p>"},
        {Format::markdown, "---\ntitle: a\n---\n"},
        {Format::python, "content: ['"},
    }));
    CAPTURE(reader_of(format).name);
    test::PatternSource source(start, word, 100 << 20, "");
    const Collected got = collect_from(reader_of(format).read, source, {.path = "a"});
    REQUIRE_FALSE(got.refusals.empty());
    // A quotation mark that is not closed is what a table is refused for.
    CHECK(got.refusals.back().reason == (format == Format::csv ? reason::bad_csv : reason::record_too_large));
    CHECK(got.records.size() <= 1);
}

TEST_CASE("Markup that never ends is refused in bounded memory and linear time", "[large]") {
    struct Case {
        Format format;
        std::string start;
        std::string pattern;
    };
    const auto [format, start, pattern] = GENERATE(values<Case>({
        {Format::xml, "<a><b><title>a</title></b><b><title>a</title>", "<x>"},
        {Format::xml, "<a><b><title>a</title></b><b><title>a</title>", "<title>"},
        {Format::xml, "<a><b><title>a</title></b>", "<b><title><"},
        {Format::xml, "<a><b><title>a</title></b><b><title><![CDATA[", "x</b>"},
        {Format::xml, "<a><b><title>a</title></b><b><title><!--", "</b>   "},
        {Format::xml, "<a><b><title>a</title></b><b x=\"", "endless "},
        {Format::xml, "<a><b><title>a</title></b>", "<!DOCTYPE a [ ]"},
        {Format::xml, "<!DOCTYPE a [", "<!ENTITY a \"&b;&b;\">"},
        {Format::feed, "<rss><channel><title>", "x"},
        {Format::feed, "<rss><channel><item>", "<description>"},
        {Format::feed, "<rss><channel><item><description>", "<![CDATA["},
        {Format::tei, "<TEI><text><body>", "<div type=\"item\"><p>"},
        {Format::tei, "<TEI><text><body><div type=\"item\">", "<hi>"},
        {Format::tei, "<TEI><text><body><div type=\"item\">", "</div><p>x"},
        {Format::tei, "<TEI><teiHeader><sourceDesc>", "<title level=\"j\">x"},
        {Format::trec, "<DOC><TEXT>", "<!-- "},
        {Format::trec, "", "<DOC><TITLE>"},
        {Format::python, "{'title': ", "["},
        {Format::python, "", "{'title': [\n"},
        {Format::python, "", "content: ['\n"},
        {Format::json, "[{\"title\": ", "["},
        {Format::csv, "title,text\n", "\"a\",\"\"\""},
    }));
    CAPTURE(reader_of(format).name, start, pattern);
    test::PatternSource source(start, pattern, 20 << 20, "");
    const Collected got = collect_from(reader_of(format).read, source, {.path = "a"});
    CHECK(reasons_of(got).size() >= 1);
}

TEST_CASE("A million nested tags or marks in one record end, with the text taken or refused", "[large]") {
    struct Case {
        Format format;
        std::string start;
        std::string pattern;
        std::string end;
    };
    const auto [format, start, pattern, end] = GENERATE(values<Case>({
        {Format::xml, "<a><b><title>a</title></b><b><title>c</title><text>", "<x>", "</text></b></a>"},
        {Format::xml, "<a><b><title>a</title></b><b><title>c</title><text>", "&lt;", "</text></b></a>"},
        {Format::xml, "<a><b><title>a</title></b><b><title>c</title><text>", "<!--", "</text></b></a>"},
        {Format::feed, "<rss><item><title>c</title><description>", "&lt;p", "</description></item>"},
        {Format::tei, "<TEI><text><body><div type=\"item\"><head>c</head>", "<p>", "x</div></body></text></TEI>"},
        {Format::markdown, "", "[", "c"},
        {Format::markdown, "", "*[x](", "c"},
        {Format::markdown, "---\ntitle: c\nx: [", "\"a\",", "]\n---\nx"},
        {Format::markdown, "", "\xEF\xBB\xBF", "c"},
        {Format::text, "", "\xEF\xBB\xBF", "c"},
    }));
    CAPTURE(reader_of(format).name, start, pattern);
    test::PatternSource source(start, pattern, pattern.size() * million, end);
    const Collected got = collect_from(reader_of(format).read, source, {.path = "a"});
    CHECK(got.records.size() + got.refusals.size() >= 1);
}

TEST_CASE("Containers of containers that unpack to much are refused where the much begins", "[large]") {
    std::string bomb(96 << 20, 'x');
    for (int depth = 0; depth < 3; ++depth)
        bomb = test::packed({{"x", bomb}}, {"raw", "gzip"});
    CHECK(bomb.size() < 4096);
    MemorySource source(bomb);
    Container container(source);
    std::size_t got = 0;
    std::vector<char> block(1U << 16U);
    while (const std::optional<Container::Member> member = container.next()) {
        while (true) {
            const core::Result<std::size_t> size = member->bytes->read(block.data(), block.size());
            if (!size || *size == 0) break;
            got += *size;
        }
    }
    REQUIRE(container.failure());
    CHECK(container.failure()->reason == reason::bomb);
    CHECK(got <= Container::free_bytes + block.size());
}
