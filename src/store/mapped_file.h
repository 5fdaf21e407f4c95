// A file mapped into memory for reading, for as long as the object lives.
//
// Owns the mapping. Thread safety: const after opening.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/result.h"

namespace arshif::store {

class MappedFile {
public:
    // archive_damaged where the file is missing, cannot be opened or is shorter than `least` bytes, which must be above
    // 0; `what` it should be goes into the message.
    static core::Result<MappedFile> open(const std::string& path, std::size_t least, std::string_view what);
    // Nothing where there is no such file; cannot_read where that cannot be told.
    static core::Result<std::optional<MappedFile>> open_existing(const std::string& path, std::size_t least,
                                                                 std::string_view what);
    ~MappedFile();
    MappedFile(MappedFile&& other) noexcept
        : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}
    MappedFile& operator=(MappedFile&& other) noexcept {
        std::swap(bytes_, other.bytes_);
        std::swap(size_, other.size_);
        return *this;
    }

    // Page-aligned.
    const char* data() const { return bytes_; }
    std::size_t size() const { return size_; }
    std::string_view bytes() const { return {bytes_, size_}; }
    // Tells the kernel that what is read next is seldom near: it then reads no more than is asked for.
    void expect_scattered_reads() const;
    // Lets the memory of whole pages between two places go, for who reads a large file once from its beginning to its
    // end; they are read again when they are looked at.
    void release(std::size_t begin, std::size_t end) const;
    void release() const { release(0, size_); }

private:
    MappedFile(char* bytes, std::size_t size) : bytes_(bytes), size_(size) {}
    char* bytes_;
    std::size_t size_;
};

}  // namespace arshif::store
