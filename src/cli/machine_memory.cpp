#include "cli/machine_memory.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <fstream>

namespace arshif::cli {

namespace {

constexpr std::uint64_t least = std::uint64_t{128} << 20U;
constexpr std::uint64_t most = std::uint64_t{1} << 30U;
constexpr const char* group_limit = "/sys/fs/cgroup/memory.max";

}  // namespace

std::size_t sensible_memory() {
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long page = ::sysconf(_SC_PAGESIZE);
    std::uint64_t memory =
        pages > 0 && page > 0 ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(page) : 0;
    // The file says `max`, which is no number, where there is no limit.
    if (std::uint64_t limit = 0; std::ifstream(group_limit) >> limit) memory = std::min(memory, limit);
    return static_cast<std::size_t>(std::clamp(memory / 4, least, most));
}

}  // namespace arshif::cli
