#include "search/query_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "search/query_characters.h"
#include "text/stop_words.h"

namespace arshif::search {

namespace {

using text::TokenKind;

// Whether the characters between two terms hold them together as one word: covid-19, l'expression, AT&T, 10:30, aps.dz.
// Arabic words are never held together: الجزائر-المغرب, الجزائر:توقيف are words side by side that lack a space.
bool ties(std::string_view gap, TokenKind before, TokenKind after) {
    const bool arabic = before == TokenKind::arabic && after == TokenKind::arabic;
    const bool any_arabic = before == TokenKind::arabic || after == TokenKind::arabic;
    const bool numbers = before == TokenKind::number && after == TokenKind::number;
    for (const char32_t c : decode(gap).points) {
        switch (c) {
            case '-':
            case '\'':
            case 0x2010:  // hyphen
            case 0x2011:  // non-breaking hyphen
            case 0x2013:  // en dash
            case 0x2019:  // right single quotation mark, the printed apostrophe
            case 0x2212:  // minus sign
            case '&':
            case '@':
            case '_':
                if (arabic) return false;
                break;
            case '.':
                if (any_arabic) return false;
                break;
            case ',':
            case '/':
            case ':':
            case 0x066B:  // Arabic decimal separator
            case 0x066C:  // Arabic thousands separator
                if (!numbers) return false;
                break;
            case 0x0640:  // tatweel
                break;
            default:
                if (!is_ignorable(c)) return false;
        }
    }
    return true;
}

ItemKind item_kind(LexemeKind kind) {
    switch (kind) {
        case LexemeKind::open:
            return ItemKind::open;
        case LexemeKind::close:
            return ItemKind::close;
        case LexemeKind::either:
            return ItemKind::either;
        case LexemeKind::both:
            return ItemKind::both;
        case LexemeKind::exclude:
            return ItemKind::exclude;
        case LexemeKind::field:
            return ItemKind::field;
        case LexemeKind::word:
        case LexemeKind::quoted:
            break;
    }
    return ItemKind::operand;
}

class TermMaker {
public:
    TermMaker(std::string_view query, const std::vector<Lexeme>& lexemes, const ParseOptions& options,
              text::Analyzer& analyzer, std::vector<std::string>& warnings)
        : query_(query), lexemes_(lexemes), options_(options), analyzer_(analyzer), warnings_(warnings) {}

    core::Result<std::vector<Item>> run() {
        for (std::size_t at = 0; at < lexemes_.size() && !failure_;) {
            const Lexeme& lexeme = lexemes_[at];
            std::size_t next = at + 1;
            if (lexeme.kind == LexemeKind::word) {
                while (next < lexemes_.size() && lexemes_[next].kind == LexemeKind::word)
                    ++next;
                words(at, next);
            } else if (lexeme.kind == LexemeKind::quoted) {
                quotation(lexeme);
            } else {
                items_.push_back({item_kind(lexeme.kind), lexeme.begin, lexeme.end, {}, lexeme.field, lexeme.glued});
            }
            at = next;
        }
        if (failure_) return *std::move(failure_);
        return std::move(items_);
    }

private:
    // The terms of the bytes [begin, end) of the query, with their places in all of it.
    void analyse(std::size_t begin, std::size_t end) {
        words_.clear();
        places_.clear();
        for (const text::Term& term : analyzer_.analyze(query_.substr(begin, end - begin))) {
            const std::size_t first = begin + term.begin;
            const std::size_t last = begin + term.end;
            if (++terms_ > max_query_terms) {
                failure_ = core::Error{core::ErrorCode::bad_query,
                                       fmt::format("the query has more than {} words", max_query_terms),
                                       "search for fewer words", first};
                return;
            }
            const std::string_view typed = query_.substr(first, last - first);
            words_.push_back({std::string(typed), std::string(term.surface), std::string(term.stem), term.code,
                              text::is_stop_word(typed)});
            places_.push_back({first, last, term.kind});
        }
    }

    void quotation(const Lexeme& lexeme) {
        analyse(lexeme.inner_begin, lexeme.inner_end);
        if (failure_) return;
        if (words_.empty()) {
            add_warning(warnings_, "A quotation without words was ignored.");
            drop_governing();
            return;
        }
        Node phrase;
        phrase.kind = NodeKind::phrase;
        phrase.words = std::move(words_);
        phrase.begin = lexeme.begin;
        phrase.end = lexeme.end;
        items_.push_back({ItemKind::operand, lexeme.begin, lexeme.end, {std::move(phrase)}, Field::text, false});
    }

    // The words [first, last), side by side: an operand for each that has a term. A term that reaches over several
    // words makes one operand of them.
    void words(std::size_t first, std::size_t last) {
        analyse(lexemes_[first].begin, lexemes_[last - 1].end);
        if (failure_) return;
        if (places_.empty() || places_.front().begin >= lexemes_[first].end) drop_governing();
        mark_proclitic(last);
        const std::size_t operands_before = items_.size();
        std::size_t word = first;
        for (std::size_t from = 0; from < places_.size();) {
            const std::size_t to = unit_end(from);
            if (items_.size() == operands_before || places_[from].begin >= items_.back().end) {
                while (lexemes_[word].end <= places_[from].begin)
                    ++word;
                items_.push_back({ItemKind::operand, lexemes_[word].begin, lexemes_[word].end, {}, Field::text, false});
            }
            while (lexemes_[word].end < places_[to - 1].end)
                items_.back().end = lexemes_[++word].end;
            items_.back().nodes.push_back(unit(from, to));
            from = to;
        }
    }

    // One Arabic letter before a quotation is its proclitic, written apart from it: a stop word.
    void mark_proclitic(std::size_t next) {
        if (words_.empty() || next == lexemes_.size()) return;
        const Lexeme& quoted = lexemes_[next];
        const bool glued = quoted.kind == LexemeKind::quoted && lexemes_[next - 1].end == quoted.begin;
        if (glued && places_.back().kind == TokenKind::arabic && words_.back().surface.size() == 2)
            words_.back().stop = true;
    }

    // The end of the terms from `from` on that make one unit of meaning.
    std::size_t unit_end(std::size_t from) const {
        std::size_t to = from + 1;
        for (; to < places_.size(); ++to) {
            const Place& before = places_[to - 1];
            const Place& after = places_[to];
            const std::size_t gap = after.begin > before.end ? after.begin - before.end : 0;
            if (!ties(query_.substr(before.end, gap), before.kind, after.kind)) break;
        }
        return to;
    }

    Node unit(std::size_t from, std::size_t to) {
        Node node;
        node.kind = to - from > 1 || options_.exact ? NodeKind::phrase : NodeKind::term;
        node.begin = places_[from].begin;
        node.end = places_[to - 1].end;
        for (std::size_t i = from; i < to; ++i)
            node.words.push_back(std::move(words_[i]));
        return node;
    }

    // Takes back the minus and the field glued to a word that turned out to be nothing.
    void drop_governing() {
        while (!items_.empty() && items_.back().glued)
            items_.pop_back();
    }

    struct Place {
        std::size_t begin = 0;
        std::size_t end = 0;
        TokenKind kind = TokenKind::other;
    };

    std::string_view query_;
    const std::vector<Lexeme>& lexemes_;
    const ParseOptions& options_;
    text::Analyzer& analyzer_;
    std::vector<std::string>& warnings_;
    std::vector<Item> items_;
    std::vector<QueryTerm> words_;  // of the text analysed last
    std::vector<Place> places_;     // where each of them stands
    std::size_t terms_ = 0;
    std::optional<core::Error> failure_;
};

bool has_operand(const std::vector<Item>& items) {
    return std::any_of(items.begin(), items.end(), [](const Item& item) { return item.kind == ItemKind::operand; });
}

// The operators of a query that is made of nothing else, as words, where they are stop words as well.
std::vector<Lexeme> operators_as_words(std::string_view query, const std::vector<Lexeme>& lexemes) {
    std::vector<Lexeme> words;
    for (Lexeme lexeme : lexemes) {
        const bool spelt = lexeme.kind == LexemeKind::either || lexeme.kind == LexemeKind::both;
        if (!spelt || !text::is_stop_word(query.substr(lexeme.begin, lexeme.end - lexeme.begin))) continue;
        lexeme.kind = LexemeKind::word;
        words.push_back(lexeme);
    }
    return words;
}

}  // namespace

core::Result<std::vector<Item>> analyse_lexemes(std::string_view query, const std::vector<Lexeme>& lexemes,
                                                const ParseOptions& options, text::Analyzer& analyzer,
                                                std::vector<std::string>& warnings) {
    auto items = TermMaker(query, lexemes, options, analyzer, warnings).run();
    if (!items || has_operand(*items)) return items;
    const std::vector<Lexeme> words = operators_as_words(query, lexemes);
    return words.empty() ? std::move(items) : TermMaker(query, words, options, analyzer, warnings).run();
}

}  // namespace arshif::search
