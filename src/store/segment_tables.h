// Writes the glass tables of a segment out of documents and terms that come in order.
//
// They have no lists of a document's terms: nothing of Arshif reads those, and they would be a quarter of an archive.
// Written to be merged by Xapian (segment_merger.h), without syncing. Thread safety: belongs to one thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"
#include "store/glass_table.h"
#include "store/inverter.h"
#include "store/tag_deflater.h"

namespace arshif::store {

// A document but for its terms.
struct SegmentDocument {
    std::uint32_t document = 0;
    std::uint32_t length = 0;  // the sum of the frequencies of its terms
    std::string record;
    std::vector<std::pair<std::uint32_t, std::string>> values;  // of slots; none is empty
};

class SegmentTables {
public:
    // Makes the folder, which must not exist.
    static core::Result<SegmentTables> create(std::string folder);

    // All documents come first, in the order of their docids.
    core::Result<void> add(const SegmentDocument& document);
    // Then the terms, in the order of their bytes; each is followed by its postings in the order of the docids. A term
    // without postings leaves nothing.
    core::Result<void> begin_term(std::string_view term);
    void add(const Posting& posting);
    core::Result<void> finish();

private:
    // Entries in the order of the docids, cut into tags of some 2,000 bytes.
    class Chunks {
    public:
        struct Chunk {
            std::uint32_t first = 0;
            std::uint32_t last = 0;
            std::string bytes;
        };
        // Begins a new entry and gives where it goes on.
        std::string& entry(std::uint32_t document);
        const std::vector<Chunk>& all() const { return chunks_; }
        bool empty() const { return chunks_.empty(); }
        void clear() { chunks_.clear(); }

    private:
        std::vector<Chunk> chunks_;
    };
    struct Slot {
        Chunks values;
        std::uint32_t count = 0;
        std::string least;
        std::string greatest;
    };
    // A term, or the lengths of all documents, which have keys of their own.
    struct List {
        std::string key;        // of the first chunk
        std::string next_keys;  // what the keys of the others begin with
        std::uint32_t documents = 0;
        std::uint64_t frequency = 0;
        Chunks chunks;
    };

    SegmentTables(std::string folder, GlassTable postings, GlassTable records);
    core::Result<void> write_documents();
    core::Result<void> write(List& list);
    std::string version_file(const std::string& postings, const std::string& records) const;

    std::string folder_;
    GlassTable postings_;
    GlassTable records_;
    TagDeflater deflater_;
    std::map<std::uint32_t, Slot> slots_;
    List lengths_;
    List term_;
    bool terms_begun_ = false;
    std::uint32_t documents_ = 0;
    std::uint32_t last_document_ = 0;
    std::uint32_t least_length_ = 0;  // of documents that have any words
    std::uint32_t greatest_length_ = 0;
    std::uint32_t greatest_wdf_ = 0;
    std::uint64_t total_length_ = 0;
};

}  // namespace arshif::store
