// An archive on disk: its folder, how it comes into being, and what its parts are called.
//
//     ARCHIVE/catalogue.sqlite   metadata, texts, the list of live segments
//     ARCHIVE/segments/NNNN/     glass databases, each with its vocabulary
//     ARCHIVE/scratch/           segments being built; debris after a crash
//     ARCHIVE/lock               held by the one writer
//
// Thread safety: values and pure functions over the file system.
#pragma once

#include <string>

#include "core/result.h"

namespace arshif::store {

struct ArchivePaths {
    std::string folder;
    std::string catalogue_name = "catalogue.sqlite";  // another while a repair makes a new one

    std::string catalogue() const { return folder + "/" + catalogue_name; }
    std::string segments() const { return folder + "/segments"; }
    std::string segment(const std::string& name) const { return segments() + "/" + name; }
    // What a repair makes before it takes the place of the catalogue; debris after a crash.
    std::string repaired() const { return folder + "/catalogue.repaired"; }
    // The catalogue before a repair that lost articles: kept for whoever can read more of it.
    std::string damaged() const { return folder + "/catalogue.damaged"; }
    std::string scratch() const { return folder + "/scratch"; }
    std::string lock() const { return folder + "/lock"; }
};

// Whether there is an archive: archive_missing (with what to do) where there is none, archive_damaged where there is a
// folder with an archive's parts but no catalogue.
core::Result<void> find_archive(const ArchivePaths& paths);

// Makes an empty archive, which appears whole by a rename; nothing happens where there is one already. cannot_write
// where the folder holds something else.
core::Result<void> create_archive(const ArchivePaths& paths);

}  // namespace arshif::store
