// Files that hold files, read in place: .zip .tar .tar.gz .tar.xz .tar.zst .tar.bz2, and .gz .xz .zst .bz2 of one file.
//
// Members come in the order in which the archive has them, one at a time and as a stream: neither a member nor the
// archive is ever held as a whole. The only place that knows libarchive.
//
// Limits: what is unpacked may be at most max_ratio times what was read of the container, once it is more than
// free_bytes; beyond that it is taken for a bomb and refused. Deflate reaches 1,032, news text 3 to 30 with any of
// these. A member may be of any length, since it is a stream; readers bound what is one article. Memory besides is the
// dictionary of the decompressor (zstd: 128 MB at most; xz: what its header states, within libarchive's bound).
//
// Names of members are harmless: absolute ones and those with `..` are read as if those parts were not there, bytes
// that are not UTF-8 and control characters become %XX. Nothing is ever written to disk.
//
// Thread safety: a container belongs to one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "indexer/readers/reader.h"

namespace arshif::indexer {

// Whether an input that begins so is a container.
bool is_container(std::string_view start);

// A member's name without what could lead out of a folder: see above. Never empty.
std::string harmless_name(std::string_view name);

// `name` without the ending of the compression (a.json.gz: a.json); the same if it has none.
std::string_view without_compression(std::string_view name);

class Container {
public:
    static constexpr std::uint64_t free_bytes = std::uint64_t{64} << 20U;
    static constexpr std::uint64_t max_ratio = 200;

    // `bytes` must outlive the container.
    explicit Container(ByteSource& bytes);
    ~Container();
    Container(const Container&) = delete;
    Container& operator=(const Container&) = delete;

    struct Member {
        std::string name;  // harmless; empty where the container is one compressed file
        ByteSource* bytes = nullptr;
    };
    // The next file in it; nothing at the end or where the container is broken, which failure() says. What was not read
    // of the last one is passed over.
    std::optional<Member> next();

    // Why it could not be read on: a refusal without its path. Members that were read before stand.
    const std::optional<Refusal>& failure() const;

private:
    struct Implementation;
    std::unique_ptr<Implementation> implementation_;
};

}  // namespace arshif::indexer
