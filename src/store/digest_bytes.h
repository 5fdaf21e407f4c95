// Digests as the 16 bytes that the catalogue stores: high half first, big-endian.
//
// Thread safety: pure functions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/hash.h"

namespace arshif::store {

inline std::string digest_bytes(const core::Digest& digest) {
    std::string bytes(16, '\0');
    for (unsigned i = 0; i < 8; ++i) {
        bytes[i] = static_cast<char>(digest.high >> (56 - 8 * i));
        bytes[i + 8] = static_cast<char>(digest.low >> (56 - 8 * i));
    }
    return bytes;
}

// The inverse; an all-zero digest for anything but 16 bytes.
inline core::Digest digest_from(std::string_view bytes) {
    core::Digest digest;
    if (bytes.size() != 16) return digest;
    for (std::size_t i = 0; i < 8; ++i) {
        digest.high = digest.high << 8U | static_cast<unsigned char>(bytes[i]);
        digest.low = digest.low << 8U | static_cast<unsigned char>(bytes[i + 8]);
    }
    return digest;
}

}  // namespace arshif::store
