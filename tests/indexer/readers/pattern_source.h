// Endless bytes of one pattern up to a size, without holding them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "indexer/readers/reader.h"

namespace arshif::test {

class PatternSource final : public indexer::ByteSource {
public:
    // `start`, then `size` bytes of the pattern, then `end`.
    PatternSource(std::string start, std::string pattern, std::size_t size, std::string end)
        : start_(std::move(start)), end_(std::move(end)), size_(start_.size() + size), length_(pattern.size()) {
        // Many times over, so that it is copied in long pieces.
        while (block_.size() < (std::size_t{1} << 16U))
            block_ += pattern;
    }

    core::Result<std::size_t> read(char* into, std::size_t size) override {
        std::size_t count = 0;
        while (count < size && at_ < size_ + end_.size()) {
            const std::string_view piece = piece_at(at_);
            const std::size_t taken = std::min(piece.size(), size - count);
            std::copy_n(piece.data(), taken, into + count);
            count += taken;
            at_ += taken;
        }
        return count;
    }

private:
    std::string_view piece_at(std::size_t at) const {
        if (at < start_.size()) return std::string_view(start_).substr(at);
        if (at >= size_) return std::string_view(end_).substr(at - size_);
        return std::string_view(block_).substr((at - start_.size()) % length_, size_ - at);
    }

    std::string start_;
    std::string end_;
    std::string block_;
    std::size_t size_;
    std::size_t length_;
    std::size_t at_ = 0;
};

}  // namespace arshif::test
