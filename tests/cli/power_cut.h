// What a disk holds after the power was cut: a folder is followed through the writes that the fault shim recorded, and
// what was not synced may be lost.
//
// A record is a line `NAME INODE NUMBER BYTES PATH` and the bytes: create, empty, open (INODE is now at PATH), write
// (at NUMBER), truncate (to NUMBER), sync, sync-folder, mkdir, unlink, rename (PATH is `FROM tab TO`). Belongs to one
// thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace arshif::test {

struct DiskWrite {
    std::string name;
    std::uint64_t inode = 0;
    std::int64_t number = 0;
    std::string path;
    std::string bytes;
};

std::vector<DiskWrite> read_writes(const std::filesystem::path& log);

class Disk {
public:
    // All of it is safe on the disk.
    explicit Disk(const std::filesystem::path& folder);

    void apply(const DiskWrite& write);

    enum class Loss {
        all,      // what was not synced: content is as it was last synced, names are as their folder was
        content,  // names are all there, content that was not synced is not
        names,    // the other way round
        half,     // of the writes to each file since it was synced the later half
    };
    // Makes `folder` what is left after a cut now.
    void leave(const std::filesystem::path& folder, Loss loss) const;

private:
    struct Node {
        bool is_folder = false;
        std::string now, safe;
        std::vector<DiskWrite> unsafe;  // since it was synced
        std::map<std::string, std::shared_ptr<Node>> names_now, names_safe;
    };
    using NodePointer = std::shared_ptr<Node>;

    static NodePointer load(const std::filesystem::path& path);
    static void change(std::string& content, const DiskWrite& write);
    static void leave(const Node& node, const std::filesystem::path& path, Loss loss);
    // The node at a path below the root; null where there is none.
    NodePointer find(const std::string& path) const;
    Node& folder_of(const std::string& path) const;

    NodePointer root_;
    std::map<std::uint64_t, NodePointer> inodes_;
};

}  // namespace arshif::test
