#include "indexer/readers/input_window.h"

#include <algorithm>
#include <cstring>

namespace arshif::indexer {

namespace {

constexpr std::size_t first_size = std::size_t{1} << 16U;
constexpr std::size_t least_room = first_size / 4;

std::uint64_t count_lines(std::string_view text) {
    std::uint64_t lines = 0;
    while (!text.empty()) {
        const void* const found = std::memchr(text.data(), '\n', text.size());
        if (found == nullptr) break;
        ++lines;
        text.remove_prefix(static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) + 1);
    }
    return lines;
}

}  // namespace

// Moves the bytes to the front only when at least a quarter of the buffer lies behind them, else doubles it: either way
// each byte is copied a bounded number of times.
void InputWindow::make_room() {
    const std::size_t capacity = buffer_.size();
    if (end_ + least_room <= capacity) return;
    if (begin_ > 0 && begin_ >= capacity / 4) {
        std::copy(buffer_.begin() + static_cast<std::ptrdiff_t>(begin_),
                  buffer_.begin() + static_cast<std::ptrdiff_t>(end_), buffer_.begin());
        end_ -= begin_;
        begin_ = 0;
        return;
    }
    buffer_.resize(std::max(first_size, capacity * 2));
}

core::Result<bool> InputWindow::more() {
    if (ended_) return false;
    if (begin_ == end_) begin_ = end_ = 0;
    make_room();
    const core::Result<std::size_t> got = source_.read(buffer_.data() + end_, buffer_.size() - end_);
    if (!got) return got.error();
    end_ += *got;
    ended_ = *got == 0;
    return !ended_;
}

void InputWindow::advance(std::size_t count) {
    count = std::min(count, end_ - begin_);
    line_ += count_lines(bytes().substr(0, count));
    begin_ += count;
    offset_ += count;
}

}  // namespace arshif::indexer
