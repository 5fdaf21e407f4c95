// Feeds bytes to libarchive by way of the container reader: no input may crash it or make it unpack without bound, and
// how the bytes come in may not change the members.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/byte_sources.h"
#include "indexer/readers/container.h"
#include "reader_fuzz.h"
#include "text/normaliser.h"

namespace {

using namespace arshif;
using namespace arshif::indexer;

// Names and lengths of the members, and how it ended.
std::string members_of(std::string_view bytes, std::size_t step) {
    MemorySource source(bytes, step);
    Container container(source);
    std::vector<char> block(std::size_t{1} << 16U);
    std::string text;
    std::uint64_t total = 0;
    while (const std::optional<Container::Member> member = container.next()) {
        fuzz::require(text::check_utf8(member->name).valid && !member->name.starts_with('/'));
        fuzz::require(("/" + member->name + "/").find("/../") == std::string::npos);
        text += member->name + ":";
        while (true) {
            const core::Result<std::size_t> got = member->bytes->read(block.data(), block.size());
            if (!got || *got == 0) break;
            total += *got;
        }
        fuzz::require(total <= Container::free_bytes + bytes.size() * Container::max_ratio + block.size());
    }
    if (container.failure()) text += container.failure()->reason;
    return text + std::to_string(total);
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): the name is what libFuzzer calls.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    if (!arshif::indexer::is_container(bytes)) return 0;
    arshif::indexer::fuzz::require(members_of(bytes, size + 1) == members_of(bytes, 1 + size % 13U));
    return 0;
}
