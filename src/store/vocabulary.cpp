#include "store/vocabulary.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/hash.h"
#include "store/file_numbers.h"
#include "store/files.h"
#include "store/mapped_file.h"

namespace arshif::store {

namespace {

constexpr std::string_view magic = "ARVOCAB2";
constexpr std::size_t header_bytes = 16;
constexpr std::size_t word_bytes = 4;
constexpr std::size_t code_bytes = 5;
constexpr std::uint32_t block_entries = 16;

void append_code(std::string& out, text::TokenCode code) {
    append_number(out, static_cast<std::uint32_t>(code));
    out += static_cast<char>(static_cast<unsigned char>(code >> (8 * word_bytes)));
}

text::TokenCode load_code(std::string_view bytes) {
    return load_number<std::uint32_t>(bytes.data()) | text::TokenCode{static_cast<unsigned char>(bytes[word_bytes])}
                                                          << (8 * word_bytes);
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
        const std::string_view code = rest_.take(code_bytes);
        if (shared > entry.surface.size() || code.size() < code_bytes) {
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

class Writer {
public:
    Writer() : entries_(header_bytes, '\0') {}

    void add(const VocabularyEntry& entry) {
        const bool first = codes_.size() % block_entries == 0;
        if (first) blocks_.push_back(static_cast<std::uint32_t>(entries_.size()));
        const std::size_t shared = first ? 0 : shared_prefix(last_, entry.surface);
        append_varint(entries_, static_cast<std::uint32_t>(shared));
        append_varint(entries_, static_cast<std::uint32_t>(entry.surface.size() - shared));
        entries_.append(entry.surface, shared);
        append_code(entries_, entry.code);
        append_varint(entries_, entry.frequency);
        codes_.push_back(entry.code);
        last_ = entry.surface;
    }

    std::string finish() {
        std::vector<std::uint32_t> by_code(codes_.size());
        for (std::uint32_t i = 0; i < by_code.size(); ++i)
            by_code[i] = i;
        std::stable_sort(by_code.begin(), by_code.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return codes_[a] < codes_[b]; });
        std::string header(magic);
        append_number(header, static_cast<std::uint32_t>(codes_.size()));
        append_number(header, static_cast<std::uint32_t>(blocks_.size()));
        entries_.replace(0, header_bytes, header);
        for (const std::uint32_t offset : blocks_)
            append_number(entries_, offset);
        for (const std::uint32_t ordinal : by_code)
            append_number(entries_, ordinal);
        return std::move(entries_);
    }

private:
    static std::size_t shared_prefix(std::string_view a, std::string_view b) {
        const std::size_t limit = std::min(a.size(), b.size());
        return static_cast<std::size_t>(
            std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(limit), b.begin()).first - a.begin());
    }
    std::string entries_;  // behind the room of the header
    std::string last_;
    std::vector<std::uint32_t> blocks_;
    std::vector<text::TokenCode> codes_;
};

}  // namespace

std::uint32_t VocabularyCounter::number_of(std::string_view surface, text::TokenCode code) {
    const std::uint32_t number = forms_.number_of(surface);
    if (number == counts_.size()) counts_.push_back({code, 0, -1});
    return number;
}

std::vector<VocabularyEntry> VocabularyCounter::take() {
    std::vector<VocabularyEntry> entries;
    entries.reserve(counts_.size());
    for (const std::uint32_t number : forms_.in_order())
        entries.push_back({std::string(forms_.text(number)), counts_[number].code, counts_[number].frequency});
    forms_.clear();
    counts_.clear();
    return entries;
}

VocabularySource source_of(std::vector<VocabularyEntry> entries) {
    return [entries = std::move(entries), at = std::size_t{0}](VocabularyEntry& entry) mutable {
        if (at == entries.size()) return false;
        entry = entries[at++];
        return true;
    };
}

VocabularySource merge_sources(std::vector<VocabularySource> sources) {
    struct Head {
        VocabularyEntry entry;
        std::size_t source;
    };
    struct Merge {
        std::vector<VocabularySource> sources;
        std::vector<Head> heads;  // a heap, the first form on top

        static bool later(const Head& a, const Head& b) { return a.entry.surface > b.entry.surface; }
        void pull(Head head) {
            if (!sources[head.source](head.entry)) return;
            heads.push_back(std::move(head));
            std::push_heap(heads.begin(), heads.end(), later);
        }
        Head pop() {
            std::pop_heap(heads.begin(), heads.end(), later);
            Head head = std::move(heads.back());
            heads.pop_back();
            return head;
        }
        bool operator()(VocabularyEntry& entry) {
            if (heads.empty()) return false;
            Head first = pop();
            entry = first.entry;
            pull(std::move(first));
            while (!heads.empty() && heads.front().entry.surface == entry.surface) {
                Head same = pop();
                entry.frequency += same.entry.frequency;
                pull(std::move(same));
            }
            return true;
        }
    };
    Merge merge{std::move(sources), {}};
    for (std::size_t i = 0; i < merge.sources.size(); ++i)
        merge.pull({{}, i});
    return merge;
}

core::Result<void> write_vocabulary(const std::string& path, std::vector<VocabularySource> sources) {
    const VocabularySource merged = merge_sources(std::move(sources));
    Writer writer;
    for (VocabularyEntry entry; merged(entry);)
        writer.add(entry);
    ARSHIF_TRY(file, NewFile::create(path));
    ARSHIF_CHECK(file.write(writer.finish()));
    return file.close();
}

class Vocabulary::Mapping {
public:
    explicit Mapping(MappedFile file) : file_(std::move(file)), bytes_(file_.data()), size_(file_.size()) {}

    bool sound() const {
        if (std::string_view(bytes_, magic.size()) != magic) return false;
        return header_bytes + word_bytes * (std::size_t{blocks()} + entries()) <= size_ &&
               blocks() == (entries() + block_entries - 1) / block_entries;
    }
    void expect_scattered_reads() const { file_.expect_scattered_reads(); }
    std::uint32_t entries() const { return load_number<std::uint32_t>(bytes_ + 8); }
    std::uint32_t blocks() const { return load_number<std::uint32_t>(bytes_ + 12); }
    std::uint32_t ordinal_by_code(std::uint32_t rank) const {
        return load_number<std::uint32_t>(table() + word_bytes * (std::size_t{blocks()} + rank));
    }

    BlockCursor block(std::uint32_t number) const {
        const std::size_t from = place(number);
        const std::uint32_t left = entries() - number * block_entries;
        return {std::string_view(bytes_ + from, tables_at() - from), std::min(left, block_entries)};
    }
    VocabularyEntry entry(std::uint32_t ordinal) const {
        VocabularyEntry found;
        if (ordinal >= entries()) return found;  // a damaged table
        BlockCursor cursor = block(ordinal / block_entries);
        for (std::uint32_t i = 0; i <= ordinal % block_entries; ++i) {
            if (!cursor.next(found)) return {};
        }
        return found;
    }

    // The first form of a block, where it stands: finding a block compares many.
    std::string_view first_form(std::uint32_t number) const {
        BlockCursor cursor = block(number);
        return cursor.first_form();
    }

    // Lets the memory of the entries between two blocks go.
    void release(std::uint32_t first, std::uint32_t last) const { file_.release(place(first), place(last)); }

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
    std::size_t tables_at() const { return size_ - word_bytes * (std::size_t{blocks()} + entries()); }
    const char* table() const { return bytes_ + tables_at(); }
    // Of a block, within the entries even if the table is damaged.
    std::size_t place(std::uint32_t number) const {
        return std::clamp<std::size_t>(load_number<std::uint32_t>(table() + word_bytes * std::size_t{number}),
                                       header_bytes, tables_at());
    }
    MappedFile file_;
    const char* bytes_;
    std::size_t size_;
};

Vocabulary::Vocabulary(std::shared_ptr<const Mapping> mapping) : mapping_(std::move(mapping)) {}

core::Result<Vocabulary> Vocabulary::open(const std::string& path) {
    ARSHIF_TRY(file, MappedFile::open(path, header_bytes, "a vocabulary"));
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
    constexpr std::uint32_t most_held = 1024;  // blocks, some 300 KB: a merge goes through hundreds of files at a time
    return [mapping = mapping_, prefix = std::string(prefix), number = mapping_->block_of(prefix),
            released = mapping_->block_of(prefix), cursor = BlockCursor({}, 0)](VocabularyEntry& entry) mutable {
        do {
            while (!cursor.next(entry)) {
                if (number >= mapping->blocks()) return false;
                if (number - released >= most_held) mapping->release(std::exchange(released, number), number);
                cursor = mapping->block(number++);
            }
        } while (entry.surface < prefix);
        return entry.surface.starts_with(prefix);
    };
}

}  // namespace arshif::store
