#include "core/hash.h"

#include <xxhash.h>

#include <array>

namespace arshif::core {

std::uint64_t hash64(std::string_view bytes) {
    return XXH3_64bits(bytes.data(), bytes.size());
}

Digest digest(std::string_view bytes) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    return {hash.high64, hash.low64};
}

struct Hasher::State {
    XXH3_state_t* state = XXH3_createState();
    State() { XXH3_128bits_reset(state); }
    ~State() { XXH3_freeState(state); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;
};

Hasher::Hasher() : state_(std::make_unique<State>()) {}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

Hasher& Hasher::field(std::string_view bytes) {
    // Byte by byte, so that archives move between machines of either byte order.
    std::array<unsigned char, sizeof(std::uint64_t)> length{};
    std::uint64_t rest = bytes.size();
    for (unsigned char& byte : length) {
        byte = static_cast<unsigned char>(rest & 0xFF);
        rest >>= 8;
    }
    XXH3_128bits_update(state_->state, length.data(), length.size());
    XXH3_128bits_update(state_->state, bytes.data(), bytes.size());
    return *this;
}

Hasher& Hasher::bytes(std::string_view bytes) {
    XXH3_128bits_update(state_->state, bytes.data(), bytes.size());
    return *this;
}

Digest Hasher::finish() const {
    const XXH128_hash_t hash = XXH3_128bits_digest(state_->state);
    return {hash.high64, hash.low64};
}

}  // namespace arshif::core
