#include "power_cut.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "sandbox.h"

namespace arshif::test {

namespace fs = std::filesystem;

std::vector<DiskWrite> read_writes(const fs::path& log) {
    std::ifstream in(log, std::ios::binary);
    std::vector<DiskWrite> all;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        DiskWrite write;
        std::size_t size = 0;
        words >> write.name >> write.inode >> write.number >> size;
        words.ignore(1);
        std::getline(words, write.path);
        write.bytes.resize(size);
        in.read(write.bytes.data(), static_cast<std::streamsize>(size));
        if (!in || !words) break;  // the program was stopped in the middle of a record
        all.push_back(std::move(write));
    }
    return all;
}

Disk::Disk(const fs::path& folder) : root_(load(folder)) {}

Disk::NodePointer Disk::load(const fs::path& path) {
    auto node = std::make_shared<Node>();
    node->is_folder = fs::is_directory(path);
    if (!node->is_folder) {
        node->now = node->safe = read_file(path);
        return node;
    }
    for (const auto& entry : fs::directory_iterator(path))
        node->names_now[entry.path().filename().string()] = load(entry.path());
    node->names_safe = node->names_now;
    return node;
}

Disk::NodePointer Disk::find(const std::string& path) const {
    NodePointer at = root_;
    for (const fs::path& name : fs::path(path)) {
        if (name == ".") continue;
        const auto next = at->names_now.find(name.string());
        if (next == at->names_now.end()) return nullptr;
        at = next->second;
    }
    return at;
}

Disk::Node& Disk::folder_of(const std::string& path) const {
    const NodePointer folder = find(fs::path(path).parent_path().string());
    if (!folder) throw std::runtime_error("no folder for " + path);
    return *folder;
}

void Disk::change(std::string& content, const DiskWrite& write) {
    const auto number = static_cast<std::size_t>(write.number);
    if (write.name == "truncate" || write.name == "empty") {
        content.resize(number);
        return;
    }
    if (content.size() < number + write.bytes.size()) content.resize(number + write.bytes.size());
    content.replace(number, write.bytes.size(), write.bytes);
}

void Disk::apply(const DiskWrite& write) {
    const std::string name = fs::path(write.path).filename().string();
    if (write.name == "create" || write.name == "mkdir") {
        auto node = std::make_shared<Node>();
        node->is_folder = write.name == "mkdir";
        folder_of(write.path).names_now[name] = node;
        if (!node->is_folder) inodes_[write.inode] = node;
    } else if (write.name == "unlink") {
        folder_of(write.path).names_now.erase(name);
    } else if (write.name == "rename") {
        const std::size_t tab = write.path.find('\t');
        const std::string from = write.path.substr(0, tab);
        const std::string to = write.path.substr(tab + 1);
        const NodePointer moved = find(from);
        folder_of(from).names_now.erase(fs::path(from).filename().string());
        folder_of(to).names_now[fs::path(to).filename().string()] = moved;
    } else if (write.name == "sync-folder") {
        const NodePointer folder = find(write.path);
        if (folder) folder->names_safe = folder->names_now;
    } else {
        if (inodes_.count(write.inode) == 0 || write.name == "open" || write.name == "empty") {
            const NodePointer found = find(write.path);
            if (found) inodes_[write.inode] = found;
        }
        if (write.name == "open") return;
        Node& node = *inodes_.at(write.inode);
        if (write.name == "sync") {
            node.safe = node.now;
            node.unsafe.clear();
            return;
        }
        change(node.now, write);
        node.unsafe.push_back(write);
    }
}

void Disk::leave(const Node& node, const fs::path& path, Loss loss) {
    if (!node.is_folder) {
        std::string content = loss == Loss::names ? node.now : node.safe;
        for (std::size_t i = 0; loss == Loss::half && i < node.unsafe.size() / 2; ++i)
            change(content, node.unsafe[i]);
        std::ofstream(path, std::ios::binary) << content;
        return;
    }
    fs::create_directories(path);
    const bool all_names = loss == Loss::content || loss == Loss::half;
    for (const auto& [name, child] : all_names ? node.names_now : node.names_safe)
        leave(*child, path / name, loss);
}

void Disk::leave(const fs::path& folder, Loss loss) const {
    fs::remove_all(folder);
    leave(*root_, folder, loss);
}

}  // namespace arshif::test
