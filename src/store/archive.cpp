#include "store/archive.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <filesystem>

#include "store/catalogue.h"
#include "store/fault_points.h"
#include "store/files.h"

namespace arshif::store {

namespace fs = std::filesystem;

namespace {

core::Result<void> create_file(const std::string& path) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
    if (file < 0) return core::errno_error(core::ErrorCode::cannot_write, "create", path);
    ::close(file);
    return {};
}

// A new archive is filled under a name of its own beside the place where it will be.
constexpr std::string_view unfinished = "arshif-new";

fs::path unfinished_name(const fs::path& folder) {
    return folder.parent_path() / fmt::format(".{}.{}-{}", folder.filename().string(), unfinished, ::getpid());
}

// Whether the process that a folder is named after is running. It makes its folder before it can lock it.
bool is_running(std::string_view process) {
    pid_t number = 0;
    const auto [end, failure] = std::from_chars(process.data(), process.data() + process.size(), number);
    if (failure != std::errc() || number <= 0 || number == ::getpid()) return false;
    return ::kill(number, 0) == 0 || errno == EPERM;
}

// What a killed process was filling. One that is still at it is running, or holds a lock on its folder where it cannot
// be seen from here (another container).
void remove_abandoned(const fs::path& folder) {
    const std::string start = fmt::format(".{}.{}-", folder.filename().string(), unfinished);
    const core::Result<std::vector<std::string>> names = list_folder(folder.parent_path().string());
    if (!names) return;
    for (const std::string& name : *names) {
        if (!name.starts_with(start) || is_running(std::string_view(name).substr(start.size()))) continue;
        const std::string path = (folder.parent_path() / name).string();
        const core::Result<FileLock> alone = FileLock::acquire(path, FileLock::Kind::exclusive);
        if (alone) static_cast<void>(remove_tree(path));  // what is left is tried again by the next one
    }
}

core::Result<void> fill(const ArchivePaths& fresh) {
    ARSHIF_CHECK(make_folder(fresh.segments()));
    ARSHIF_CHECK(make_folder(fresh.scratch()));
    ARSHIF_CHECK(create_file(fresh.lock()));
    ARSHIF_CHECK(Catalogue::create(fresh.catalogue()));
    ARSHIF_CHECK(sync_path(fresh.segments()));
    ARSHIF_CHECK(sync_path(fresh.catalogue()));
    return sync_path(fresh.folder);
}

// A rename onto an empty folder replaces it; onto another archive that appeared meanwhile it fails, and that one
// serves.
core::Result<void> publish(const ArchivePaths& fresh, const ArchivePaths& paths) {
    fault_point("before archive rename");
    if (std::rename(fresh.folder.c_str(), paths.folder.c_str()) == 0) {
        return sync_path(fs::path(paths.folder).parent_path().string());
    }
    const core::Error error = core::errno_error(core::ErrorCode::cannot_write, "create the archive", paths.folder);
    ARSHIF_CHECK(remove_tree(fresh.folder));
    if (find_archive(paths)) return {};
    return error;
}

}  // namespace

core::Result<void> find_archive(const ArchivePaths& paths) {
    std::error_code code;
    if (fs::exists(paths.catalogue(), code)) return {};
    if (fs::exists(paths.segments(), code)) {
        return core::Error{core::ErrorCode::archive_damaged,
                           fmt::format("the archive {} has no catalogue.sqlite", paths.folder),
                           "restore it from a backup, or import the articles into a new archive"};
    }
    return core::Error{core::ErrorCode::archive_missing, fmt::format("there is no archive at {}", paths.folder),
                       "make one with `arshif index PATH`, or name another with --archive DIR"};
}

core::Result<void> create_archive(const ArchivePaths& paths) {
    const core::Result<void> found = find_archive(paths);
    if (found || found.error().code == core::ErrorCode::archive_damaged) return found;
    std::error_code code;
    if (fs::exists(paths.folder, code) && !fs::is_empty(paths.folder, code)) {
        return core::Error{core::ErrorCode::cannot_write,
                           fmt::format("{} exists and is not an Arshif archive", paths.folder),
                           "name a new or empty folder with --archive DIR"};
    }
    fs::path folder = fs::absolute(paths.folder, code).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();  // `archive/.`
    fs::create_directories(folder.parent_path(), code);
    if (code) {
        return core::Error{core::ErrorCode::cannot_write,
                           fmt::format("cannot create {}: {}", folder.parent_path().string(), code.message()),
                           {}};
    }
    remove_abandoned(folder);
    const ArchivePaths fresh{unfinished_name(folder).string()};
    ARSHIF_CHECK(make_folder(fresh.folder));
    const core::Result<FileLock> at_work = FileLock::acquire(fresh.folder, FileLock::Kind::exclusive);
    if (!at_work) return at_work.error();
    const core::Result<void> filled = fill(fresh);
    if (!filled) {
        static_cast<void>(remove_tree(fresh.folder));  // the first error is the one to tell
        return filled;
    }
    return publish(fresh, {folder.string()});
}

}  // namespace arshif::store
