#include "store/glass_table.h"

#include <algorithm>

#include "store/glass_numbers.h"

namespace arshif::store {

namespace {

constexpr std::uint32_t revision = 1;
constexpr std::size_t item_head_bytes = 3;  // u16 of size and flags, u8 length of the key
constexpr std::size_t component_bytes = 2;
constexpr std::size_t child_head_bytes = 5;  // u32 block, u8 length of the key
constexpr unsigned first_component = 0x20;
constexpr unsigned last_component = 0x40;
constexpr unsigned compressed_tag = 0x80;

// Four items of this size fill a block with their directory, as Xapian asks for.
constexpr std::size_t max_item_bytes = (GlassBlock::block_bytes - 11) / 4 - 2;

// Inside blocks the highest byte comes first.
void put_number(char* at, std::uint32_t number, unsigned bytes) {
    for (unsigned i = 0; i < bytes; ++i)
        at[i] = static_cast<char>(static_cast<unsigned char>(number >> (8 * (bytes - 1 - i))));
}

char* put_key(char* at, std::string_view key) {
    *at++ = static_cast<char>(static_cast<unsigned char>(key.size()));
    return std::copy(key.begin(), key.end(), at);
}

std::string description(std::uint32_t root, unsigned level, std::uint32_t entries, unsigned flags,
                        const std::string& free_blocks) {
    std::string text;
    append_varint(text, root);
    append_varint(text, level << 2U | flags);
    append_varint(text, entries);
    append_varint(text, GlassBlock::block_bytes >> 11U);
    append_varint(text, 0);  // the least tag that Xapian would compress on writing: none
    append_sized(text, free_blocks);
    return text;
}

}  // namespace

char* GlassBlock::add(std::size_t item_bytes) {
    items_ -= item_bytes;
    put_number(&bytes_[directory_], static_cast<std::uint32_t>(items_), 2);
    directory_ += directory_entry_bytes;
    return &bytes_[items_];
}

const std::string& GlassBlock::finish() {
    const auto free = static_cast<std::uint32_t>(items_ - directory_);
    put_number(bytes_.data(), revision, 4);
    put_number(&bytes_[4], level_, 1);
    put_number(&bytes_[5], free, 2);  // in one piece
    put_number(&bytes_[7], free, 2);  // in all
    put_number(&bytes_[9], static_cast<std::uint32_t>(directory_), 2);
    return bytes_;
}

core::Result<GlassTable> GlassTable::create(const std::string& path) {
    ARSHIF_TRY(file, NewFile::create(path));
    GlassTable table(std::move(file));
    // Before all keys glass wants an empty one.
    put_number(table.leaf_.add(item_head_bytes), (first_component | last_component) << 8U, 2);
    table.leaves_.emplace_back();
    return table;
}

core::Result<void> GlassTable::write(GlassBlock& block) {
    ++blocks_;
    return file_.write(block.finish());
}

core::Result<void> GlassTable::add(std::string_view key, std::string_view tag, Tag coding) {
    const std::size_t room = max_item_bytes - item_head_bytes - component_bytes - key.size();
    std::uint16_t component = 1;
    do {
        const std::string_view piece = tag.substr(0, room);
        tag.remove_prefix(piece.size());
        const unsigned flags = (component == 1 ? first_component : 0) | (tag.empty() ? last_component : 0) |
                               (coding == Tag::deflated ? compressed_tag : 0);
        ARSHIF_CHECK(add_item(key, piece, flags, component++));
    } while (!tag.empty());
    ++entries_;
    return {};
}

core::Result<void> GlassTable::add_item(std::string_view key, std::string_view piece, unsigned flags,
                                        std::uint16_t component) {
    const std::size_t number_bytes = component == 1 ? 0 : component_bytes;
    const std::size_t size = item_head_bytes + key.size() + number_bytes + piece.size();
    if (!leaf_.has_room(size)) {
        ARSHIF_CHECK(write(leaf_));
        leaf_ = GlassBlock(0);
        leaves_.push_back({std::string(key), component, blocks_});
    }
    char* at = leaf_.add(size);
    put_number(at, flags << 8U | static_cast<std::uint32_t>(size - item_head_bytes), 2);
    at = put_key(at + 2, key);
    if (component != 1) put_number(at, component, component_bytes);
    std::copy(piece.begin(), piece.end(), at + number_bytes);
    return {};
}

core::Result<std::vector<GlassTable::Child>> GlassTable::write_parents(const std::vector<Child>& children,
                                                                       unsigned level) {
    std::vector<Child> parents;
    GlassBlock block(level);
    for (const Child& child : children) {
        const std::size_t size = child_head_bytes + child.key.size() + component_bytes;
        const bool begins = parents.empty() || !block.has_room(size);
        if (begins) {
            if (!parents.empty()) ARSHIF_CHECK(write(block));
            block = GlassBlock(level);
            parents.push_back({child.key, child.component, blocks_});
        }
        // The first child has whatever comes before the second: its key is left out.
        const std::string_view key = begins ? std::string_view() : std::string_view(child.key);
        char* const at = block.add(child_head_bytes + key.size() + component_bytes);
        put_number(at, child.block, 4);
        put_number(put_key(at + 4, key), begins ? 0 : child.component, component_bytes);
    }
    ARSHIF_CHECK(write(block));
    return parents;
}

core::Result<std::string> GlassTable::finish() {
    ARSHIF_CHECK(write(leaf_));
    unsigned level = 0;
    std::vector<Child> blocks = std::move(leaves_);
    while (blocks.size() > 1) {
        ARSHIF_TRY(parents, write_parents(blocks, ++level));
        blocks = std::move(parents);
    }
    ARSHIF_CHECK(file_.close());
    std::string free_blocks;  // none but what is behind the end
    append_varint(free_blocks, revision);
    append_varint(free_blocks, blocks_);
    free_blocks.append(4, '\0');
    constexpr unsigned in_order = 2;
    return description(blocks.front().block, level, entries_, in_order, free_blocks);
}

std::string GlassTable::absent() {
    constexpr unsigned in_order_without_root = 3;
    return description(0, 0, 0, in_order_without_root, {});
}

}  // namespace arshif::store
