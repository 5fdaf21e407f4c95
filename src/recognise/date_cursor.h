// Reading a date piece by piece: what stands next, and why the text is no date.
//
// A cursor belongs to one text and one thread; the pieces must outlive it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "recognise/date_pieces.h"
#include "recognise/date_words.h"

namespace arshif::recognise {

class DateCursor {
public:
    using Kind = DatePiece::Kind;

    // The last piece must be of kind `end`, as cut_date leaves it.
    explicit DateCursor(const std::vector<DatePiece>& pieces) : pieces_(pieces) {}

    const DatePiece& peek(std::size_t ahead = 0) const { return pieces_[std::min(at_ + ahead, pieces_.size() - 1)]; }
    const DatePiece& take() {
        const DatePiece& piece = peek();
        if (at_ + 1 < pieces_.size()) ++at_;
        return piece;
    }
    bool at_end() const { return peek().kind == Kind::end; }

    // Whether a number of so many digits is next.
    bool at_number(std::size_t least, std::size_t most) const {
        return peek().kind == Kind::number && peek().digits() >= least && peek().digits() <= most;
    }
    bool at_number(std::size_t digits) const { return at_number(digits, digits); }

    // - / or .
    bool at_separator() const { return peek().is_mark(U'-') || peek().is_mark(U'/') || peek().is_mark(U'.'); }

    bool take_mark(char32_t mark) {
        if (!peek().is_mark(mark)) return false;
        take();
        return true;
    }

    bool take_word(DateWord role) {
        if (peek().kind != Kind::word || !is_date_word(peek().text, role)) return false;
        take();
        return true;
    }

    // Takes a name of two words or of one; what `from_name` says it is.
    std::optional<std::int32_t> take_name(std::optional<std::int32_t> (*from_name)(std::string_view)) {
        if (peek().kind != Kind::word) return std::nullopt;
        std::optional<std::int32_t> found;
        if (peek(1).kind == Kind::word || peek(1).kind == Kind::number)
            found = from_name(peek().text + ' ' + peek(1).text);
        const bool two_words = found.has_value();
        if (!found) found = from_name(peek().text);
        if (found) take();
        if (two_words) take();
        return found;
    }

    // Notes why the text is no date, unless a reason is known already; always false.
    bool refuse(std::string reason) {
        if (reason_.empty()) reason_ = std::move(reason);
        return false;
    }
    bool refused() const { return !reason_.empty(); }
    const std::string& reason() const { return reason_; }

private:
    const std::vector<DatePiece>& pieces_;
    std::size_t at_ = 0;
    std::string reason_;
};

}  // namespace arshif::recognise
