// The record of a document: what a segment says of a hit without asking the catalogue.
//
// It is the Xapian document data: every key of a hit and the first words of the body, which glass compresses. Its
// tokens are in a file of their own (token_file.h). Layout, little-endian:
//
//     u8 version, 3 x u8 zero, then eleven strings, each a u32 length and its bytes: identifier origin title date time
//     country source category author url, and the lead.
//
// Thread safety: values.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "core/article.h"
#include "core/result.h"

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
};

constexpr std::size_t max_lead_bytes = 240;

// The keys of a hit; tokens and lead are left empty.
Record keys_of(const core::Article& article);

std::string encode(const Record& record);

// archive_damaged where the bytes are no record.
core::Result<Record> decode_record(std::string_view bytes);

// The first `max_lead_bytes` of a body, cut behind a whole word.
std::string lead_of(std::string_view body);

}  // namespace arshif::store
