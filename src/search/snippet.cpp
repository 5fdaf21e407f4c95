#include "search/snippet.h"

#include <algorithm>
#include <map>
#include <utility>

#include "search/query_characters.h"

namespace arshif::search {

namespace {

bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// The longest stretch without white space that is shown before or after the words of a passage: quotes, stops,
// brackets.
constexpr std::size_t max_punctuation_bytes = 12;

// A passage is counted in words; hostile ones can be of any length.
constexpr std::size_t max_passage_bytes = 4000;

// The character at `at`, of well-formed text, as a passage shows it: a mark that opens a line joins the space before.
char32_t character_at(std::string_view text, std::size_t at) {
    if (is_space(text[at])) return U' ';
    constexpr std::size_t longest = 4;
    return decode(text.substr(at, longest)).points.front();
}

char32_t last_character(std::string_view text) {
    std::size_t at = text.size() - 1;
    while (at > 0 && continues_character(text[at]))
        --at;
    return character_at(text, at);
}

// Whether `at` is inside of what is read as one character: a letter and its marks.
bool is_within(std::string_view text, std::size_t at) {
    if (at == 0 || at >= text.size()) return false;
    return continues_character(text[at]) || joins_grapheme(last_character(text.substr(0, at)), character_at(text, at));
}

std::size_t extend_back(std::string_view text, std::size_t at, std::size_t limit) {
    const std::size_t from = at;
    while (at > limit && from - at < max_punctuation_bytes && !is_space(text[at - 1]))
        --at;
    while (at < from && is_within(text, at))
        ++at;
    while (is_within(text, at))  // the word itself begins within a grapheme
        --at;
    return at;
}

std::size_t extend_forward(std::string_view text, std::size_t at, std::size_t limit) {
    const std::size_t from = at;
    while (at < limit && at - from < max_punctuation_bytes && !is_space(text[at]))
        ++at;
    while (at > from && is_within(text, at))
        --at;
    while (is_within(text, at))
        ++at;
    return at;
}

// Counts the different matches of a window that slides over the tokens.
class Window {
public:
    void enter(std::string_view word) {
        if (++counts_[word] == 1) ++different_;
        ++all_;
    }
    void leave(std::string_view word) {
        if (--counts_[word] == 0) --different_;
        --all_;
    }
    // Different words count most; of two windows with as many, the one with more of them.
    std::size_t score() const { return different_ * 1000 + std::min<std::size_t>(all_, 999); }

private:
    std::map<std::string_view, std::size_t> counts_;
    std::size_t different_ = 0;
    std::size_t all_ = 0;
};

// Text as one line, white space in single spaces, of bounded length.
class OneLine {
public:
    void add(std::string_view piece) {
        for (std::size_t i = 0; i < piece.size(); ++i) {
            const char c = piece[i];
            if (!full_ && text_.size() >= max_passage_bytes && !continues_character(c)) end_before(piece, i);
            if (full_) return;
            if (!is_space(c)) {
                text_ += c;
            } else if (!text_.empty() && text_.back() != ' ') {
                text_ += ' ';
            }
        }
    }
    // Whether something had to be left out.
    bool full() const { return full_; }
    const std::string& text() const { return text_; }
    std::string take() {
        if (!text_.empty() && text_.back() == ' ') text_.pop_back();
        return std::move(text_);
    }

private:
    // Takes nothing more, and gives back the beginning of a grapheme that would go on with piece[at].
    void end_before(std::string_view piece, std::size_t at) {
        full_ = true;
        char32_t next = character_at(piece, at);
        while (!text_.empty() && joins_grapheme(last_character(text_), next)) {
            next = last_character(text_);
            while (text_.size() > 1 && continues_character(text_.back()))
                text_.pop_back();
            text_.pop_back();
        }
    }

    std::string text_;
    bool full_ = false;
};

}  // namespace

SnippetMaker::SnippetMaker(const Node& root, text::Analyzer& analyzer) : analyzer_(analyzer), highlighter_(root) {}

MarkedText SnippetMaker::passage(std::string_view body, std::size_t max_words) {
    const std::vector<text::Term>& terms = analyzer_.analyze(body);
    if (terms.empty()) return cut(body, {}, terms, {});
    const std::vector<bool> found = highlighter_.found(body, terms);
    max_words = std::max<std::size_t>(max_words, 1);
    Window window;
    std::size_t best = 0;
    std::size_t best_score = 0;
    for (std::size_t end = 0; end < terms.size(); ++end) {
        if (found[end]) window.enter(terms[end].stem);
        if (end >= max_words && found[end - max_words]) window.leave(terms[end - max_words].stem);
        if (window.score() > best_score) {
            best_score = window.score();
            best = end;
        }
    }
    // `best` is where the last match of the best window stands. Let some words follow it, as far as the first match
    // stays inside, and let no huge word before the matches take their place.
    std::size_t first_match = best + 1 > max_words ? best + 1 - max_words : 0;
    while (first_match < best && !found[first_match])
        ++first_match;
    const std::size_t end = std::min({terms.size(), best + 1 + max_words / 4, first_match + max_words});
    std::size_t first = end > max_words ? end - max_words : 0;
    while (first < first_match && terms[best].end - terms[first].begin > max_passage_bytes)
        ++first;
    return cut(body, {first, std::min(terms.size(), first + max_words)}, terms, found);
}

MarkedText SnippetMaker::whole(std::string_view title) {
    const std::vector<text::Term>& terms = analyzer_.analyze(title);
    return cut(title, {0, terms.size()}, terms, highlighter_.found(title, terms));
}

MarkedText SnippetMaker::cut(std::string_view text, Words words, const std::vector<text::Term>& terms,
                             const std::vector<bool>& found) const {
    const bool from_start = words.begin == 0;
    const bool to_end = words.end == terms.size();
    const std::size_t from = from_start ? 0 : extend_back(text, terms[words.begin].begin, terms[words.begin - 1].end);
    const std::size_t to =
        to_end ? text.size() : extend_forward(text, terms[words.end - 1].end, terms[words.end].begin);
    OneLine line;
    std::size_t copied = from;
    MarkedText marked;
    for (std::size_t i = words.begin; i < words.end && !line.full(); ++i) {
        // Terms of one place are one character that stands for several words: it is marked once.
        if (terms[i].begin < copied || !found[i]) continue;
        line.add(text.substr(copied, terms[i].begin - copied));
        const std::size_t begin = line.text().size();
        line.add(text.substr(terms[i].begin, terms[i].end - terms[i].begin));
        if (line.text().size() > begin) marked.highlights.push_back({begin, line.text().size()});
        copied = terms[i].end;
    }
    line.add(text.substr(copied, to - copied));
    marked.cut_before = !from_start;
    marked.cut_after = !to_end || line.full();
    marked.text = line.take();
    while (!marked.highlights.empty() && marked.highlights.back().begin >= marked.text.size())
        marked.highlights.pop_back();
    if (!marked.highlights.empty())
        marked.highlights.back().end = std::min(marked.highlights.back().end, marked.text.size());
    return marked;
}

}  // namespace arshif::search
