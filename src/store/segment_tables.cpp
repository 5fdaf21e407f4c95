#include "store/segment_tables.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/fields.h"
#include "store/files.h"
#include "store/glass_numbers.h"

namespace arshif::store {

namespace {

using namespace std::string_view_literals;

// What keys of the table of postings begin with that are no terms; in the order in which they must be written.
constexpr std::string_view metadata_key = "\0\xC0"sv;
constexpr std::string_view slot_key = "\0\xD0"sv;
constexpr std::string_view values_key = "\0\xD8"sv;
constexpr std::string_view lengths_key = "\0\xE0"sv;

constexpr std::size_t chunk_bytes = 2000;

// The name of the format and its version, 2016-03-14: years since 2014, month and day in sixteen bits.
constexpr std::string_view version_magic = "\x0F\x0DXapian Glass\x04\x6E"sv;
constexpr std::size_t identity_bytes = 16;

}  // namespace

std::string& SegmentTables::Chunks::entry(std::uint32_t document) {
    if (chunks_.empty() || chunks_.back().bytes.size() >= chunk_bytes) {
        chunks_.push_back({document, document, {}});
    } else {
        append_varint(chunks_.back().bytes, document - chunks_.back().last - 1);
        chunks_.back().last = document;
    }
    return chunks_.back().bytes;
}

SegmentTables::SegmentTables(std::string folder, GlassTable postings, GlassTable records)
    : folder_(std::move(folder)), postings_(std::move(postings)), records_(std::move(records)) {
    lengths_.key = lengths_key;
    lengths_.next_keys = lengths_key;
}

core::Result<SegmentTables> SegmentTables::create(std::string folder) {
    ARSHIF_CHECK(make_folder(folder));
    ARSHIF_TRY(postings, GlassTable::create(folder + "/postlist.glass"));
    ARSHIF_TRY(records, GlassTable::create(folder + "/docdata.glass"));
    return SegmentTables(std::move(folder), std::move(postings), std::move(records));
}

core::Result<void> SegmentTables::add(const SegmentDocument& document) {
    std::string key;
    append_sortable(key, document.document);
    const std::string_view deflated = deflater_.deflate(document.record);
    ARSHIF_CHECK(deflated.empty() ? records_.add(key, document.record)
                                  : records_.add(key, deflated, GlassTable::Tag::deflated));
    append_varint(lengths_.chunks.entry(document.document), document.length);
    for (const auto& [number, value] : document.values) {
        Slot& slot = slots_[number];
        append_sized(slot.values.entry(document.document), value);
        if (slot.count == 0 || value < slot.least) slot.least = value;
        if (slot.count == 0 || value > slot.greatest) slot.greatest = value;
        ++slot.count;
    }
    ++documents_;
    last_document_ = document.document;
    if (document.length != 0 && (least_length_ == 0 || document.length < least_length_))
        least_length_ = document.length;
    greatest_length_ = std::max(greatest_length_, document.length);
    total_length_ += document.length;
    return {};
}

core::Result<void> SegmentTables::begin_term(std::string_view term) {
    ARSHIF_CHECK(terms_begun_ ? write(term_) : write_documents());
    terms_begun_ = true;
    term_.key.clear();
    append_key_term(term_.key, term);
    term_.next_keys = term_.key;
    term_.next_keys += '\0';
    return {};
}

void SegmentTables::add(const Posting& posting) {
    append_varint(term_.chunks.entry(posting.document), posting.wdf);
    ++term_.documents;
    term_.frequency += posting.wdf;
    greatest_wdf_ = std::max(greatest_wdf_, posting.wdf);
}

// What comes before all terms.
core::Result<void> SegmentTables::write_documents() {
    ARSHIF_CHECK(postings_.add(fmt::format("{}{}", metadata_key, terms_metadata), std::to_string(terms_version)));
    for (const auto& [number, slot] : slots_) {
        std::string key(slot_key);
        append_last_number(key, number);
        std::string tag;
        append_varint(tag, slot.count);
        append_sized(tag, slot.least);
        if (slot.greatest != slot.least) tag += slot.greatest;
        ARSHIF_CHECK(postings_.add(key, tag));
    }
    for (const auto& [number, slot] : slots_) {
        for (const Chunks::Chunk& chunk : slot.values.all()) {
            std::string key(values_key);
            append_varint(key, number);
            append_sortable(key, chunk.first);
            ARSHIF_CHECK(postings_.add(key, chunk.bytes));
        }
    }
    slots_.clear();
    return write(lengths_);
}

core::Result<void> SegmentTables::write(List& list) {
    const std::vector<Chunks::Chunk>& chunks = list.chunks.all();
    std::string key = list.key;
    std::string tag;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        const Chunks::Chunk& chunk = chunks[i];
        tag.clear();
        if (i == 0) {
            append_varint(tag, list.documents);
            append_varint(tag, list.frequency);
            append_varint(tag, chunk.first - 1);
        } else {
            key = list.next_keys;
            append_sortable(key, chunk.first);
        }
        tag += i + 1 == chunks.size() ? '1' : '0';
        append_varint(tag, chunk.last - chunk.first);
        tag += chunk.bytes;
        ARSHIF_CHECK(postings_.add(key, tag));
    }
    list.documents = 0;
    list.frequency = 0;
    list.chunks.clear();
    return {};
}

std::string SegmentTables::version_file(const std::string& postings, const std::string& records) const {
    std::string text(version_magic);
    text.append(identity_bytes, '\0');  // a merge gives its outcome a new one
    append_varint(text, 1);             // revision
    text += postings;
    text += records;
    for (int i = 0; i < 4; ++i)  // lists of terms, positions, spellings, synonyms
        text += GlassTable::absent();
    append_varint(text, documents_);
    append_varint(text, last_document_ - documents_);
    append_varint(text, least_length_);
    append_varint(text, greatest_wdf_);
    append_varint(text, greatest_length_ - greatest_wdf_);
    append_varint(text, 0);  // the oldest set of changes
    append_varint(text, total_length_);
    append_varint(text, 0);  // the greatest frequency of a spelling
    return text;
}

core::Result<void> SegmentTables::finish() {
    ARSHIF_CHECK(terms_begun_ ? write(term_) : write_documents());
    ARSHIF_TRY(postings, postings_.finish());
    ARSHIF_TRY(records, records_.finish());
    ARSHIF_TRY(version, NewFile::create(folder_ + "/iamglass"));
    ARSHIF_CHECK(version.write(version_file(postings, records)));
    return version.close();
}

}  // namespace arshif::store
