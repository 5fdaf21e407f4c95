// Which articles of a segment have two common words next to each other: a biword index (Manning, Raghavan and Schütze,
// "Introduction to Information Retrieval", 2.4.1) of the common stems alone.
//
// A phrase of two common words that seldom meet would look at the streams of all articles that have both; here it finds
// those that have them side by side. Words are common where so many articles have them that looking at each is dear; a
// phrase with a rare word needs no help. A file beside the segment's tables, written once and never altered, mapped for
// reading. A segment without common words has none, nor has what a commit adds until it is merged: that it is soon, and
// the streams of its 10,000 articles are looked at in a few milliseconds. Little-endian:
//
//     8 bytes "ARBIWRD1", u32 docid that stands for 0, u32 common stems, as many u32 stem parts of token codes,
//     ascending, then the regions of the stems, then (common + 1) x u64 place of a region. In the region of a stem, for
//     each stem that follows it somewhere, ascending: varint steps to its number, varint bytes of its list, the list of
//     docids as varint steps.
//
// Thread safety: a BiwordFile may be read by many threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/mapped_file.h"
#include "store/token_file.h"
#include "text/analyzer.h"

namespace arshif::store {

constexpr std::string_view biword_file = "biwords";

// A stem is common where so many articles have it.
struct BiwordLimits {
    std::uint32_t least = 1000;
    std::uint32_t share = 64;                     // one in so many of the segment's articles
    std::size_t memory = std::size_t{64} << 20U;  // for what is sorted at a time
};

// Writes the file of the articles of all sources, whose docids are `first` or above and rise from source to source.
// Goes through the sources twice. Makes none where no stem is common.
core::Result<void> write_biwords(const std::string& path, std::int64_t first, const std::vector<TokenSource>& sources,
                                 const BiwordLimits& limits = {});

class BiwordFile {
public:
    // Nothing where there is no such file. archive_damaged where it is not one. Damage that shows in neither its head
    // nor its size (`arshif check` compares checksums) spoils answers, but never reads outside the file.
    static core::Result<std::optional<BiwordFile>> open(const std::string& path);

    bool is_common(text::TokenCode stem_part) const { return number_of(stem_part).has_value(); }
    // Appends the docids of the articles that have the stem, which must be common, right before one of the others;
    // those of each of them ascending. What is not common among the others is left out.
    void append_documents(text::TokenCode first, const std::vector<text::TokenCode>& seconds,
                          std::vector<std::int64_t>& documents) const;

    // The region of the common stem with this number, which must be one.
    std::string_view region(std::uint32_t number) const;
    // Lets the memory of the regions up to this one go.
    void release(std::uint32_t number) const;

private:
    explicit BiwordFile(MappedFile mapping) : mapping_(std::move(mapping)) {}
    bool sound() const;
    std::int64_t first() const;
    std::uint32_t common() const;
    std::optional<std::uint32_t> number_of(text::TokenCode stem_part) const;

    MappedFile mapping_;
};

}  // namespace arshif::store
