#include "store/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace arshif::store {

core::Result<MappedFile> MappedFile::open(const std::string& path, std::size_t least, std::string_view what) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return core::errno_error(core::ErrorCode::archive_damaged, "open", path);
    struct stat status {};
    const bool known = ::fstat(file, &status) == 0;
    const auto size = static_cast<std::size_t>(status.st_size);
    void* bytes = known && size >= least ? ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0) : MAP_FAILED;
    ::close(file);
    if (bytes == MAP_FAILED) {
        return core::Error{core::ErrorCode::archive_damaged, fmt::format("{} is not {}", path, what),
                           "run `arshif check`"};
    }
    return MappedFile(static_cast<char*>(bytes), size);
}

core::Result<std::optional<MappedFile>> MappedFile::open_existing(const std::string& path, std::size_t least,
                                                                  std::string_view what) {
    std::error_code failure;
    const bool there = std::filesystem::exists(path, failure);
    if (failure) return core::Error{core::ErrorCode::cannot_read, path + ": " + failure.message(), {}};
    if (!there) return std::optional<MappedFile>();
    ARSHIF_TRY(mapping, open(path, least, what));
    return std::optional<MappedFile>(std::move(mapping));
}

void MappedFile::expect_scattered_reads() const {
    ::madvise(bytes_, size_, MADV_RANDOM);  // advice: without it reading is only slower
}

void MappedFile::release(std::size_t begin, std::size_t end) const {
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    begin = (begin + page - 1) / page * page;
    end = std::min(end, size_) / page * page;
    if (begin < end) ::madvise(bytes_ + begin, end - begin, MADV_DONTNEED);
}

MappedFile::~MappedFile() {
    if (bytes_ != nullptr) ::munmap(bytes_, size_);
}

}  // namespace arshif::store
