// Compresses article bodies with zstd, by a dictionary trained on the archive once it holds enough.
//
// Thread safety: a Dictionary may be shared by threads; a TextCodec belongs to one.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace arshif::store {

// Below this many bytes of bodies a dictionary gains nothing.
constexpr std::size_t dictionary_threshold = std::size_t{4} << 20U;

class Dictionary {
public:
    Dictionary(std::int64_t id, std::string bytes);
    ~Dictionary();
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;

    // A dictionary of about 112 KB for texts like the samples; internal where zstd cannot make one of them.
    static core::Result<std::string> train(const std::vector<std::string_view>& samples);

    std::int64_t id() const { return id_; }
    const std::string& bytes() const { return bytes_; }

private:
    friend class TextCodec;
    struct Prepared;
    std::int64_t id_;
    std::string bytes_;
    std::unique_ptr<Prepared> prepared_;
};

using SharedDictionary = std::shared_ptr<const Dictionary>;

class TextCodec {
public:
    TextCodec();
    ~TextCodec();
    TextCodec(TextCodec&&) noexcept;
    TextCodec& operator=(TextCodec&&) noexcept;

    // `dictionary` may be null.
    core::Result<std::string> compress(std::string_view text, const Dictionary* dictionary);
    // `length` is what the text should have; archive_damaged for anything else.
    core::Result<std::string> decompress(std::string_view bytes, std::size_t length, const Dictionary* dictionary);

private:
    struct Contexts;
    std::unique_ptr<Contexts> contexts_;
};

}  // namespace arshif::store
