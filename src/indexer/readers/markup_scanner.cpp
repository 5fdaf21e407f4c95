#include "indexer/readers/markup_scanner.h"

namespace arshif::indexer {

namespace {

constexpr std::size_t npos = std::string_view::npos;

}  // namespace

// Sets the end of what begins at `at` with an opening of that length; false if it is not closed.
bool MarkupScanner::section(std::size_t at, std::size_t opening, Closing& closing) {
    const std::size_t end = closing.missing ? npos : text_.find(closing.mark, at + opening);
    closing.missing = end == npos;
    if (closing.missing) return false;
    cdata_ = text_.substr(at + opening, end - at - opening);
    end_ = end + closing.mark.size();
    return true;
}

// A DOCTYPE, with what it declares in brackets.
bool MarkupScanner::declaration(std::size_t at) {
    const std::size_t stop = text_.find_first_of("[<>", at + doctype_opening.size());
    if (stop == npos || text_[stop] == '<') return false;
    if (text_[stop] == '>') {
        end_ = stop + 1;
        return true;
    }
    // Behind the bracket there is the >, or, where the bracket stood between quotation marks, the end of what is
    // declared.
    return !declaration_.missing && section(stop, 1, subset_) && section(end_, 0, declaration_);
}

MarkupScanner::Piece MarkupScanner::piece_at(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    if (rest.starts_with(comment_opening)) {
        if (section(at, comment_opening.size(), comment_)) return Piece::ignorable;
    } else if (rest.starts_with(cdata_opening)) {
        if (section(at, cdata_opening.size(), cdata_end_)) return Piece::cdata;
        end_ = at + cdata_opening.size();
        return Piece::ignorable;
    } else if (rest.starts_with("<?")) {
        MarkupTag instruction;
        if (fit_instruction(text_, at, true, instruction) == TagFit::tag) {
            end_ = instruction.end;
            return Piece::ignorable;
        }
    } else if (rest.starts_with("<!")) {
        if (lower_case(rest.substr(0, doctype_opening.size())) == doctype_opening && declaration(at))
            return Piece::ignorable;
    } else if (fit_tag(text_, at, true, tag_) == TagFit::tag) {
        end_ = tag_.end;
        return Piece::tag;
    }
    return Piece::end;
}

MarkupScanner::Piece MarkupScanner::next() {
    text_begin_ = end_;
    for (std::size_t at = text_.find('<', end_); at != npos; at = text_.find('<', at + 1)) {
        const Piece piece = piece_at(at);
        if (piece == Piece::end) continue;
        begin_ = at;
        return piece;
    }
    begin_ = end_ = text_.size();
    return Piece::end;
}

bool MarkupScanner::next_tag() {
    for (Piece piece = next(); piece != Piece::end; piece = next()) {
        if (piece == Piece::tag) return true;
    }
    return false;
}

}  // namespace arshif::indexer
