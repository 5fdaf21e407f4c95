#include "text/normaliser.h"

#include "text/folding.h"
#include "text/utf8.h"

namespace arshif::text {

namespace {

// As many characters without a letter of their own as text in any script has in a row (UAX #15 allows for 30). Longer
// runs are hostile; they are cut, since ICU sorts each run by insertion.
constexpr std::size_t longest_context = 64;

// Folds a text from left to right. Code points that fold alone are copied from the table; a piece around one that
// does not, from the last code point before it that does up to the next one, goes through ICU.
class Folder {
public:
    explicit Folder(std::string_view text) : begin_(text.data()), end_(text.data() + text.size()) {
        out_.reserve(text.size());
        start_piece(begin_);
    }

    std::string run() {
        const char* at = begin_;
        while (at != end_) {
            const char* const here = at;
            const Folding& folding = folding_of(decode(at, end_));
            if (folding.length == Folding::by_icu) {
                at = take_piece(at);
                start_piece(at);
            } else if (folding.length == 0) {
                if (++silent_ > longest_context) start_piece(at);
            } else {
                start_piece(here);
                out_.append(folding.text.data(), folding.length);
            }
        }
        return std::move(out_);
    }

private:
    void start_piece(const char* at) {
        piece_ = at;
        written_ = out_.size();
        silent_ = 0;
    }

    // Extends the piece behind `at` to where a new one begins, folds it in place of what was written for it; its end.
    const char* take_piece(const char* at) {
        for (std::size_t taken = 0; at != end_ && taken < longest_context; ++taken) {
            const char* next = at;
            const Folding& folding = folding_of(decode(next, end_));
            if (folding.length != 0 && folding.length != Folding::by_icu) break;
            at = next;
        }
        out_.resize(written_);
        fold_in_context({piece_, static_cast<std::size_t>(at - piece_)}, out_);
        return at;
    }

    const char* begin_;
    const char* end_;
    std::string out_;
    const char* piece_ = nullptr;  // the last place that nothing behind it can change
    std::size_t written_ = 0;      // the size of out_ there
    std::size_t silent_ = 0;       // code points since then that fold to nothing
};

bool belongs_to_name(CharClass char_class, bool after_letter) {
    switch (char_class) {
        case CharClass::separator:
        case CharClass::ignorable:
        case CharClass::mark:
        case CharClass::compound:
            return false;
        case CharClass::combining:
            return after_letter;
        default:
            return true;
    }
}

}  // namespace

std::string fold(std::string_view text) {
    return Folder(text).run();
}

std::string fold_name(std::string_view text) {
    const std::string folded = fold(text);
    std::string out;
    out.reserve(folded.size());
    bool after_letter = false;
    const char* at = folded.data();
    const char* const end = at + folded.size();
    while (at != end) {
        const char32_t code_point = decode(at, end);
        const bool kept = belongs_to_name(folding_of(code_point).char_class, after_letter);
        if (kept && !after_letter && !out.empty()) out.push_back(' ');
        if (kept) append_utf8(out, code_point);
        after_letter = kept;
    }
    return out;
}

std::string strip_marks(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        const char32_t code_point = decode(at, end);
        if (!is_deleted_mark(code_point)) append_utf8(out, code_point);
    }
    return out;
}

}  // namespace arshif::text
