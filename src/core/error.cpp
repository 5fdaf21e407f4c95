#include "core/error.h"

#include <fmt/format.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace arshif::core {

std::string_view name_of(ErrorCode code) {
    static constexpr std::array<std::string_view, 13> names = {
        "bad_usage",       "bad_query",       "bad_input",       "not_found", "ambiguous",
        "archive_missing", "archive_damaged", "archive_version", "locked",    "cannot_read",
        "cannot_write",    "interrupted",     "internal"};
    return names.at(static_cast<std::size_t>(code));
}

Error errno_error(ErrorCode code, std::string_view what, std::string_view path) {
    const int number = errno;
    return {code, fmt::format("cannot {} {}: {}", what, path, std::generic_category().message(number)), {}};
}

}  // namespace arshif::core
