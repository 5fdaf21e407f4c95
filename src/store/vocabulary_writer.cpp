#include <algorithm>
#include <utility>

#include "store/file_numbers.h"
#include "store/files.h"
#include "store/vocabulary.h"
#include "store/vocabulary_format.h"

namespace arshif::store {

namespace {

void append_code(std::string& out, text::TokenCode code) {
    append_number(out, static_cast<std::uint32_t>(code));
    out += static_cast<char>(static_cast<unsigned char>(code >> (8 * vocabulary_word_bytes)));
}

class Writer {
public:
    Writer() : entries_(vocabulary_header_bytes, '\0') {}

    void add(const VocabularyEntry& entry) {
        const bool first = codes_.size() % vocabulary_block_entries == 0;
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
        std::string header(vocabulary_magic);
        append_number(header, static_cast<std::uint32_t>(codes_.size()));
        append_number(header, static_cast<std::uint32_t>(blocks_.size()));
        entries_.replace(0, vocabulary_header_bytes, header);
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

}  // namespace arshif::store
