// Stands between a source of bytes and a reader, which gets UTF-8 whatever encoding the input is in.
//
// The encoding is given, or guessed from the input: UTF-16 at its beginning, the others from the first byte above ASCII
// on, however far behind it stands (a page may begin with much markup). Where they leave a doubt, what a page declares
// itself decides. ASCII passes meanwhile. Where nothing fits, the
// bytes pass as they are, and the reader refuses them as "not UTF-8"; so do binary files, whatever was given. Archives
// and compressed files are to be opened on the raw bytes, below this source.
//
// Offsets that readers report count bytes of what this source gives: the file as UTF-8, as iconv would write it. They
// are those of the file itself where it is UTF-8, up to the first stray byte. Lines are the same in both.
//
// Holds at most some 2 MB. Owns its buffers but not the inner source. Thread safety: belongs to one thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "indexer/readers/reader.h"
#include "text/decoder.h"
#include "text/encoding.h"

namespace arshif::indexer {

class TranscodingSource final : public ByteSource {
public:
    // `given`: nothing guesses.
    TranscodingSource(ByteSource& inner, std::optional<text::Encoding> given) : inner_(inner), given_(given) {}

    core::Result<std::size_t> read(char* into, std::size_t size) override;

    // To be asked when the reader is done: nothing if all that was read is clean UTF-8, or passed as it is.
    std::optional<Notice> notice(const std::string& path) const;

private:
    core::Result<void> step();
    core::Result<void> fill();
    core::Result<void> begin();
    core::Result<void> decide();
    void use(text::Encoding encoding);
    void pass_raw() { raw_ = true; }

    ByteSource& inner_;
    std::optional<text::Encoding> given_;
    text::EncodingGuess guess_;
    std::optional<text::Decoder> decoder_;
    std::optional<text::Encoding> declared_;  // by the page that the input is
    bool by_page_ = false;                    // which decided
    bool begun_ = false;
    bool raw_ = false;
    bool contradicted_ = false;  // the input is plainly not in the encoding that was given
    bool waiting_ = false;       // the decoder needs more than in_ holds
    bool ended_ = false;         // the inner source
    bool done_ = false;
    std::uint64_t before_ = 0;  // ASCII that passed before the decoder was chosen
    std::string in_;
    std::string out_;
    std::size_t taken_ = 0;  // of out_
};

}  // namespace arshif::indexer
