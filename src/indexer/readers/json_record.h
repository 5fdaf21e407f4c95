// One JSON object made into a Record. The only place that knows simdjson, but for json_ld.cpp.
//
// Keys become fields as record_fields.h says. Strings stay as they stood in the input, numbers too. true, false, null
// and nested objects are absent, but for what common exports wrap
// ({"name": …}, {"$oid": …}, {"$date": …}). Lists of strings are joined: the body's by line breaks, others by commas;
// of an id, URL, date or country the first is taken.
//
// Thread safety: a parser belongs to one thread.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/article.h"

namespace arshif::indexer {

class FieldMap;  // field_map.h

// Why an object is no record.
struct RecordFault {
    std::string_view reason;  // of reason:: in reader.h
    std::string detail;
    std::size_t offset = 0;  // of the fault, in bytes from the beginning of the object
};

class JsonRecordParser {
public:
    // `map` must outlive the parser. `explain`: fill Record::keys.
    explicit JsonRecordParser(const FieldMap* map = nullptr, bool explain = false);
    ~JsonRecordParser();
    JsonRecordParser(const JsonRecordParser&) = delete;
    JsonRecordParser& operator=(const JsonRecordParser&) = delete;

    // Fills the fields of `record` from `object`, which is one whole JSON object, not nested deeper than
    // JsonScanner::max_depth.
    std::optional<RecordFault> parse(std::string_view object, core::Record& record);

    // Whether the object parsed last had a key that names the body, with whatever value but objects.
    bool had_body() const { return had_body_; }

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
    bool had_body_ = false;
};

}  // namespace arshif::indexer
