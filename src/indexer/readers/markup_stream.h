// Walks over the tags of a stream that need not be well-formed, holding what its owner has not passed over.
//
// Comments, CDATA sections, processing instructions and a DOCTYPE are gone through without taking what is in them for
// tags; nothing that a DOCTYPE declares is expanded. Where records are expected, one that opens directly behind the end
// of another one is taken for a record even inside a comment or CDATA section, which has not been closed then.
//
// Each byte is looked at a bounded number of times, however the bytes come in, which makes no difference to what is
// found. Owns the window on the input. Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

#include "core/result.h"
#include "indexer/readers/input_window.h"
#include "indexer/readers/markup.h"
#include "indexer/readers/record_outlet.h"

namespace arshif::indexer {

class MarkupStream {
public:
    explicit MarkupStream(ByteSource& source) : window_(source) {}

    enum class Found { tag, too_long, end };
    // The next tag; too_long if it begins more than `limit` bytes behind what has been passed over, and will be found
    // again.
    core::Result<Found> next(std::size_t limit);
    // The tag found; its places are those of bytes().
    const MarkupTag& tag() const { return tag_; }

    // What has been read and not passed over; the mark is that of its first byte.
    std::string_view bytes() const { return window_.bytes(); }
    Mark here() const { return {window_.offset(), window_.line()}; }

    // The first `size` bytes, or all there are.
    core::Result<std::string_view> look(std::size_t size);

    // Passes over the first `count` of bytes().
    void pass(std::size_t count);
    // Passes over all that can hold no tag any more.
    void pass_seen() { pass(at_); }
    // The tag found will be found again.
    void put_back() { at_ = tag_.begin; }

    // Which tags are those of records.
    void expect_records(std::function<bool(const MarkupTag&)> is_record) { is_record_ = std::move(is_record); }

    // Whether the last next() ended inside a comment, a CDATA section or a DOCTYPE, and where that begins.
    bool in_section() const { return mode_ != Mode::text; }
    std::uint64_t section_offset() const { return section_offset_; }

private:
    enum class Mode { text, comment, cdata, doctype, subset };
    enum class Step { go_on, wait, found };
    enum class Gap { none, undecided, found };

    Step scan();
    Step scan_text();
    Step scan_section(std::string_view closing);
    Step scan_doctype();
    Step declaration(std::string_view rest);
    Step enter(Mode mode, std::size_t opening);
    Gap look_for_gap(std::size_t to);
    Gap gap_behind(std::size_t end) const;

    InputWindow window_;
    std::function<bool(const MarkupTag&)> is_record_;
    MarkupTag tag_;
    Mode mode_ = Mode::text;
    std::size_t at_ = 0;       // in bytes(): what has been looked at
    std::size_t records_ = 0;  // likewise, for records in a section
    std::uint64_t section_offset_ = 0;
};

}  // namespace arshif::indexer
