#include "search/query_terms.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "search/field_scopes.h"
#include "search/query_characters.h"
#include "search/query_ties.h"
#include "search/query_values.h"
#include "text/proclitic_forms.h"
#include "text/stop_words.h"

namespace arshif::search {

namespace {

using text::TokenKind;

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
        case LexemeKind::near:
            return ItemKind::near;
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
        : query_(query),
          lexemes_(lexemes),
          options_(options),
          analyzer_(analyzer),
          warnings_(warnings),
          scopes_(query, lexemes) {}

    core::Result<std::vector<Item>> run() {
        for (std::size_t at = 0; at < lexemes_.size() && !failure_;) {
            const Lexeme& lexeme = lexemes_[at];
            std::size_t next = at + 1;
            const bool is_operand = lexeme.kind == LexemeKind::word || lexeme.kind == LexemeKind::quoted;
            if (is_operand && is_condition_field(scopes_.governing(at))) {
                next = value(at);
            } else if (lexeme.kind == LexemeKind::word) {
                next = end_of_words(lexemes_, at);
                words(at, next);
            } else if (lexeme.kind == LexemeKind::quoted) {
                quotation(lexeme);
            } else {
                scopes_.pass(at);
                items_.push_back({item_kind(lexeme.kind),
                                  lexeme.begin,
                                  lexeme.end,
                                  {},
                                  lexeme.field,
                                  lexeme.glued,
                                  lexeme.distance});
            }
            at = next;
        }
        if (failure_) return *std::move(failure_);
        return std::move(items_);
    }

private:
    void fail(std::size_t offset, std::string message, std::string hint) {
        if (!failure_) failure_ = core::Error{core::ErrorCode::bad_query, std::move(message), std::move(hint), offset};
    }

    // The value of a field at `at`, a condition; the lexeme after it.
    std::size_t value(std::size_t at) {
        const Lexeme& first = lexemes_[at];
        const Field field = scopes_.governing(at);
        const std::size_t next = scopes_.value_end(at);
        const std::size_t end = lexemes_[next - 1].end;
        const bool quoted = first.kind == LexemeKind::quoted;
        auto condition =
            read_condition(field, quoted ? slice(first.inner_begin, first.inner_end) : slice(first.begin, end), quoted);
        if (!condition) {
            fail(first.begin, condition.error().message, condition.error().hint);
            return next;
        }
        condition->begin = first.begin;
        condition->end = end;
        count_term(first.begin);
        items_.push_back({ItemKind::operand, first.begin, end, {*std::move(condition)}, Field::text, false});
        return next;
    }

    std::string_view slice(std::size_t begin, std::size_t end) const { return query_.substr(begin, end - begin); }

    void count_term(std::size_t offset) {
        if (++terms_ > max_query_terms)
            fail(offset, fmt::format("the query has more than {} words", max_query_terms), "search for fewer words");
    }

    // The terms of the bytes [begin, end) of the query, with their places in all of it.
    void analyse(std::size_t begin, std::size_t end) {
        words_.clear();
        places_.clear();
        for (const text::Term& term : analyzer_.analyze(query_.substr(begin, end - begin))) {
            const std::size_t first = begin + term.begin;
            const std::size_t last = begin + term.end;
            count_term(first);
            if (failure_) return;
            const std::string_view typed = slice(first, last);
            words_.push_back({std::string(typed),
                              std::string(term.surface),
                              std::string(term.stem),
                              term.code,
                              text::is_stop_word(typed),
                              last < end && is_truncated(query_.substr(0, end), last),
                              {}});
            places_.push_back({first, last, term.kind});
        }
        check_asterisks(begin);
    }

    void check_asterisks(std::size_t begin) {
        constexpr std::size_t least_letters = 2;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            const std::size_t gap_begin = i == 0 ? begin : places_[i - 1].end;
            const bool after_truncated = i > 0 && words_[i - 1].truncated;
            if (gap_begin < places_[i].begin && !after_truncated && has_asterisk(query_, gap_begin, places_[i].begin))
                add_warning(warnings_, "An asterisk before or inside a word was ignored; word* finds what begins so.");
            if (!words_[i].truncated || decode(words_[i].surface).points.size() >= least_letters) continue;
            fail(places_[i].begin, fmt::format("{}* is too short", words_[i].typed),
                 "type at least two letters before the asterisk");
        }
    }

    // Only a phrase's last word may be truncated.
    void check_phrase(const Node& phrase) {
        if (std::none_of(phrase.words.begin(), phrase.words.end() - 1, [](const auto& word) { return word.truncated; }))
            return;
        fail(phrase.begin, "only the last word of a phrase may have an asterisk",
             "leave out the other asterisks, or search for the words near each other: a* NEAR/1 b");
    }

    // A phrase is found behind proclitics of its first word, too.
    void add_proclitics(QueryTerm& word) {
        for (std::string& form : text::with_proclitics(word.surface)) {
            const std::vector<text::Term>& terms = analyzer_.analyze(form);
            if (terms.size() == 1 && terms.front().surface == form)
                word.forms.push_back({std::move(form), std::string(terms.front().stem), terms.front().code});
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
        check_phrase(phrase);
        if (phrase.words.size() > 1) {
            phrase.match = options_.exact ? Match::exact : Match::phrase;
            if (!options_.exact && !options_.strict) add_proclitics(phrase.words.front());
        }
        if (options_.strict) phrase.match = Match::strict;
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
            if (words_[to - 1].truncated || !ties(query_.substr(before.end, gap), before.kind, after.kind)) break;
        }
        return to;
    }

    Node unit(std::size_t from, std::size_t to) {
        Node node;
        const bool as_typed = options_.exact || options_.strict || words_[from].truncated;
        node.kind = to - from > 1 || as_typed ? NodeKind::phrase : NodeKind::term;
        if (options_.strict) node.match = Match::strict;
        node.begin = places_[from].begin;
        node.end = places_[to - 1].end;
        for (std::size_t i = from; i < to; ++i)
            node.words.push_back(std::move(words_[i]));
        check_phrase(node);
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
    FieldScopes scopes_;
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
