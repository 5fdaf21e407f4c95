// Hashes for identity, checksums and token codes: XXH3 (Yann Collet), stable across machines and versions of Arshif.
//
// They recognise equal bytes and find damage; they do not resist an attacker who builds collisions.
// Thread safety: pure functions; Hasher belongs to one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>

namespace arshif::core {

std::uint64_t hash64(std::string_view bytes);

// A 128-bit digest: what stands for a whole text.
struct Digest {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend bool operator==(const Digest&, const Digest&) = default;
};

Digest digest(std::string_view bytes);

// A digest of several fields, each with its length, so that moving a character between fields changes it.
class Hasher {
public:
    Hasher();
    ~Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;

    Hasher& field(std::string_view bytes);
    // Bytes without a length: for a file read in pieces.
    Hasher& bytes(std::string_view bytes);
    Digest finish() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace arshif::core

template <>
struct std::hash<arshif::core::Digest> {
    std::size_t operator()(const arshif::core::Digest& d) const noexcept { return static_cast<std::size_t>(d.low); }
};
