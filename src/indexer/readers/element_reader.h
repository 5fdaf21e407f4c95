// Reads the records of a stream of markup, each of which is an element of the same name: <DOC>, <item>, <Article>.
//
// What is one for TREC documents, XML exports and feeds: finding where a record begins and ends in text that need not
// be well-formed, and refusing what is no record. A record that is cut off (by the end of the input, or by the next
// one, which begins a line or stands behind a closing tag) is refused unless its last element was closed. What stands
// outside of records is passed over. Of one record at most max_document_bytes are held; a longer one is refused and
// reading goes on behind it. The record of a file of one has ordinal 0, others count from 1, refusals included. Thread
// safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/markup_stream.h"
#include "indexer/readers/reader.h"
#include "indexer/readers/record_fields.h"
#include "indexer/readers/record_outlet.h"

namespace arshif::indexer {

constexpr std::size_t max_document_bytes = std::size_t{8} << 20U;

class ElementReader {
public:
    // Input and sink must outlive the reader.
    ElementReader(const Input& input, const RecordSink& sink);
    virtual ~ElementReader() = default;
    ElementReader(const ElementReader&) = delete;
    ElementReader& operator=(const ElementReader&) = delete;

    core::Result<void> run();

protected:
    // Called before anything is read: sets the names of records. False if there are none, which has been refused.
    virtual core::Result<bool> begin() = 0;
    // A tag outside of records, which stream() has found; may read on.
    virtual core::Result<void> outside() { return {}; }
    // Takes the fields of a record, which begins with its tag and ends before its closing one.
    virtual void read(std::string_view element, RecordFields& fields) = 0;
    // May complete what the fields say.
    virtual void complete(core::Record& record) { static_cast<void>(record); }

    // In lower case; a name with the prefix of a namespace counts like the one without. `shown`: the name in messages.
    void set_names(std::vector<std::string> names, std::string shown);
    MarkupStream& stream() { return stream_; }
    RecordOutlet& outlet() { return outlet_; }
    const Input& input() const { return input_; }

private:
    enum class End { closed, next_record, input, too_long };
    struct Extent {
        End end = End::input;
        std::size_t length = 0;  // of the record
        std::size_t behind = 0;  // where reading goes on
    };

    bool is_record(const MarkupTag& tag) const;
    core::Result<bool> find();
    core::Result<Extent> measure();
    core::Result<void> skip();
    core::Result<void> take();
    void take_whole(std::string_view element, End end);
    void finish();

    const Input& input_;
    RecordOutlet outlet_;
    MarkupStream stream_;
    std::size_t limit_;
    std::vector<std::string> names_;
    std::string shown_;
    RecordFields fields_;
    bool anything_ = false;
    bool cut_off_ = false;  // the input ended inside the last record
};

}  // namespace arshif::indexer
