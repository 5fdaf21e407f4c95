// The token streams of a segment: of each article its token codes in their order, title first.
//
// A file beside the segment's glass tables, written once and never altered, mapped into memory: phrases, exact forms
// and the second stage of ranking look at thousands of streams a query, and reading each as a document of Xapian cost
// twenty times as much (docs/MEASUREMENTS.md). Little-endian:
//
//     8 bytes "ARTOKEN2", u32 docid of the first slot, u32 slots, u32 numbered codes, u32 0, those codes as u64, then
//     u16 units (store/token_codec.h), then (slots + 1) x u64 slot. A slot holds the place of the article's first unit
//     above 24 bits of the number of tokens in its title; the last one ends the units. Docids that no article has are
//     empty slots. The 8 bytes end the file again, so that one that was cut is known.
//
// Thread safety: a TokenFile may be read by many threads; a TokenBatch belongs to one.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "store/mapped_file.h"
#include "store/token_codec.h"
#include "text/analyzer.h"

namespace arshif::store {

constexpr std::string_view token_file = "tokens";

struct TokenStream {
    std::span<const text::TokenCode> codes;
    std::uint32_t title_size = 0;  // how many of them are the title's
};

// The same as they are written (token_codec.h).
struct UnitStream {
    std::span<const CodeUnit> units;
    std::uint32_t title_size = 0;     // tokens
    std::size_t title_units() const;  // how many of the units are the title's
};

using TokenSink = std::function<void(std::int64_t document, const TokenStream& stream)>;
// Hands every article over in the order of the docids, whenever it is called.
using TokenSource = std::function<void(const TokenSink& sink)>;

// The streams of some hundred articles, in memory.
class TokenBatch {
public:
    // Begins an article, with a docid above all before. Its tokens follow, those of the title first.
    void begin(std::int64_t document);
    void add(text::TokenCode code) { codes_.push_back(code); }
    void end_title();

    // Of the article begun last.
    TokenStream last() const;
    void each(const TokenSink& sink) const;

private:
    struct Article {
        std::int64_t document = 0;
        std::size_t begin = 0;
        std::uint32_t title_size = 0;
    };
    TokenStream stream(std::size_t index) const;
    std::vector<Article> articles_;
    std::vector<text::TokenCode> codes_;
};

// Writes a new file of the articles of all sources, whose docids lie between `first` and `last` and rise from source to
// source.
core::Result<void> write_tokens(const std::string& path, std::int64_t first, std::int64_t last,
                                const std::vector<TokenSource>& sources);

class TokenFile {
public:
    // archive_damaged where the file is not one, is missing or cannot be opened. Damage that shows in neither its head
    // nor its size (`arshif check` compares checksums) spoils answers, but never reads outside the file.
    static core::Result<TokenFile> open(const std::string& path);

    // Empty for a docid that it does not have. The codes are in `room`, which is overwritten.
    TokenStream at(std::int64_t document, std::vector<text::TokenCode>& room) const;
    UnitStream units_at(std::int64_t document) const;
    // The codes that have numbers, by their numbers.
    std::span<const text::TokenCode> numbered() const;
    void each(const TokenSink& sink) const;
    // Lets the memory of the file go, until it is looked at again.
    void release() const { mapping_.release(); }
    // For who reads some articles here and there.
    void expect_scattered_reads() const { mapping_.expect_scattered_reads(); }

private:
    explicit TokenFile(MappedFile mapping) : mapping_(std::move(mapping)) {}
    bool sound() const;
    std::uint32_t first() const;
    std::uint32_t slots() const;
    std::uint32_t numbered_count() const;
    std::uint64_t slot(std::uint32_t index) const;
    std::span<const CodeUnit> units() const;
    MappedFile mapping_;
};

}  // namespace arshif::store
