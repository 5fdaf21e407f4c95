// A reader turns the bytes of one input into records, one at a time, in the order of the input.
//
// One file a format in this folder; formats.h has the table of them. A reader never holds more than one record (at most
// Input::record_limit bytes) and its own buffer in memory. It reports what it cannot take and goes on behind it. It
// judges form only: a record with an empty body is handed over, and whoever takes it decides about it. What it reads is
// UTF-8, whatever encoding the input is in or declares: transcoding_source.h stands between, and has what offsets mean.
// Thread safety: a reader belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/article.h"
#include "core/result.h"
#include "text/encoding.h"

namespace arshif::indexer {

constexpr std::size_t max_record_bytes = std::size_t{64} << 20U;

// Where a reader's bytes come from: a file, standard input or a test's string (byte_sources.h).
class ByteSource {
public:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    virtual ~ByteSource() = default;

    // Reads up to `size` bytes, at least one unless the input is at its end; 0 at the end.
    virtual core::Result<std::size_t> read(char* into, std::size_t size) = 0;
};

// Why something did not become a record: the values of Refusal::reason. Stable, since summaries count by them.
namespace reason {
constexpr std::string_view bad_json = "bad JSON";
constexpr std::string_view truncated_json = "truncated JSON";
constexpr std::string_view not_an_object = "not an object";
constexpr std::string_view no_article_fields = "no article fields";
constexpr std::string_view nested_too_deep = "nested too deep";
constexpr std::string_view not_utf8 = "not UTF-8";
constexpr std::string_view record_too_large = "record too large";
constexpr std::string_view empty_file = "empty file";
constexpr std::string_view unsupported_format = "unsupported format";
constexpr std::string_view bad_csv = "bad CSV";
constexpr std::string_view wrong_columns = "wrong number of columns";
constexpr std::string_view broken_container = "broken archive";
constexpr std::string_view encrypted_container = "encrypted archive";
constexpr std::string_view nested_container = "archive inside an archive";
constexpr std::string_view bomb = "unpacks to too much";
constexpr std::string_view truncated_document = "truncated document";
constexpr std::string_view broken_warc = "broken WARC record";
constexpr std::string_view no_article_text = "no article text";
constexpr std::string_view text_destroyed = "text destroyed";
constexpr std::string_view bad_python = "bad Python value";
}  // namespace reason

// The detail of a refusal as not_utf8, which a decoder in front of the reader lets happen only where nothing fits.
constexpr std::string_view not_utf8_detail =
    "bytes that are not UTF-8, nor is the file plainly in another encoding: name it with --encoding, or convert the "
    "file, "
    "for example with iconv -f WINDOWS-1256 -t UTF-8";

// An input, or a part of one, that did not become a record.
struct Refusal {
    std::string path;          // as in Record::path
    std::uint64_t offset = 0;  // bytes from the beginning of the file as UTF-8; of the fault itself where it is known
    std::uint64_t line = 0;    // 1-based; 0 where lines mean nothing
    std::string reason;        // a stable word: "bad JSON", "not UTF-8", …; the summary counts by it
    std::string detail;        // what exactly, and what to do
};

// Something that was guessed about an input, which its articles may suffer from, or that it is not clean UTF-8.
struct Notice {
    std::string path;          // as in Record::path
    std::uint64_t offset = 0;  // as in Refusal::offset; of what made a difference where that is known
    std::string detail;        // what was guessed and why, and what to do
    std::string encoding =
        {};  // what it was read as, if it is not clean UTF-8 (text::name_of); the summary counts by it
};

// Where a reader puts what it found. `record` returning false asks the reader to stop, which is a success. Who does not
// want notices leaves `notice` empty.
struct RecordSink {
    std::function<bool(core::Record&&)> record;
    std::function<void(Refusal&&)> refusal;
    std::function<void(Notice&&)> notice = {};
};

class FieldMap;  // field_map.h

// What every reader is given about its input.
struct Input {
    std::string path;  // relative to the imported root; goes into Record::path
    ByteSource* bytes = nullptr;
    std::size_t record_limit = max_record_bytes;  // bytes of one record in the input; larger ones are refused
    const FieldMap* map = nullptr;                // names of fields that the user has given, ahead of the known ones
    bool explain = false;                         // fill Record::keys
    // What every text is in, for readers of raw bytes, in which each record may be in another encoding.
    std::optional<text::Encoding> encoding = {};
};

}  // namespace arshif::indexer
