// Makes containers in memory, for tests.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace arshif::test {

struct Packing {
    std::string format = "zip";  // as libarchive calls them: zip, ustar, raw
    std::string filter = "none";
    std::string password = {};
};

using Members = std::vector<std::pair<std::string, std::string>>;

inline std::string packed(const Members& members, const Packing& packing = {}) {
    archive* const out = archive_write_new();
    REQUIRE(archive_write_set_format_by_name(out, packing.format.c_str()) == ARCHIVE_OK);
    if (packing.filter != "none") REQUIRE(archive_write_add_filter_by_name(out, packing.filter.c_str()) == ARCHIVE_OK);
    archive_write_set_bytes_in_last_block(out, 1);
    if (!packing.password.empty()) {
        REQUIRE(archive_write_set_options(out, "zip:encryption=traditional") == ARCHIVE_OK);
        REQUIRE(archive_write_set_passphrase(out, packing.password.c_str()) == ARCHIVE_OK);
    }
    std::size_t room = 1U << 20U;
    for (const auto& [name, content] : members)
        room += name.size() + content.size() + 4096;
    std::string bytes(room, '\0');
    std::size_t used = 0;
    REQUIRE(archive_write_open_memory(out, bytes.data(), bytes.size(), &used) == ARCHIVE_OK);
    for (const auto& [name, content] : members) {
        archive_entry* const entry = archive_entry_new();
        archive_entry_copy_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, name.ends_with('/') ? AE_IFDIR : AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        // A warning tells that a name is not in the locale's character set.
        REQUIRE(archive_write_header(out, entry) >= ARCHIVE_WARN);
        if (!content.empty())
            REQUIRE(archive_write_data(out, content.data(), content.size()) == static_cast<la_ssize_t>(content.size()));
        archive_entry_free(entry);
    }
    REQUIRE(archive_write_close(out) == ARCHIVE_OK);
    archive_write_free(out);
    bytes.resize(used);
    return bytes;
}

}  // namespace arshif::test
