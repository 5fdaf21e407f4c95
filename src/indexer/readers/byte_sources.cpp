#include "indexer/readers/byte_sources.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "core/error.h"

namespace arshif::indexer {

FileSource::FileSource(int descriptor, bool owned, std::string name)
    : descriptor_(descriptor), owned_(owned), name_(std::move(name)) {}

FileSource::~FileSource() {
    if (owned_) ::close(descriptor_);
}

core::Result<std::unique_ptr<FileSource>> FileSource::open(const std::string& path) {
    int descriptor = -1;
    do {
        descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    } while (descriptor < 0 && errno == EINTR);
    if (descriptor < 0) return core::errno_error(core::ErrorCode::cannot_read, "open", path);
    // Only advice: a pipe or a strange file system may refuse it, and reading works all the same.
    static_cast<void>(::posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL));
    return std::unique_ptr<FileSource>(new FileSource(descriptor, true, path));
}

std::unique_ptr<FileSource> FileSource::standard_input(std::string name) {
    return std::unique_ptr<FileSource>(new FileSource(STDIN_FILENO, false, std::move(name)));
}

core::Result<std::size_t> FileSource::read(char* into, std::size_t size) {
    ssize_t got = -1;
    do {
        got = ::read(descriptor_, into, size);
    } while (got < 0 && errno == EINTR);
    if (got < 0) return core::errno_error(core::ErrorCode::cannot_read, "read", name_);
    return static_cast<std::size_t>(got);
}

core::Result<std::size_t> MemorySource::read(char* into, std::size_t size) {
    const std::size_t count = std::min({size, step_, bytes_.size()});
    std::copy_n(bytes_.data(), count, into);
    bytes_.remove_prefix(count);
    return count;
}

core::Result<std::string_view> PeekSource::peek(std::size_t size) {
    std::size_t filled = ahead_.size();
    while (filled < size) {
        ahead_.resize(size);
        const core::Result<std::size_t> got = inner_.read(ahead_.data() + filled, size - filled);
        ahead_.resize(filled + (got ? *got : 0));
        if (!got) return got.error();
        if (*got == 0) break;
        filled = ahead_.size();
    }
    return std::string_view(ahead_).substr(0, size);
}

core::Result<std::size_t> PeekSource::read(char* into, std::size_t size) {
    if (taken_ == ahead_.size()) return inner_.read(into, size);
    const std::size_t count = std::min(size, ahead_.size() - taken_);
    std::copy_n(ahead_.data() + taken_, count, into);
    taken_ += count;
    return count;
}

}  // namespace arshif::indexer
