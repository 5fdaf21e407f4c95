// What HTTP does to a page on its way: chunks, and compression by gzip, deflate or Brotli, undone.
//
// What comes out is bounded by the caller, so that a bomb ends there. The only place that knows zlib and Brotli.
// Thread safety: pure functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace arshif::indexer {

enum class CodingFault { none, too_long, broken, unknown };

struct Decoded {
    CodingFault fault = CodingFault::none;
    std::string bytes;
};

// `coding` is the value of Content-Encoding: one of gzip, x-gzip, deflate, br, identity. Bytes that plainly are not
// compressed, as archivists store them below the old header, are taken as they are.
Decoded decode_content(std::string_view bytes, std::string_view coding, std::size_t limit);

// The chunks of a body put together. Bytes that plainly are not in chunks are taken as they are; chunks that are cut
// off are broken.
Decoded join_chunks(std::string_view bytes);

}  // namespace arshif::indexer
