// What the writer leaves in the lock file: who it is, and how many changes the catalogue has been told to keep.
//
// The number is written after each commit. A catalogue that knows of fewer changes has lost some: its log was cut, or
// was left behind when the archive was copied. A note that is missing or older says nothing. Thread safety: pure
// functions over the file system.
#pragma once

#include <cstdint>
#include <string>

namespace arshif::store {

struct LockNote {
    std::string holder;        // "process 123"; for the message, never for a decision
    std::int64_t changes = 0;  // 0: not known
};

LockNote read_lock_note(const std::string& lock);
// As this process. A note is worth no failure: one that cannot be written is left out.
void write_lock_note(const std::string& lock, std::int64_t changes);

// The property of the catalogue that counts changes.
constexpr const char* changes_property = "changes";

}  // namespace arshif::store
