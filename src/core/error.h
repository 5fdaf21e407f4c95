// What an expected failure is: a code, a sentence for the user and what to do about it.
//
// Errors are plain values that travel in Result<T> (result.h) up to src/cli, the only place that prints them.
// Thread safety: values, no shared state.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace arshif::core {

// The kinds of failure a caller may want to tell apart. Each has one exit status of the executable (src/cli/exit.h).
enum class ErrorCode : std::uint8_t {
    bad_usage,        // an argument that makes no sense
    bad_query,        // a query that cannot be read; `offset` points into it
    bad_input,        // a file or an article that cannot be taken in
    not_found,        // no such article, origin or source
    ambiguous,        // an identifier that several articles answer to
    archive_missing,  // no archive at that place
    archive_damaged,  // an archive whose files contradict each other or their checksums
    archive_version,  // an archive that another version of Arshif wrote
    locked,           // another process is writing to the archive
    cannot_read,      // the file system refused to read
    cannot_write,     // the file system refused to write: full disk, rights, I/O error
    interrupted,      // the user asked to stop
    internal,         // a failure that should not happen; the message says where
};

// The name of a code as written in reports, for example "bad_input".
std::string_view name_of(ErrorCode code);

struct Error {
    ErrorCode code = ErrorCode::internal;
    std::string message;                  // one sentence, UTF-8, names the file or word it is about, no full stop
    std::string hint;                     // what the user can do, or empty
    std::optional<std::size_t> offset{};  // byte offset into the input where it was noticed
};

// An Error from the current errno: "cannot open PATH: No such file or directory".
Error errno_error(ErrorCode code, std::string_view what, std::string_view path);

}  // namespace arshif::core
