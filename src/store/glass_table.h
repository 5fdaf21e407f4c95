// Writes a table of glass, the B-tree of Xapian 1.4, out of keys that come in order: leaf after leaf, then what leads
// to them.
//
// Xapian itself writes a table an insertion at a time, or by merging tables. What is written here is for merging: the
// tables of an archive are written by Xapian, which reads these and refuses what it does not understand
// (segment_merger.h). Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/files.h"

namespace arshif::store {

// A block of a table: a directory that grows from its head, and items that grow towards it from its end.
class GlassBlock {
public:
    explicit GlassBlock(unsigned level) : bytes_(block_bytes, '\0'), level_(level) {}

    bool has_room(std::size_t item_bytes) const { return items_ - directory_ >= item_bytes + directory_entry_bytes; }
    // Where the next item goes. There must be room.
    char* add(std::size_t item_bytes);
    // The whole block.
    const std::string& finish();

    static constexpr std::size_t block_bytes = 8192;

private:
    static constexpr std::size_t directory_begin = 11;
    static constexpr std::size_t directory_entry_bytes = 2;

    std::string bytes_;
    unsigned level_;
    std::size_t directory_ = directory_begin;  // its end
    std::size_t items_ = block_bytes;          // their beginning
};

class GlassTable {
public:
    static core::Result<GlassTable> create(const std::string& path);

    enum class Tag : std::uint8_t { plain, deflated };
    // A key of 1 to 255 bytes, above all before. A long tag is cut into several items.
    core::Result<void> add(std::string_view key, std::string_view tag, Tag coding = Tag::plain);
    // Ends the file. Gives what the version file says of the table.
    core::Result<std::string> finish();

    // What the version file says of a table that has no file.
    static std::string absent();

private:
    // The first key of a block, by which its parent finds it.
    struct Child {
        std::string key;
        std::uint16_t component = 0;  // which item of the key's tag
        std::uint32_t block = 0;
    };
    explicit GlassTable(NewFile file) : file_(std::move(file)) {}
    core::Result<void> add_item(std::string_view key, std::string_view piece, unsigned flags, std::uint16_t component);
    core::Result<void> write(GlassBlock& block);
    core::Result<std::vector<Child>> write_parents(const std::vector<Child>& children, unsigned level);

    NewFile file_;
    GlassBlock leaf_{0};
    std::vector<Child> leaves_;
    std::uint32_t blocks_ = 0;
    std::uint32_t entries_ = 0;
};

}  // namespace arshif::store
