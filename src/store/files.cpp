#include "store/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>

#include "core/hash.h"

namespace arshif::store {

namespace fs = std::filesystem;

namespace {

core::Error file_error(std::string_view what, const std::string& path, const std::error_code& code) {
    return {core::ErrorCode::cannot_write, fmt::format("cannot {} {}: {}", what, path, code.message()), {}};
}

core::Result<SegmentFile> checksum_file(const std::string& folder, const std::string& name) {
    const std::string path = folder + "/" + name;
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return core::errno_error(core::ErrorCode::archive_damaged, "open", path);
    SegmentFile result{name, 0, 0};
    core::Hasher hasher;
    std::vector<char> buffer(std::size_t{1} << 18U);
    ssize_t got = 0;
    while ((got = ::read(file, buffer.data(), buffer.size())) > 0) {
        hasher.bytes({buffer.data(), static_cast<std::size_t>(got)});
        result.bytes += got;
    }
    core::Result<SegmentFile> outcome = result;
    if (got < 0) {
        outcome = core::errno_error(core::ErrorCode::archive_damaged, "read", path);
    } else {
        outcome->checksum = hasher.finish().low;
    }
    ::close(file);
    return outcome;
}

}  // namespace

core::Result<void> make_folder(const std::string& path) {
    if (::mkdir(path.c_str(), 0777) != 0) return core::errno_error(core::ErrorCode::cannot_write, "create", path);
    return {};
}

core::Result<void> sync_path(const std::string& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return core::errno_error(core::ErrorCode::cannot_write, "open", path);
    core::Result<void> outcome;
    if (::fsync(file) != 0) outcome = core::errno_error(core::ErrorCode::cannot_write, "write to disk", path);
    ::close(file);
    return outcome;
}

core::Result<void> sync_folder(const std::string& path) {
    ARSHIF_TRY(names, list_folder(path));
    for (const std::string& name : names)
        ARSHIF_CHECK(sync_path(fmt::format("{}/{}", path, name)));
    return sync_path(path);
}

core::Result<void> remove_tree(const std::string& path) {
    std::error_code code;
    fs::remove_all(path, code);
    if (code) return file_error("remove", path, code);
    return {};
}

core::Result<std::vector<std::string>> list_folder(const std::string& path) {
    std::error_code code;
    std::vector<std::string> names;
    fs::directory_iterator entry(path, code);
    for (; !code && entry != fs::directory_iterator(); entry.increment(code))
        names.push_back(entry->path().filename().string());
    if (code)
        return core::Error{core::ErrorCode::cannot_read, fmt::format("cannot list {}: {}", path, code.message()), {}};
    std::sort(names.begin(), names.end());
    return names;
}

core::Result<std::vector<SegmentFile>> checksum_files(const std::string& folder) {
    ARSHIF_TRY(names, list_folder(folder));
    std::vector<SegmentFile> files;
    for (const std::string& name : names) {
        ARSHIF_TRY(file, checksum_file(folder, name));
        files.push_back(std::move(file));
    }
    return files;
}

core::Result<NewFile> NewFile::create(const std::string& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return core::errno_error(core::ErrorCode::cannot_write, "create", path);
    return NewFile(file, path);
}

NewFile::~NewFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

core::Result<void> NewFile::write(std::string_view bytes) {
    if (bytes.size() >= buffer_bytes) {  // as it is: a copy of a large file in memory would be as large again
        ARSHIF_CHECK(flush());
        return write_through(bytes);
    }
    buffer_ += bytes;
    return buffer_.size() < buffer_bytes ? core::Result<void>() : flush();
}

core::Result<void> NewFile::flush() {
    ARSHIF_CHECK(write_through(buffer_));
    buffer_.clear();
    return {};
}

core::Result<void> NewFile::write_through(std::string_view rest) {
    while (!rest.empty()) {
        const ssize_t written = ::write(descriptor_, rest.data(), std::min(rest.size(), buffer_bytes));
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return core::errno_error(core::ErrorCode::cannot_write, "write", path_);
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

core::Result<void> NewFile::close() {
    ARSHIF_CHECK(flush());
    if (::close(std::exchange(descriptor_, -1)) != 0)
        return core::errno_error(core::ErrorCode::cannot_write, "close", path_);
    return {};
}

core::Result<FileLock> FileLock::acquire(const std::string& path, Kind kind) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return core::errno_error(core::ErrorCode::cannot_read, "open", path);
    FileLock lock(file);
    int done = 0;
    do {
        done = ::flock(file, (kind == Kind::shared ? LOCK_SH : LOCK_EX) | LOCK_NB);
    } while (done != 0 && errno == EINTR);
    if (done == 0) return lock;
    if (errno == EWOULDBLOCK)
        return core::Error{core::ErrorCode::locked, fmt::format("{} is locked by another process", path), {}};
    return core::errno_error(core::ErrorCode::cannot_read, "lock", path);
}

FileLock::~FileLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

}  // namespace arshif::store
