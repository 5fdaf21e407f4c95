// The files that an import reads, in the order in which it reads them: named paths as given, folders by name.
//
// Thread safety: pure functions over the file system.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/result.h"

namespace arshif::indexer {

// A path named on the command line.
struct ImportRoot {
    std::string path;    // as given; `-` is standard input
    std::string origin;  // its absolute path without links, or `-`
    bool folder = false;
};

struct InputFile {
    std::string path;      // to open
    std::string relative;  // to the root, `/` between components; the file's name where the root is a file
    std::uint64_t bytes = 0;
};

// bad_usage, naming it, for a path that does not exist.
core::Result<ImportRoot> import_root(const std::string& path);

// Whether a file of that name in a folder or container is read: by its ending, behind which one of compression may
// stand. Documents about the files beside them (README, LICENSE.txt, notice.md) are not.
bool is_readable_name(const std::string& name);

struct WalkCounts {
    std::int64_t skipped_files = 0;  // of formats that are not read
};

// Calls `use` for each file of a root whose name says that it can be read, every folder in the order of its names
// (bytes). Hidden files and folders and links to folders are passed over, uncounted. Calls `unreadable` for folders
// that cannot be listed. `use` returning false ends the walk.
WalkCounts walk(const ImportRoot& root, const std::function<bool(const InputFile&)>& use,
                const std::function<void(const core::Error&, const std::string& relative)>& unreadable);

}  // namespace arshif::indexer
