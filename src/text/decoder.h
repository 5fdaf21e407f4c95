// Turns bytes of a known encoding into UTF-8, a piece at a time.
//
// What cannot be decoded becomes U+FFFD and is counted. In UTF-8 only a few stray bytes in a line are replaced so; a
// line with more of them is in another encoding, and goes through as it is, for a reader to refuse. Owns nothing but
// its counts. Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/encoding.h"

namespace arshif::text {

struct DecodingFaults {
    std::uint64_t replaced = 0;       // by U+FFFD
    std::uint64_t first = 0;          // byte offset of the first of them, from where decoding began
    std::uint64_t foreign_lines = 0;  // of a UTF-8 input, left as they are
    std::uint64_t utf8_lines = 0;     // of a single-byte input, which are UTF-8 and were left as they are
};

class Decoder {
public:
    // `keep_utf8_lines`: lines of a single-byte input that are well-formed UTF-8 stay UTF-8.
    explicit Decoder(Encoding encoding, bool keep_utf8_lines = true)
        : encoding_(encoding), keep_utf8_lines_(keep_utf8_lines) {}

    // Appends the UTF-8 of `bytes` to `out` and says how many bytes it took. The rest, an incomplete character or at
    // most one line of 64 KB, must be given again, with more behind it. `last`: nothing follows, and all is taken.
    std::size_t decode(std::string_view bytes, bool last, std::string& out);

    Encoding encoding() const { return encoding_; }
    const DecodingFaults& faults() const { return faults_; }

private:
    std::size_t decode_utf8(std::string_view bytes, bool last, std::string& out);
    void mend_line(std::string_view line, std::size_t offset, std::string& out);
    std::size_t decode_lines(std::string_view bytes, bool last, std::string& out);
    std::size_t decode_utf16(std::string_view bytes, bool last, std::string& out);
    void replace(std::size_t offset, std::string& out);

    Encoding encoding_;
    bool keep_utf8_lines_;
    std::uint64_t taken_ = 0;
    DecodingFaults faults_;
};

}  // namespace arshif::text
