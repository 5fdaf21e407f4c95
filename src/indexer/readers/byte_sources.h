// The places bytes come from: files, standard input, memory, and any of them with a look ahead.
//
// Each source owns its descriptor and closes it, except standard input. Errors are cannot_read and name the file.
// Thread safety: a source belongs to one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer {

// A file, or whatever else a descriptor stands for. Interrupted calls are taken up again.
class FileSource final : public ByteSource {
public:
    static core::Result<std::unique_ptr<FileSource>> open(const std::string& path);
    // Standard input; `name` is what messages call it.
    static std::unique_ptr<FileSource> standard_input(std::string name = "standard input");

    ~FileSource() override;
    core::Result<std::size_t> read(char* into, std::size_t size) override;

private:
    FileSource(int descriptor, bool owned, std::string name);

    int descriptor_;
    bool owned_;
    std::string name_;
};

// Bytes in memory, which the caller keeps alive. At most `step` of them are handed out at a time, so that tests can cut
// a stream where they like.
class MemorySource final : public ByteSource {
public:
    explicit MemorySource(std::string_view bytes, std::size_t step = std::size_t{1} << 30U)
        : bytes_(bytes), step_(step) {}
    core::Result<std::size_t> read(char* into, std::size_t size) override;

private:
    std::string_view bytes_;
    std::size_t step_;
};

// Another source, which the caller keeps alive, whose first bytes can be looked at before they are read.
class PeekSource final : public ByteSource {
public:
    explicit PeekSource(ByteSource& inner) : inner_(inner) {}

    // The first `size` bytes, or all there are; only before the first read(). Valid until the next call.
    core::Result<std::string_view> peek(std::size_t size);
    core::Result<std::size_t> read(char* into, std::size_t size) override;

private:
    ByteSource& inner_;
    std::string ahead_;
    std::size_t taken_ = 0;  // of `ahead_`
};

}  // namespace arshif::indexer
