// Xapian's exceptions made into our errors, at the calls that may throw them. For .cpp files that include xapian.h.
//
// Thread safety: pure.
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <cstdint>
#include <string_view>

#include "core/result.h"

namespace arshif::store {

// What was being done decides what a failure means: glass names its exceptions after neither.
enum class Doing : std::uint8_t { reading, writing };

inline core::Error error_of(Doing doing, std::string_view what, const Xapian::Error& error) {
    const std::string message = fmt::format("cannot {}: {}", what, error.get_description());
    const std::string_view type = error.get_type();
    if (type == "InvalidArgumentError" || type == "InvalidOperationError" || type == "UnimplementedError") {
        return {core::ErrorCode::internal, message, {}};
    }
    if (doing == Doing::reading) return {core::ErrorCode::archive_damaged, message, "run `arshif check`"};
    return {core::ErrorCode::cannot_write, message, "see whether the disk is full"};
}

// Calls `work`, which gives a Result, and turns an exception of Xapian into one.
template <typename Work>
auto xapian_guard(Doing doing, std::string_view what, Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const Xapian::Error& error) {
        return error_of(doing, what, error);
    }
}

}  // namespace arshif::store
