// The record of a document: what a segment says of a hit without asking the catalogue, and its token stream.
//
// It is the Xapian document data: every key of a hit, the first words of the body, and one 32-bit code a token, title
// first. The bytes are XORed with a keystream over their position, since glass deflates what it can and inflating each
// record read for ranking costs more than the reading (docs/ARCHITECTURE.md, "The record"). Layout, little-endian:
//
//     u8 version, 3 x u8 zero, u32 tokens, u32 tokens of the title, tokens x u32 code, then eleven strings, each a u32
//     length and its bytes: identifier origin title date time country source category author url, and the lead.
//
// Thread safety: values; a RecordView refers to bytes that the caller keeps.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/article.h"
#include "core/result.h"
#include "text/analyzer.h"

namespace arshif::store {

struct Record {
    std::string identifier;
    std::string origin;
    std::string title;
    std::string date;     // YYYY[-MM[-DD]] or empty
    std::string time;     // HH:MM:SS or empty
    std::string country;  // ISO alpha-2 or empty
    std::string source;
    std::string category;
    std::string author;
    std::string url;
    std::string lead;  // the first words of the body, at most max_lead_bytes
    std::uint32_t title_tokens = 0;
    std::vector<text::TokenCode> tokens;
};

constexpr std::size_t max_lead_bytes = 240;

// The keys of a hit; tokens and lead are left empty.
Record keys_of(const core::Article& article);

std::string encode(const Record& record);

// archive_damaged where the bytes are no record.
core::Result<Record> decode_record(std::string_view bytes);

// The same without its tokens, which a hit that is only printed has no use for.
core::Result<Record> decode_keys(std::string_view bytes);

// The first `max_lead_bytes` of a body, cut behind a whole word.
std::string lead_of(std::string_view body);

// Reads only the token stream of an encoded record, decoding each token as it is asked for.
class TokenStream {
public:
    // An empty stream where the bytes are no record.
    explicit TokenStream(std::string_view record);

    std::uint32_t size() const { return tokens_; }
    std::uint32_t title_size() const { return title_tokens_; }
    text::TokenCode operator[](std::uint32_t index) const;
    // All codes at once, into memory that is reused.
    void decode(std::vector<text::TokenCode>& into) const;

private:
    std::string_view codes_;
    std::uint32_t tokens_ = 0;
    std::uint32_t title_tokens_ = 0;
};

}  // namespace arshif::store
