#include "store/text_codec.h"

#include <fmt/format.h>
#include <zdict.h>
#include <zstd.h>

namespace arshif::store {

namespace {

constexpr int compression_level = 3;
constexpr std::size_t dictionary_bytes = std::size_t{112} << 10U;

core::Error codec_error(std::size_t code) {
    return {core::ErrorCode::internal, fmt::format("zstd: {}", ZSTD_getErrorName(code)), {}};
}

}  // namespace

struct Dictionary::Prepared {
    std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> compress;
    std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)> decompress;
};

Dictionary::Dictionary(std::int64_t id, std::string bytes) : id_(id), bytes_(std::move(bytes)) {
    prepared_ = std::make_unique<Prepared>(
        Prepared{{ZSTD_createCDict(bytes_.data(), bytes_.size(), compression_level), &ZSTD_freeCDict},
                 {ZSTD_createDDict(bytes_.data(), bytes_.size()), &ZSTD_freeDDict}});
}

Dictionary::~Dictionary() = default;

core::Result<std::string> Dictionary::train(const std::vector<std::string_view>& samples) {
    std::string joined;
    std::vector<std::size_t> sizes;
    for (const std::string_view sample : samples) {
        joined += sample;
        sizes.push_back(sample.size());
    }
    std::string bytes(dictionary_bytes, '\0');
    const std::size_t size = ZDICT_trainFromBuffer(bytes.data(), bytes.size(), joined.data(), sizes.data(),
                                                   static_cast<unsigned>(sizes.size()));
    if (ZDICT_isError(size) != 0) {
        return core::Error{core::ErrorCode::internal, fmt::format("zstd: {}", ZDICT_getErrorName(size)), {}};
    }
    bytes.resize(size);
    return bytes;
}

struct TextCodec::Contexts {
    std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> compress{ZSTD_createCCtx(), &ZSTD_freeCCtx};
    std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> decompress{ZSTD_createDCtx(), &ZSTD_freeDCtx};
};

TextCodec::TextCodec() : contexts_(std::make_unique<Contexts>()) {}
TextCodec::~TextCodec() = default;
TextCodec::TextCodec(TextCodec&&) noexcept = default;
TextCodec& TextCodec::operator=(TextCodec&&) noexcept = default;

core::Result<std::string> TextCodec::compress(std::string_view text, const Dictionary* dictionary) {
    std::string out(ZSTD_compressBound(text.size()), '\0');
    ZSTD_CCtx* context = contexts_->compress.get();
    const std::size_t size =
        dictionary == nullptr
            ? ZSTD_compressCCtx(context, out.data(), out.size(), text.data(), text.size(), compression_level)
            : ZSTD_compress_usingCDict(context, out.data(), out.size(), text.data(), text.size(),
                                       dictionary->prepared_->compress.get());
    if (ZSTD_isError(size) != 0) return codec_error(size);
    out.resize(size);
    return out;
}

core::Result<std::string> TextCodec::decompress(std::string_view bytes, std::size_t length,
                                                const Dictionary* dictionary) {
    const core::Error damaged{core::ErrorCode::archive_damaged, "a stored text cannot be decompressed",
                              "run `arshif check`"};
    // A damaged length must not make us allocate without bound: zstd frames name their own content size.
    const unsigned long long content = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
    if (content == ZSTD_CONTENTSIZE_UNKNOWN || content == ZSTD_CONTENTSIZE_ERROR || content != length) return damaged;
    std::string out(length, '\0');
    ZSTD_DCtx* context = contexts_->decompress.get();
    const std::size_t size = dictionary == nullptr
                                 ? ZSTD_decompressDCtx(context, out.data(), out.size(), bytes.data(), bytes.size())
                                 : ZSTD_decompress_usingDDict(context, out.data(), out.size(), bytes.data(),
                                                              bytes.size(), dictionary->prepared_->decompress.get());
    if (ZSTD_isError(size) != 0 || size != length) return damaged;
    return out;
}

}  // namespace arshif::store
