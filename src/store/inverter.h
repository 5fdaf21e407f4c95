// Inverts some hundred articles: from the terms of each article to the articles of each term.
//
// Xapian's own buffers keep a tree of terms with a tree of documents in each; to fill them and the lists of an
// article's terms took half of an import's time (docs/MEASUREMENTS.md). Here terms are numbered as they come, and their
// postings put in order once at the end. Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/interner.h"

namespace arshif::store {

struct Posting {
    std::uint32_t document = 0;
    std::uint32_t wdf = 0;  // how often the term is in the document; 0 for a term that only filters
    friend bool operator==(const Posting&, const Posting&) = default;
};

// The terms of a batch in order, each with its postings in the order of the docids.
class PostingRun {
public:
    std::size_t size() const { return terms_.size(); }
    std::string_view term(std::size_t index) const;
    std::span<const Posting> postings(std::size_t index) const;

private:
    friend class Inverter;
    struct Term {
        std::size_t text_end = 0;
        std::size_t postings_end = 0;
    };
    std::string text_;
    std::vector<Term> terms_;
    std::vector<Posting> postings_;
};

class Inverter {
public:
    // Begins a document, with a docid above all before. Its terms follow, in any order.
    void begin(std::uint32_t document);
    // Adds to the term's frequency in the document.
    void add(std::string_view term, std::uint32_t wdf) { add(number_of(term), wdf); }
    // The same by the term's number, for a caller that remembers it.
    void add(std::uint32_t number, std::uint32_t wdf);
    // Valid until take().
    std::uint32_t number_of(std::string_view term);
    // The sum of the frequencies of the document begun last.
    std::uint32_t length() const { return length_; }

    // Everything added; leaves the inverter empty, with room for as much.
    PostingRun take();

private:
    struct Numbered {
        std::uint32_t term = 0;
        Posting posting;
    };
    struct Last {
        std::uint32_t document = 0;
        std::size_t index = 0;  // in numbered_
    };
    core::Interner terms_;
    std::vector<Last> last_;          // of each term, where its last posting is
    std::vector<Numbered> numbered_;  // in the order of the docids
    std::uint32_t document_ = 0;
    std::uint32_t length_ = 0;
};

}  // namespace arshif::store
