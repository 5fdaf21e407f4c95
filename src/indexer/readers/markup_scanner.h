// Walks over the markup of a text that is all in memory: tags, CDATA sections, and what is neither of interest nor text
// (comments, processing instructions, a DOCTYPE with whatever it declares, which is never expanded).
//
// A comment that is not closed is a mere < and text behind it; of such a CDATA section only the opening mark is
// dropped. Each byte is looked at a bounded number of times. Owns nothing. Thread safety: belongs to one thread.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/readers/markup.h"

namespace arshif::indexer {

class MarkupScanner {
public:
    explicit MarkupScanner(std::string_view text) : text_(text) {}

    enum class Piece { tag, cdata, ignorable, end };
    // The next piece; the text before it is text().
    Piece next();

    // Between the last piece and the one before.
    std::string_view text() const { return text_.substr(text_begin_, begin_ - text_begin_); }
    // Of the last piece.
    const MarkupTag& tag() const { return tag_; }
    std::string_view cdata() const { return cdata_; }
    std::size_t begin() const { return begin_; }
    std::size_t end() const { return end_; }

    // The next tag, whatever lies between.
    bool next_tag();

private:
    // How far the search for one kind of closing mark has to go.
    struct Closing {
        std::string_view mark;
        bool missing = false;
    };
    bool section(std::size_t at, std::size_t opening, Closing& closing);
    bool declaration(std::size_t at);
    Piece piece_at(std::size_t at);

    std::string_view text_;
    std::size_t text_begin_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    MarkupTag tag_;
    std::string_view cdata_;
    Closing comment_{"-->"};
    Closing cdata_end_{"]]>"};
    Closing subset_{"]"};
    Closing declaration_{">"};
};

// What a text begins with at a <!.
constexpr std::string_view comment_opening = "<!--";
constexpr std::string_view cdata_opening = "<![CDATA[";
constexpr std::string_view doctype_opening = "<!doctype";  // in lower case

}  // namespace arshif::indexer
