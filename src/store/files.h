// Files and folders made durable: the few calls of the operating system that the commit protocol is built from.
//
// Thread safety: pure functions over the file system; a FileLock belongs to one owner.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "store/catalogue.h"

namespace arshif::store {

core::Result<void> make_folder(const std::string& path);
// fsync of a file or a folder.
core::Result<void> sync_path(const std::string& path);
// fsync of every file of a folder, then of the folder.
core::Result<void> sync_folder(const std::string& path);
core::Result<void> remove_tree(const std::string& path);
// Names of the entries of a folder, sorted, without `.` and `..`.
core::Result<std::vector<std::string>> list_folder(const std::string& path);
// Name, size and XXH3-64 of each file of a folder, sorted by name.
core::Result<std::vector<SegmentFile>> checksum_files(const std::string& folder);

// A file being written for the first time. What close() did not report may be missing from it.
class NewFile {
public:
    static core::Result<NewFile> create(const std::string& path);
    ~NewFile();
    NewFile(NewFile&& other) noexcept
        : descriptor_(std::exchange(other.descriptor_, -1)),
          path_(std::move(other.path_)),
          buffer_(std::move(other.buffer_)) {}
    NewFile& operator=(NewFile&&) = delete;

    core::Result<void> write(std::string_view bytes);
    core::Result<void> close();

private:
    NewFile(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
    core::Result<void> flush();
    core::Result<void> write_through(std::string_view rest);

    // Also what is written at a time: the kernel keeps a file in pieces as large as they were written, and maps a whole
    // piece for a byte of it. A merge looks at some bytes of hundreds of files.
    static constexpr std::size_t buffer_bytes = std::size_t{1} << 16U;
    int descriptor_;
    std::string path_;
    std::string buffer_ = {};
};

// An advisory lock on a file or a folder (flock), let go when it is destroyed or the process ends, however it ends.
class FileLock {
public:
    enum class Kind { shared, exclusive };
    // `locked` where somebody else holds it; never waits. Creates nothing.
    static core::Result<FileLock> acquire(const std::string& path, Kind kind);

    ~FileLock();
    FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    FileLock& operator=(FileLock&& other) noexcept;

    int descriptor() const { return descriptor_; }

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace arshif::store
