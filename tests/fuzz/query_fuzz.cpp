// Feeds the query parser: no input may crash it, place an error outside itself or be read in two ways.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "search/query_parser.h"

namespace {

using namespace arshif::search;

void require(bool holds) {
    if (!holds) std::abort();
}

void check_places(const Node& node, std::size_t size) {
    require(node.begin <= node.end && node.end <= size);
    for (const Node& child : node.children)
        check_places(child, size);
}

}  // namespace

// The first byte chooses the options, the rest is the query.
// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    static arshif::text::Analyzer analyzer;
    const ParseOptions options{(data[0] & 1U) != 0, (data[0] & 2U) != 0, (data[0] & 4U) != 0};
    const std::string_view typed(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto query = parse_query(typed, options, analyzer);
    if (!query) {
        require(query.error().offset.has_value() && *query.error().offset <= typed.size());
        return 0;
    }
    check_places(query->root, typed.size());
    const auto again = parse_query(typed, options, analyzer);
    require(again.ok() && to_string(*again) == to_string(*query));
    return 0;
}
