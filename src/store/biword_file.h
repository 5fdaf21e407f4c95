// Which articles of a segment have two common words next to each other: a biword index (Manning, Raghavan and Schütze,
// "Introduction to Information Retrieval", 2.4.1) of the stems that many articles have.
//
// A phrase of two common words that seldom meet would look at the streams of all articles that have both; here it finds
// those that have them side by side. Words are common where so many articles have them that looking at each is dear. A
// phrase with a rare word needs no help; but a preposition and a noun are what people type, so of the few ubiquitous
// stems those are listed, too, whose other word is but occasional (a nextword index of the most common words alone:
// Williams, Zobel and Bahle, "Fast phrase querying with combined indexes", 2004). A file beside the segment's tables,
// written once and never altered, mapped for reading. A segment without common words has none, nor has what a commit
// adds until it is merged: that it is soon, and the streams of its 10,000 articles are looked at in a few milliseconds.
// Little-endian:
//
//     8 bytes "ARBIWRD3", u32 docid that stands for 0, u32 stems, as many u32 stem parts of token codes, ascending,
//     each above two bits for its class, for each of them 15 x u32 surface parts of its most frequent forms, then the
//     regions of the stems, then (stems + 1) x u64 place of a region. A region: varint bytes of what follows: for each
//     stem that comes next somewhere, ascending, varint steps to its number and varint bytes of its group; then the
//     groups: for each two forms, ascending, varint steps to the forms of their key (biword_format.h), varint bytes of
//     the list, and the list of docids as varint steps. Forms have the numbers 0 to 14 in the order of the table, and
//     those that are not in it have 15: phrases are of forms, and forms that seldom meet are often of stems that meet
//     everywhere.
//
// Thread safety: a BiwordFile may be read by many threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/biword_format.h"
#include "store/mapped_file.h"
#include "store/token_file.h"
#include "text/analyzer.h"

namespace arshif::store {

constexpr std::string_view biword_file = "biwords";

// So many articles, and one in so many of the segment's, make a stem common, or else occasional; a ubiquitous one is
// common, too.
struct BiwordLimits {
    std::uint32_t least = 1000;
    std::uint32_t share = 128;
    std::uint32_t ubiquitous_share = 8;
    std::uint32_t occasional_least = 128;
    std::uint32_t occasional_share = 2048;
    std::size_t memory = std::size_t{64} << 20U;  // for what is sorted at a time
};

// Writes the file of the articles of all sources, whose docids are `first` or above and rise from source to source.
// Goes through the sources twice. Makes none where no stem is common.
core::Result<void> write_biwords(const std::string& path, std::int64_t first, const std::vector<TokenSource>& sources,
                                 const BiwordLimits& limits = {});

// Two forms side by side, by their codes; nothing for forms that are not frequent, of which a list may hold several.
struct Biword {
    std::optional<text::TokenCode> first;
    std::optional<text::TokenCode> second;
};

// The docids of a list, ascending; valid during the call.
using BiwordSink = std::function<void(const Biword& biword, const std::vector<std::int64_t>& documents)>;

class BiwordFile {
public:
    // Nothing where there is no such file. archive_damaged where it is not one. Damage that shows in neither its head
    // nor its size (`arshif check` compares checksums) spoils answers, but never reads outside the file.
    static core::Result<std::optional<BiwordFile>> open(const std::string& path);

    // Whether the articles that have a word of the one stem right before or behind one of the other are listed.
    bool lists(text::TokenCode one_stem_part, text::TokenCode other_stem_part) const;
    // Hands over the lists of the articles that have one of the first codes right before one of the others. Of stems
    // that have none nothing is, and a form that is not frequent stands for all such forms of its stem.
    void each_list(const std::vector<text::TokenCode>& firsts, const std::vector<text::TokenCode>& seconds,
                   const BiwordSink& sink) const;

    // The region of the stem with this number, which must be one.
    std::string_view region(std::uint32_t number) const;
    // Lets the memory of the file go, until it is looked at again.
    void release() const { mapping_.release(); }

private:
    explicit BiwordFile(MappedFile mapping) : mapping_(std::move(mapping)) {}
    bool sound() const;
    std::int64_t first() const;
    std::uint32_t stems() const;
    text::TokenCode stem(std::uint32_t number) const;
    StemClass kind(std::uint32_t number) const;
    std::optional<std::uint32_t> number_of(text::TokenCode stem_part) const;
    // The surface part of a form with a number of its own.
    std::uint32_t surface(std::uint32_t stem, std::uint32_t form) const;
    // The number of a form of a listed stem.
    std::uint32_t form_of(std::uint32_t stem, text::TokenCode code) const;
    // The code of the form with this number; nothing for the number that all others share.
    std::optional<text::TokenCode> code_of(std::uint32_t stem, std::uint32_t form) const;
    // Which forms of listed stems are wanted, by the numbers of the stems: a bit for each form.
    std::map<std::uint32_t, std::uint32_t> forms_of(const std::vector<text::TokenCode>& codes) const;

    MappedFile mapping_;
};

}  // namespace arshif::store
