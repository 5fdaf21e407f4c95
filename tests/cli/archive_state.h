// What an archive holds, in a form that two archives can be compared by, whatever way they came to it.
//
// Thread safety: values.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sandbox.h"

namespace arshif::test {

struct ArchiveState {
    Json totals;                        // of `stats`: articles, duplicates, words, countries, years, sources, origins
    std::vector<std::string> articles;  // of `search ''`: a line of JSON each, sorted

    friend bool operator==(const ArchiveState&, const ArchiveState&) = default;
};

// `arshif` on the archive in that folder.
Command on_archive(const std::filesystem::path& archive, std::vector<std::string> arguments);

// The state of an archive that may not exist yet: then it holds nothing.
ArchiveState state_of(const std::filesystem::path& archive);

// Requires `check` to find it sound, and no article to be there twice. `tidy`: without even a note of debris.
void require_sound(const std::filesystem::path& archive, bool tidy);

// Fails the test where they differ, naming the first differences.
void require_same(const ArchiveState& found, const ArchiveState& wanted);

}  // namespace arshif::test
