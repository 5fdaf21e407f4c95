#include "indexer/readers/transcoding_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "indexer/readers/page_encoding.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 16U;
// Enough to see UTF-16 without a mark; the detection of formats waits for more than this anyway.
constexpr std::size_t beginning = 1024;
constexpr std::size_t longest_sample = std::size_t{1} << 20U;

bool is_ascii(std::string_view bytes) {
    return std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_sure(const text::EncodingGuess& guess) {
    constexpr std::size_t enough = 64;
    constexpr double beyond_doubt = 0.999;
    return guess.encoding && guess.faults == 0 && guess.evidence >= enough && guess.confidence > beyond_doubt;
}

// Never "100 %": it is a guess.
std::string percent(double confidence) {
    constexpr double most = 99.9;
    return fmt::format("{:.1f} %", std::min(most, std::floor(confidence * 1000) / 10));
}

std::string why(const text::EncodingGuess& guess) {
    using text::Encoding;
    if (guess.marked) return "it begins with that byte order mark";
    if (guess.encoding == Encoding::utf16le || guess.encoding == Encoding::utf16be) {
        return fmt::format("{} sure, by its pairs of bytes", percent(guess.confidence));
    }
    return fmt::format("{} sure, by the letters and pairs of letters that it gives there", percent(guess.confidence));
}

}  // namespace

core::Result<std::size_t> TranscodingSource::read(char* into, std::size_t size) {
    while (taken_ == out_.size()) {
        if (done_) return std::size_t{0};
        out_.clear();
        taken_ = 0;
        ARSHIF_CHECK(step());
    }
    const std::size_t count = std::min(size, out_.size() - taken_);
    std::copy_n(out_.data() + taken_, count, into);
    taken_ += count;
    return count;
}

core::Result<void> TranscodingSource::fill() {
    const std::size_t filled = in_.size();
    in_.resize(filled + chunk_bytes);
    const core::Result<std::size_t> got = inner_.read(in_.data() + filled, chunk_bytes);
    in_.resize(filled + (got ? *got : 0));
    if (!got) return got.error();
    ended_ = *got == 0;
    return {};
}

core::Result<void> TranscodingSource::step() {
    if (!begun_) ARSHIF_CHECK(begin());
    if (!ended_ && (in_.empty() || waiting_)) ARSHIF_CHECK(fill());
    if (!decoder_ && !raw_ && !is_ascii(in_)) ARSHIF_CHECK(decide());
    if (decoder_) {
        const std::size_t used = decoder_->decode(in_, ended_, out_);
        in_.erase(0, used);
        waiting_ = used == 0;
    } else {
        if (!raw_) before_ += in_.size();
        out_.swap(in_);
    }
    done_ = ended_ && in_.empty();
    return {};
}

// What must be known before anything passes: whether it is UTF-16.
core::Result<void> TranscodingSource::begin() {
    begun_ = true;
    while (!ended_ && in_.size() < beginning)
        ARSHIF_CHECK(fill());
    guess_ = text::guess_utf16(in_);
    const bool wide = guess_.encoding.has_value();
    if (!given_) {
        if (wide) {
            use(*guess_.encoding);
        } else if (in_.find('<') != std::string::npos) {
            while (!ended_ && in_.size() < declaration_bytes)
                ARSHIF_CHECK(fill());
            declared_ = declared_encoding(in_);
        }
        return {};
    }
    if (!wide && text::looks_binary(in_)) {
        pass_raw();
        return {};
    }
    if (!wide) guess_ = text::guess_encoding(in_, ended_);
    contradicted_ = guess_.encoding && *guess_.encoding != *given_ && guess_.evidence > 0 && is_sure(guess_);
    use(*given_);
    return {};
}

// Looks at more where what there is leaves room for doubt.
core::Result<void> TranscodingSource::decide() {
    std::size_t asked_at = 0;
    while (true) {
        if (in_.size() >= 2 * asked_at || ended_) {
            asked_at = in_.size();
            guess_ = text::guess_encoding(in_, ended_);
            if (ended_ || is_sure(guess_) || in_.size() >= longest_sample) break;
        }
        ARSHIF_CHECK(fill());
    }
    if (declared_ && decides(*declared_, guess_)) {
        by_page_ = true;
        use(*declared_);
    } else if (guess_.encoding) {
        use(*guess_.encoding);
    } else {
        pass_raw();
    }
    return {};
}

void TranscodingSource::use(text::Encoding encoding) {
    decoder_.emplace(encoding, !given_);
}

std::optional<Notice> TranscodingSource::notice(const std::string& path) const {
    if (!decoder_) return std::nullopt;
    const text::DecodingFaults& faults = decoder_->faults();
    const bool utf8 = decoder_->encoding() == text::Encoding::utf8;
    if (utf8 && faults.replaced == 0 && !contradicted_) return std::nullopt;
    const std::string_view name = text::name_of(decoder_->encoding());
    Notice notice{path, before_, {}, std::string(name)};
    if (given_) {
        notice.detail = fmt::format("read as {}, as --encoding says", name);
    } else if (by_page_) {
        notice.detail = fmt::format("read as {}, as the page itself says; --encoding names another", name);
    } else if (!utf8) {
        notice.detail = fmt::format("read as {}: {}; --encoding names another", name, why(guess_));
    }
    if (contradicted_) notice.detail += fmt::format("; but it looks like {}", text::name_of(*guess_.encoding));
    if (faults.replaced > 0) {
        notice.offset = before_ + faults.first;
        notice.detail +=
            fmt::format("{}{} bytes or pairs of them that are not {} stand as U+FFFD, the first at byte {}",
                        notice.detail.empty() ? "" : "; ", faults.replaced, name, notice.offset);
    }
    if (faults.utf8_lines > 0)
        notice.detail += fmt::format("; {} lines of it are UTF-8 and were read as such", faults.utf8_lines);
    return notice;
}

}  // namespace arshif::indexer
