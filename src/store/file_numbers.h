// Numbers in the files beside a segment's tables: of a fixed width, little-endian as the machines are that this runs
// on, or in as few bytes as they need, seven bits a byte, the lowest first.
//
// Thread safety: pure functions; a reader belongs to one thread.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace arshif::store {

template <typename T>
void append_number(std::string& out, T number) {
    char bytes[sizeof(T)];
    std::memcpy(bytes, &number, sizeof(T));
    out.append(bytes, sizeof(T));
}

// A number, or a record of numbers, from bytes at any place, of which there must be enough.
template <typename T>
T load_number(const char* at) {
    T number{};
    std::memcpy(&number, at, sizeof(T));
    return number;
}

inline void append_varint(std::string& out, std::uint64_t number) {
    constexpr std::uint64_t more = 0x80;
    for (; number >= more; number >>= 7U)
        out += static_cast<char>(number | more);
    out += static_cast<char>(number);
}

// Reads what append_varint wrote. Behind the end there are zeros; nothing outside the bytes is read, whatever they are.
class VarintReader {
public:
    explicit VarintReader(std::string_view bytes) : bytes_(bytes) {}

    bool at_end() const { return bytes_.empty(); }
    std::string_view rest() const { return bytes_; }
    std::uint32_t next() {
        constexpr std::uint32_t more = 0x80;
        std::uint32_t number = 0;
        for (unsigned shift = 0; shift < 32 && !bytes_.empty(); shift += 7) {
            const auto byte = static_cast<unsigned char>(bytes_.front());
            bytes_.remove_prefix(1);
            number |= (byte & (more - 1)) << shift;
            if (byte < more) break;
        }
        return number;
    }
    // The next `size` bytes, or as many as there are.
    std::string_view take(std::size_t size) {
        const std::string_view taken = bytes_.substr(0, size);
        bytes_.remove_prefix(taken.size());
        return taken;
    }

private:
    std::string_view bytes_;
};

}  // namespace arshif::store
