// A library to be preloaded into arshif: calls that write below one folder fail, or are recorded.
//
//     ARSHIF_SHIM_ROOT    the folder; calls on other files pass through
//     ARSHIF_SHIM_FAIL    KIND:N, the Nth call that could fail so does; KIND:N+ that one and all after it.
//                         nospace: ENOSPC of what takes space. io: EIO of anything. short: a write writes half.
//     ARSHIF_SHIM_COUNT   a file for the number of calls that could have failed, written when the process ends
//     ARSHIF_SHIM_LOG     a file for all that was done, in order: see power_cut.h for its form
//
// Calls are counted and recorded one at a time, whichever thread makes them. What is written through a mapping is not
// seen: SQLite maps the index of its log, which it makes anew after a crash.
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>

namespace {

template <typename F>
F* next(const char* name) {
    return reinterpret_cast<F*>(::dlsym(RTLD_NEXT, name));  // NOLINT: what dlsym is for
}

enum class Call : std::uint8_t { write, create, sync, change };

class Shim {
public:
    Shim() : root_(variable("ARSHIF_SHIM_ROOT")), count_file_(variable("ARSHIF_SHIM_COUNT")) {
        const std::string fail = variable("ARSHIF_SHIM_FAIL");
        const std::size_t colon = fail.find(':');
        if (colon != std::string::npos) {
            kind_ = fail.substr(0, colon);
            at_ = std::strtol(fail.c_str() + colon + 1, nullptr, 10);
            lasting_ = fail.back() == '+';
        } else {
            kind_ = fail;
        }
        const std::string log = variable("ARSHIF_SHIM_LOG");
        if (!log.empty()) log_ = std::fopen(log.c_str(), "we");
        ::unsetenv("LD_PRELOAD");
    }
    ~Shim() {
        if (log_ != nullptr) std::fclose(log_);
        if (count_file_.empty()) return;
        std::FILE* file = std::fopen(count_file_.c_str(), "we");
        if (file == nullptr) return;
        std::fprintf(file, "%ld\n", calls_);
        std::fclose(file);
    }
    Shim(const Shim&) = delete;
    Shim& operator=(const Shim&) = delete;

    // The path below the root, or empty where it is elsewhere.
    std::string inside(const char* path) const {
        if (root_.empty() || path == nullptr) return {};
        std::string whole = path;
        if (path[0] != '/') {
            char folder[PATH_MAX];
            if (::getcwd(folder, sizeof folder) == nullptr) return {};
            whole = std::string(folder) + "/" + path;
        }
        const bool below =
            whole.compare(0, root_.size(), root_) == 0 && whole.size() > root_.size() && whole[root_.size()] == '/';
        return below ? whole.substr(root_.size() + 1) : std::string();
    }
    std::string inside(int descriptor) const {
        if (root_.empty()) return {};
        char link[64];
        std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        char path[PATH_MAX];
        const ssize_t length = ::readlink(link, path, sizeof path - 1);
        if (length <= 0) return {};
        path[length] = '\0';
        if (root_ == path) return ".";
        return inside(path);
    }

    // 0, or the error that this call shall end with; -1 for a write that shall be short.
    int failure(Call call) {
        const bool space = call == Call::write || call == Call::create;
        const bool concerned = kind_ == "nospace" ? space : kind_ == "short" ? call == Call::write : kind_ == "io";
        if (!concerned) return 0;
        ++calls_;
        const bool now = at_ > 0 && (calls_ == at_ || (lasting_ && calls_ > at_));
        if (!now) return 0;
        return kind_ == "nospace" ? ENOSPC : kind_ == "short" ? -1 : EIO;
    }

    static std::uint64_t inode(int descriptor) {
        struct stat status {};
        return ::fstat(descriptor, &status) == 0 ? status.st_ino : 0;
    }

    // A line `NAME INODE NUMBER BYTES PATH`, then the bytes.
    void record(const char* name, std::uint64_t inode, std::int64_t number, const std::string& path,
                const void* bytes = nullptr, std::size_t size = 0) {
        if (log_ == nullptr) return;
        std::fprintf(log_, "%s %llu %lld %zu %s\n", name, static_cast<unsigned long long>(inode),
                     static_cast<long long>(number), size, path.c_str());
        if (size > 0) std::fwrite(bytes, 1, size, log_);
        std::fflush(log_);
    }

    std::recursive_mutex& mutex() { return mutex_; }

private:
    static std::string variable(const char* name) {
        const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): before threads start
        return value == nullptr ? std::string() : std::string(value);
    }

    std::string root_;
    std::string count_file_;
    std::string kind_;
    long at_ = 0;
    bool lasting_ = false;
    long calls_ = 0;
    std::FILE* log_ = nullptr;
    std::recursive_mutex mutex_;
};

// Made at the first call, which may come before this library's own initialisation.
Shim& shim() {
    static Shim the;
    return the;
}

__attribute__((constructor)) void begin() {
    shim();
}

using Lock = std::lock_guard<std::recursive_mutex>;

int fail_with(int error) {
    errno = error;
    return -1;
}

template <typename Open>
int opened(const char* path, int flags, Open&& open) {
    const std::string inside = shim().inside(path);
    if (inside.empty()) return open();
    const Lock lock(shim().mutex());
    const bool writes = (flags & (O_WRONLY | O_RDWR)) != 0;
    const bool creates = (flags & O_CREAT) != 0 && ::access(path, F_OK) != 0;
    if (creates) {
        const int error = shim().failure(Call::create);
        if (error > 0) return fail_with(error);
    }
    const int file = open();
    if (file < 0 || !writes) return file;
    const char* what = creates ? "create" : (flags & O_TRUNC) != 0 ? "empty" : "open";
    shim().record(what, Shim::inode(file), 0, inside);
    return file;
}

template <typename Write>
ssize_t written(int file, const void* bytes, std::size_t size, std::int64_t offset, Write&& write) {
    const std::string inside = shim().inside(file);
    if (inside.empty()) return write(size);
    const Lock lock(shim().mutex());
    const int error = shim().failure(Call::write);
    if (error > 0) return fail_with(error);
    struct stat status {};
    if (offset < 0) {
        const bool append = (::fcntl(file, F_GETFL) & O_APPEND) != 0;
        offset = append && ::fstat(file, &status) == 0 ? status.st_size : ::lseek(file, 0, SEEK_CUR);
    }
    const ssize_t done = write(error < 0 && size > 1 ? size / 2 : size);
    if (done > 0) shim().record("write", Shim::inode(file), offset, inside, bytes, static_cast<std::size_t>(done));
    return done;
}

template <typename Sync>
int synced(int file, Sync&& sync) {
    const std::string inside = shim().inside(file);
    if (inside.empty()) return sync();
    const Lock lock(shim().mutex());
    const int error = shim().failure(Call::sync);
    if (error > 0) return fail_with(error);
    struct stat status {};
    const bool folder = ::fstat(file, &status) == 0 && S_ISDIR(status.st_mode);
    shim().record(folder ? "sync-folder" : "sync", Shim::inode(file), 0, inside);
    return 0;  // the disk itself is not what is tested, and waiting for it takes most of the time
}

template <typename Change>
int changed(const char* name, const std::string& inside, Call call, Change&& change) {
    if (inside.empty()) return change();
    const Lock lock(shim().mutex());
    const int error = shim().failure(call);
    if (error > 0) return fail_with(error);
    const int done = change();
    if (done == 0) shim().record(name, 0, 0, inside);
    return done;
}

mode_t mode_of(int flags, va_list arguments) {
    return (flags & O_CREAT) != 0 ? static_cast<mode_t>(va_arg(arguments, unsigned)) : 0;
}

template <typename Size>
int truncated(int file, Size size, const char* name) {
    const std::string inside = shim().inside(file);
    const auto call = [&] { return next<int(int, Size)>(name)(file, size); };
    if (inside.empty()) return call();
    const Lock lock(shim().mutex());
    const int error = shim().failure(Call::change);
    if (error > 0) return fail_with(error);
    const int done = call();
    if (done == 0) shim().record("truncate", Shim::inode(file), size, inside);
    return done;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return opened(path, flags, [&] { return next<int(const char*, int, ...)>("open")(path, flags, mode); });
}

int open64(const char* path, int flags, ...) {
    va_list arguments;
    va_start(arguments, flags);
    const mode_t mode = mode_of(flags, arguments);
    va_end(arguments);
    return opened(path, flags, [&] { return next<int(const char*, int, ...)>("open64")(path, flags, mode); });
}

ssize_t write(int file, const void* bytes, size_t size) {
    return written(file, bytes, size, -1, [&](std::size_t some) {
        return next<ssize_t(int, const void*, size_t)>("write")(file, bytes, some);
    });
}

ssize_t pwrite(int file, const void* bytes, size_t size, off_t offset) {
    return written(file, bytes, size, offset, [&](std::size_t some) {
        return next<ssize_t(int, const void*, size_t, off_t)>("pwrite")(file, bytes, some, offset);
    });
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
    return written(file, bytes, size, offset, [&](std::size_t some) {
        return next<ssize_t(int, const void*, size_t, off64_t)>("pwrite64")(file, bytes, some, offset);
    });
}

// How the standard library copies a file: as one write here, so that the bytes are seen.
ssize_t sendfile(int to, int from, off_t* offset, size_t size) {
    if (shim().inside(to).empty()) return next<ssize_t(int, int, off_t*, size_t)>("sendfile")(to, from, offset, size);
    char buffer[65536];
    const ssize_t got = ::pread(from, buffer, size < sizeof buffer ? size : sizeof buffer,
                                offset == nullptr ? ::lseek(from, 0, SEEK_CUR) : *offset);
    if (got <= 0) return got;
    const ssize_t done = ::write(to, buffer, static_cast<size_t>(got));
    if (done <= 0) return done;
    if (offset == nullptr) {
        ::lseek(from, done, SEEK_CUR);
    } else {
        *offset += done;
    }
    return done;
}

int fsync(int file) {
    return synced(file, [&] { return next<int(int)>("fsync")(file); });
}

int fdatasync(int file) {
    return synced(file, [&] { return next<int(int)>("fdatasync")(file); });
}

int ftruncate(int file, off_t size) {
    return truncated<off_t>(file, size, "ftruncate");
}

int ftruncate64(int file, off64_t size) {
    return truncated<off64_t>(file, size, "ftruncate64");
}

int mkdir(const char* path, mode_t mode) {
    return changed("mkdir", shim().inside(path), Call::create,
                   [&] { return next<int(const char*, mode_t)>("mkdir")(path, mode); });
}

int rmdir(const char* path) {
    return changed("unlink", shim().inside(path), Call::change, [&] { return next<int(const char*)>("rmdir")(path); });
}

int unlink(const char* path) {
    return changed("unlink", shim().inside(path), Call::change, [&] { return next<int(const char*)>("unlink")(path); });
}

int remove(const char* path) {
    return changed("unlink", shim().inside(path), Call::change, [&] { return next<int(const char*)>("remove")(path); });
}

int unlinkat(int folder, const char* path, int flags) {
    std::string inside = path[0] == '/' || folder == AT_FDCWD ? shim().inside(path) : shim().inside(folder);
    if (!inside.empty() && path[0] != '/' && folder != AT_FDCWD) inside += std::string("/") + path;
    return changed("unlink", inside, Call::change,
                   [&] { return next<int(int, const char*, int)>("unlinkat")(folder, path, flags); });
}

int rename(const char* from, const char* to) {
    const std::string source = shim().inside(from);
    const std::string target = shim().inside(to);
    return changed("rename", source.empty() ? std::string() : source + "\t" + target, Call::change,
                   [&] { return next<int(const char*, const char*)>("rename")(from, to); });
}

}  // extern "C"
