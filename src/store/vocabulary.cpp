#include "store/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "store/file_numbers.h"
#include "store/mapped_file.h"
#include "store/vocabulary_format.h"

namespace arshif::store {

namespace {

text::TokenCode load_code(std::string_view bytes) {
    return load_number<std::uint32_t>(bytes.data()) |
           text::TokenCode{static_cast<unsigned char>(bytes[vocabulary_word_bytes])} << (8 * vocabulary_word_bytes);
}

// Decodes the entries of a block one after another. Stops for good at bytes that cannot be an entry.
class BlockCursor {
public:
    BlockCursor(std::string_view bytes, std::uint32_t entries) : rest_(bytes), left_(entries) {}

    bool next(VocabularyEntry& entry) {
        if (left_ == 0) return false;
        --left_;
        const std::uint32_t shared = rest_.next();
        const std::uint32_t length = rest_.next();
        const std::string_view form = rest_.take(length);
        const std::string_view code = rest_.take(vocabulary_code_bytes);
        if (shared > entry.surface.size() || code.size() < vocabulary_code_bytes) {
            left_ = 0;
            return false;
        }
        entry.surface.resize(shared);
        entry.surface += form;
        entry.code = load_code(code);
        entry.frequency = rest_.next();
        return true;
    }
    // The form of the first entry, which is whole, without decoding the rest of it. Moves the cursor.
    std::string_view first_form() {
        rest_.next();
        return rest_.take(rest_.next());
    }

private:
    VarintReader rest_;
    std::uint32_t left_;
};

}  // namespace

class Vocabulary::Mapping {
public:
    explicit Mapping(MappedFile file)
        : file_(std::move(file)),
          bytes_(file_.data()),
          size_(file_.size()),
          entries_(load_number<std::uint32_t>(bytes_ + 8)),
          blocks_(load_number<std::uint32_t>(bytes_ + 12)) {}

    bool sound() const {
        if (std::string_view(bytes_, vocabulary_magic.size()) != vocabulary_magic) return false;
        return vocabulary_header_bytes + vocabulary_word_bytes * (std::size_t{blocks()} + entries()) <= size_ &&
               blocks() == (entries() + vocabulary_block_entries - 1) / vocabulary_block_entries;
    }
    void expect_scattered_reads() const { file_.expect_scattered_reads(); }
    std::uint32_t entries() const { return entries_; }
    std::uint32_t blocks() const { return blocks_; }
    std::uint32_t ordinal_by_code(std::uint32_t rank) const {
        return load_number<std::uint32_t>(table() + vocabulary_word_bytes * (std::size_t{blocks()} + rank));
    }

    BlockCursor block(std::uint32_t number) const {
        const std::size_t from = place(number);
        return {std::string_view(bytes_ + from, tables_at() - from), entries_of(number)};
    }
    std::uint32_t entries_of(std::uint32_t block) const {
        return std::min(entries() - block * vocabulary_block_entries, vocabulary_block_entries);
    }
    // Of a block, or the end of them, within the entries even if the table is damaged.
    std::size_t place(std::uint32_t number) const {
        if (number >= blocks()) return tables_at();
        return std::clamp<std::size_t>(
            load_number<std::uint32_t>(table() + vocabulary_word_bytes * std::size_t{number}), vocabulary_header_bytes,
            tables_at());
    }
    // A copy of the blocks from `first` to before `last`.
    std::string bytes_between(std::uint32_t first, std::uint32_t last) const {
        const std::size_t begin = place(first);
        return {bytes_ + begin, std::max(begin, place(last)) - begin};
    }
    VocabularyEntry entry(std::uint32_t ordinal) const {
        VocabularyEntry found;
        if (ordinal >= entries()) return found;  // a damaged table
        BlockCursor cursor = block(ordinal / vocabulary_block_entries);
        for (std::uint32_t i = 0; i <= ordinal % vocabulary_block_entries; ++i) {
            if (!cursor.next(found)) return {};
        }
        return found;
    }

    // The first form of a block, where it stands: finding a block compares many.
    std::string_view first_form(std::uint32_t number) const {
        BlockCursor cursor = block(number);
        return cursor.first_form();
    }

    // Lets the memory of the file go, until it is looked at again.
    void release() const { file_.release(); }

    // The last block whose first form is not behind `surface`, or the first.
    std::uint32_t block_of(std::string_view surface) const {
        if (surface.empty()) return 0;  // without looking all over the file, whose pages would stay
        std::uint32_t low = 0;
        std::uint32_t high = blocks();
        while (low + 1 < high) {
            const std::uint32_t middle = low + (high - low) / 2;
            if (first_form(middle) <= surface) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

private:
    std::size_t tables_at() const { return size_ - vocabulary_word_bytes * (std::size_t{blocks()} + entries()); }
    const char* table() const { return bytes_ + tables_at(); }
    MappedFile file_;
    const char* bytes_;
    std::size_t size_;
    std::uint32_t entries_;
    std::uint32_t blocks_;
};

// Reads entries one after another without holding the file's pages: a merge goes through hundreds of files at a time,
// and the kernel may map two megabytes of a file for one byte that is looked at.
class Vocabulary::EntryReader {
public:
    EntryReader(std::shared_ptr<const Mapping> mapping, std::uint32_t block)
        : mapping_(std::move(mapping)), next_(block) {
        mapping_->release();
    }

    bool next(VocabularyEntry& entry) {
        while (!cursor_.next(entry)) {
            if (next_ == mapping_->blocks()) return false;
            if (next_ >= read_) read_run();
            const std::size_t begin = std::min(places_[next_ - first_], bytes_.size());
            cursor_ = {std::string_view(bytes_).substr(begin), mapping_->entries_of(next_)};
            ++next_;
        }
        return true;
    }

private:
    void read_run() {
        constexpr std::uint32_t most_blocks = 256;  // some 50 KB
        first_ = next_;
        read_ = first_ + std::min(blocks_, mapping_->blocks() - first_);
        bytes_ = mapping_->bytes_between(first_, read_);
        places_.clear();
        for (std::uint32_t block = first_; block < read_; ++block)
            places_.push_back(std::max(mapping_->place(block), mapping_->place(first_)) - mapping_->place(first_));
        mapping_->release();
        blocks_ = std::min(2 * blocks_, most_blocks);
    }

    std::shared_ptr<const Mapping> mapping_;
    std::uint32_t next_;
    std::uint32_t first_ = 0;   // of the run of blocks that bytes_ are
    std::uint32_t read_ = 0;    // the first block behind it
    std::uint32_t blocks_ = 4;  // of the next run: who asks for a few forms needs no more
    std::string bytes_;
    std::vector<std::size_t> places_;  // of each of its blocks in bytes_
    BlockCursor cursor_{{}, 0};
};

Vocabulary::Vocabulary(std::shared_ptr<const Mapping> mapping) : mapping_(std::move(mapping)) {}

core::Result<Vocabulary> Vocabulary::open(const std::string& path) {
    ARSHIF_TRY(file, MappedFile::open(path, vocabulary_header_bytes, "a vocabulary"));
    const auto mapping = std::make_shared<const Mapping>(std::move(file));
    if (!mapping->sound()) {
        return core::Error{core::ErrorCode::archive_damaged, fmt::format("{} is not a vocabulary", path),
                           "run `arshif check`"};
    }
    return Vocabulary(mapping);
}

void Vocabulary::expect_scattered_reads() const {
    mapping_->expect_scattered_reads();
}

std::size_t Vocabulary::size() const {
    return mapping_->entries();
}

std::uint32_t Vocabulary::frequency(std::string_view surface) const {
    if (mapping_->blocks() == 0) return 0;
    VocabularyEntry entry;
    for (BlockCursor cursor = mapping_->block(mapping_->block_of(surface)); cursor.next(entry);) {
        if (entry.surface == surface) return entry.frequency;
    }
    return 0;
}

std::vector<std::string> Vocabulary::forms_of(text::TokenCode code) const {
    return forms_between(code, code);
}

std::vector<std::string> Vocabulary::forms_of_stem_part(text::TokenCode part) const {
    const text::TokenCode first = part << text::surface_bits;
    return forms_between(first, first | ((text::TokenCode{1} << text::surface_bits) - 1));
}

std::vector<std::string> Vocabulary::forms_between(text::TokenCode first, text::TokenCode last) const {
    std::uint32_t low = 0;
    std::uint32_t high = mapping_->entries();
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (mapping_->entry(mapping_->ordinal_by_code(middle)).code < first) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    std::vector<std::string> forms;
    for (; low < mapping_->entries(); ++low) {
        VocabularyEntry entry = mapping_->entry(mapping_->ordinal_by_code(low));
        if (entry.code < first || entry.code > last) break;
        forms.push_back(std::move(entry.surface));
    }
    return forms;
}

VocabularySource Vocabulary::entries(std::string_view prefix) const {
    return [reader = EntryReader(mapping_, mapping_->block_of(prefix)),
            prefix = std::string(prefix)](VocabularyEntry& entry) mutable {
        do {
            if (!reader.next(entry)) return false;
        } while (entry.surface < prefix);
        return entry.surface.starts_with(prefix);
    };
}

}  // namespace arshif::store
