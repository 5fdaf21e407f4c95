#include "store/tag_deflater.h"

#include <zlib.h>

#include <new>

namespace arshif::store {

namespace {

// A window and tables for records, of which few are above four kilobytes. A window is given as its negative logarithm
// where the stream is to be raw.
constexpr int window_bits = -12;
constexpr int memory_level = 4;
constexpr int level = 1;

// Greater tags are left to Xapian; zlib counts in 32 bits.
constexpr std::size_t most_bytes = std::size_t{1} << 30U;

}  // namespace

struct TagDeflater::Stream {
    Stream() {
        // With constants that zlib takes, only memory can be wanting.
        if (deflateInit2(&z, level, Z_DEFLATED, window_bits, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~Stream() { deflateEnd(&z); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    z_stream z = {};
};

TagDeflater::TagDeflater() : stream_(std::make_unique<Stream>()) {}
TagDeflater::~TagDeflater() = default;
TagDeflater::TagDeflater(TagDeflater&&) noexcept = default;
TagDeflater& TagDeflater::operator=(TagDeflater&&) noexcept = default;

std::string_view TagDeflater::deflate(std::string_view tag) {
    if (tag.empty() || tag.size() > most_bytes) return {};
    z_stream& z = stream_->z;
    if (deflateReset(&z) != Z_OK) return {};
    bytes_.resize(tag.size() - 1);
    z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(tag.data()));  // NOLINT: zlib does not write there
    z.avail_in = static_cast<uInt>(tag.size());
    z.next_out = reinterpret_cast<Bytef*>(bytes_.data());  // NOLINT: zlib's bytes are unsigned
    z.avail_out = static_cast<uInt>(bytes_.size());
    if (::deflate(&z, Z_FINISH) != Z_STREAM_END) return {};
    return std::string_view(bytes_).substr(0, bytes_.size() - z.avail_out);
}

}  // namespace arshif::store
