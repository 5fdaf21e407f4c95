#include "indexer/readers/content_coding.h"

#include <brotli/decode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>

#include "indexer/readers/markup.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 16U;

// Bits of the window as inflateInit2 takes them: with the header of gzip or zlib, or without any.
constexpr int any_header = 15 + 32;
constexpr int no_header = -15;

Decoded inflated(std::string_view bytes, int window_bits, std::size_t limit) {
    Decoded out;
    z_stream stream{};
    if (bytes.size() > std::numeric_limits<uInt>::max() || ::inflateInit2(&stream, window_bits) != Z_OK)
        return {CodingFault::broken, {}};
    // zlib does not write there; its interface is older than const.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // NOLINT
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::array<char, piece_bytes> piece{};
    int status = Z_OK;
    while (status == Z_OK && out.fault == CodingFault::none) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        status = ::inflate(&stream, Z_NO_FLUSH);
        out.bytes.append(piece.data(), piece.size() - stream.avail_out);
        if (out.bytes.size() > limit) out.fault = CodingFault::too_long;
        // A gzip file may have several members.
        if (status == Z_STREAM_END && window_bits == any_header && stream.avail_in > 2 && *stream.next_in == 0x1F)
            status = ::inflateReset(&stream);
    }
    ::inflateEnd(&stream);
    if (out.fault == CodingFault::none && status != Z_STREAM_END) out.fault = CodingFault::broken;
    return out;
}

Decoded unbrotlied(std::string_view bytes, std::size_t limit) {
    Decoded out;
    BrotliDecoderState* const state = ::BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    if (state == nullptr) return {CodingFault::broken, {}};
    std::size_t left = bytes.size();
    const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::array<std::uint8_t, piece_bytes> piece{};
    BrotliDecoderResult status = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (status == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT && out.fault == CodingFault::none) {
        std::size_t room = piece.size();
        std::uint8_t* into = piece.data();
        status = ::BrotliDecoderDecompressStream(state, &left, &next, &room, &into, nullptr);
        out.bytes.append(reinterpret_cast<const char*>(piece.data()), piece.size() - room);
        if (out.bytes.size() > limit) out.fault = CodingFault::too_long;
    }
    ::BrotliDecoderDestroyInstance(state);
    if (out.fault == CodingFault::none && status != BROTLI_DECODER_RESULT_SUCCESS) out.fault = CodingFault::broken;
    return out;
}

// A page as it is.
bool begins_like_page(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::size_t first = bytes.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && bytes[first] == '<';
}

}  // namespace

Decoded decode_content(std::string_view bytes, std::string_view coding, std::size_t limit) {
    const std::string name = lower_case(coding);
    if (name.empty() || name == "identity" || name == "none" || begins_like_page(bytes))
        return {CodingFault::none, std::string(bytes)};
    if (name == "gzip" || name == "x-gzip") return inflated(bytes, any_header, limit);
    if (name == "br") return unbrotlied(bytes, limit);
    if (name != "deflate") return {CodingFault::unknown, {}};
    // Some servers send what the standard means, with the header of zlib, and some do not.
    Decoded decoded = inflated(bytes, any_header, limit);
    return decoded.fault == CodingFault::broken ? inflated(bytes, no_header, limit) : decoded;
}

Decoded join_chunks(std::string_view bytes) {
    Decoded out;
    bool first = true;
    while (true) {
        std::size_t length = 0;
        const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), length, 16);
        const std::size_t line = bytes.find('\n');
        const bool size = error == std::errc() && line != std::string_view::npos &&
                          (*end == '\r' || *end == '\n' || *end == ';' || *end == ' ');
        if (!size && first) return {CodingFault::none, std::string(bytes)};
        if (!size) return {CodingFault::broken, {}};
        first = false;
        bytes.remove_prefix(line + 1);
        if (length == 0) return out;
        if (length > bytes.size()) return {CodingFault::broken, {}};
        out.bytes.append(bytes.substr(0, length));
        bytes.remove_prefix(length);
        bytes.remove_prefix(std::min(bytes.find('\n') + 1, bytes.size()));
    }
}

}  // namespace arshif::indexer
