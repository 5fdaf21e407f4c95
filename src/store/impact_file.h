// The postings of a segment's frequent terms in blocks, each with a bound on what a posting in it can be worth: a
// block-max index (Ding and Suel, "Faster Top-k Document Retrieval Using Block-Max Indexes", SIGIR 2011).
//
// The tables have the same postings, and Xapian one bound for all of a term's: the first page of a common word was paid
// for by the score of every article that has it. With these blocks most articles are passed over unseen. By BM25 as it
// is used here (search/weighting.h) an article's worth for a stem grows with the stem's share in its length and with
// nothing else, so that one number bounds a block whatever the archive's averages become. The terms of an article's
// record, which are worth nothing, are here too: whether an article meets a filter is found without reading what lies
// before it, which Xapian's lists must be.
//
// A file beside the segment's tables, written once and never altered, mapped for reading. A segment without frequent
// terms has none, nor has what a commit adds until it is merged. Little-endian:
//
//     8 bytes "ARIMPCT1", a list for each term, u32 length of the article in each place, the names of the terms in a
//     row, ascending, and for each of them u64 place of its list, u32 bytes of it, u32 its articles, u32 end of its
//     name, f32 the greatest ratio of its blocks; then u32 docid of the first place, u32 places, u32 terms, u32 bytes
//     of their names, and the 8 bytes again. A list has an ImpactBlock (impact_format.h) for each 128 postings, and
//     behind those the packed numbers (bit_packing.h) of each block: its steps, and from the next byte on its
//     occurrences.
//
// Thread safety: an ImpactFile may be read by many threads. An ImpactList refers to its file.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/result.h"
#include "store/file_numbers.h"
#include "store/impact_format.h"
#include "store/mapped_file.h"

namespace arshif::store {

constexpr std::string_view impact_file = "impacts";

// So many articles have a term that gets a list: four blocks, below which Xapian is as fast.
constexpr std::uint32_t least_impact_articles = 512;

// Writes the file out of the tables in `folder`, whose docids lie between `first` and `last`. Makes none where no term
// is frequent. Terms of titles, identifiers, origins and copies, which no filter asks for, get none.
core::Result<void> write_impacts(const std::string& path, std::int64_t first, std::int64_t last,
                                 const std::string& folder, std::uint32_t least = least_impact_articles);

// The postings of a block, in the order of their docids; that they occur at all is often enough to know.
struct ImpactPostings {
    std::array<std::uint32_t, impact_block_postings> documents;
    std::array<std::uint32_t, impact_block_postings> counts;  // occurrences, at least 1
    std::size_t size = 0;
};

class ImpactList {
public:
    std::uint32_t articles() const { return articles_; }
    std::size_t blocks() const { return blocks_; }
    // The last docid of a block, which must be one.
    std::uint32_t last(std::size_t block) const { return first_ + head(block).last; }
    float ratio(std::size_t block) const { return head(block).ratio; }
    // The greatest ratio of all blocks.
    float ratio() const { return ratio_; }
    // A block's docids and how many there are: none where it is damaged.
    void read(std::size_t block, ImpactPostings& postings) const;
    // The occurrences of a block that was read into `postings`.
    void read_counts(std::size_t block, ImpactPostings& postings) const;

private:
    friend class ImpactFile;
    ImpactList(std::string_view bytes, std::uint32_t first, std::uint32_t articles, float ratio);
    std::size_t postings(std::size_t block) const;
    // Where the block's packed numbers are; null where they are not within the list.
    const char* packed(std::size_t block, const ImpactBlock& at) const;
    ImpactBlock head(std::size_t block) const {
        return load_number<ImpactBlock>(bytes_.data() + block * sizeof(ImpactBlock));
    }
    std::string_view bytes_;
    std::uint32_t first_;
    std::uint32_t articles_;
    float ratio_;
    std::size_t blocks_;
};

class ImpactFile {
public:
    // Nothing where there is no such file. archive_damaged where it is not one. Damage that shows in neither its head
    // nor its size (`arshif check` compares checksums) spoils answers, but never reads outside the file.
    static core::Result<std::optional<ImpactFile>> open(const std::string& path);

    // Nothing for a term that is not frequent.
    std::optional<ImpactList> list(std::string_view term) const;
    // In words; 0 for a docid that the segment does not have.
    std::uint32_t length(std::uint32_t document) const {
        const std::uint32_t place = document - first_;
        return place < places_ ? load_number<std::uint32_t>(lengths_ + sizeof(std::uint32_t) * place) : 0;
    }

private:
    explicit ImpactFile(MappedFile mapping) : mapping_(std::move(mapping)) {}
    struct Entry;
    bool find_parts();
    Entry entry(std::uint32_t number) const;
    std::string_view name(std::uint32_t number) const;

    MappedFile mapping_;
    std::uint32_t first_ = 0;
    std::uint32_t places_ = 0;
    std::uint32_t terms_ = 0;
    std::size_t lists_end_ = 0;
    const char* lengths_ = nullptr;
    std::string_view names_;
    const char* entries_ = nullptr;
};

}  // namespace arshif::store
