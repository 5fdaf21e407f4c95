#include "search/query_lexer.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "search/query_characters.h"
#include "search/query_words.h"
#include "search/quotation.h"
#include "text/normaliser.h"

namespace arshif::search {

namespace {

// A field name of more code points than this is an ordinary word before a colon.
constexpr std::size_t max_field_name = 32;

constexpr char32_t minus_sign = 0x2212;
constexpr char32_t en_dash = 0x2013;
constexpr char32_t apostrophe = '\'';

bool is_minus(char32_t c) {
    return c == '-' || c == minus_sign || c == en_dash;
}

core::Error bad_query(std::size_t offset, std::string message, std::string hint) {
    return {core::ErrorCode::bad_query, std::move(message), std::move(hint), offset};
}

class Lexer {
public:
    explicit Lexer(std::string_view query) : query_(query) {
        Characters decoded = decode(query);
        chars_ = std::move(decoded.points);
        offsets_ = std::move(decoded.offsets);
    }

    core::Result<Lexemes> run() {
        for (skip_space(); at_ < chars_.size(); skip_space()) {
            next();
            if (failure_) return *std::move(failure_);
        }
        return std::move(out_);
    }

private:
    char32_t char_at(std::size_t index) const { return index < chars_.size() ? narrow(chars_[index]) : 0; }

    std::string_view slice(std::size_t first, std::size_t last) const {
        return query_.substr(offsets_[first], offsets_[last] - offsets_[first]);
    }

    // The first place from `index` on that holds no ignorable character.
    std::size_t seen(std::size_t index) const {
        while (index < chars_.size() && is_ignorable(chars_[index]))
            ++index;
        return index;
    }

    void skip_space() {
        for (; at_ < chars_.size(); ++at_) {
            const bool space = is_space(chars_[at_]);
            if (!space && !is_ignorable(chars_[at_])) return;
            fresh_ = fresh_ || space;
        }
    }

    void warn(std::string sentence) { add_warning(out_.warnings, std::move(sentence)); }

    // Adds a lexeme of the characters [at_, last) and goes on behind it.
    Lexeme& add(LexemeKind kind, std::size_t last) {
        Lexeme lexeme;
        lexeme.kind = kind;
        lexeme.begin = offsets_[at_];
        lexeme.end = offsets_[last];
        at_ = last;
        fresh_ = kind != LexemeKind::word && kind != LexemeKind::quoted;
        return out_.list.emplace_back(lexeme);
    }

    // Whether a minus, a plus or a field before `index` has something there to govern.
    bool starts_operand(std::size_t index) const {
        index = seen(index);
        if (index >= chars_.size() || is_space(chars_[index])) return false;
        const char32_t c = char_at(index);
        return c != ')' && c != '|';
    }

    bool starts_exclusion() const {
        return fresh_ && is_minus(char_at(at_)) && starts_operand(at_ + 1) && !is_minus(char_at(seen(at_ + 1)));
    }

    // Two apostrophes inside a word are quotation marks only if there are two more further on.
    bool at_quotation_mark(std::size_t index) const {
        if (is_quotation_mark(chars_[index])) return true;
        if (chars_[index] != apostrophe || char_at(index + 1) != apostrophe) return false;
        return (index == at_ && fresh_) || closing_mark(chars_, index, fresh_).has_value();
    }

    void next() {
        switch (char_at(at_)) {
            case '(':
                add(LexemeKind::open, at_ + 1);
                return;
            case ')':
                add(LexemeKind::close, at_ + 1);
                return;
            case '|':
                add(LexemeKind::either, at_ + (char_at(at_ + 1) == '|' ? 2 : 1));
                return;
            default:
                break;
        }
        if (at_quotation_mark(at_)) {
            quotation();
        } else if (starts_exclusion()) {
            add(LexemeKind::exclude, at_ + 1).glued = true;
        } else if (fresh_ && char_at(at_) == '+' && starts_operand(at_ + 1)) {
            ++at_;
        } else if (!field() && !failure_) {
            word();
        }
    }

    void quotation() {
        if (const auto close = closing_mark(chars_, at_, fresh_)) {
            const std::size_t inner_first = at_ + close->width;
            Lexeme& lexeme = add(LexemeKind::quoted, close->index + close->width);
            lexeme.inner_begin = offsets_[inner_first];
            lexeme.inner_end = offsets_[close->index];
            return;
        }
        const std::size_t width = chars_[at_] == apostrophe ? 2 : 1;
        const std::string_view mark = slice(at_, at_ + width);
        const auto rest = chars_.begin() + static_cast<std::ptrdiff_t>(at_) + 1;
        const bool is_last = std::none_of(rest, chars_.end(), is_letter_or_digit);
        if (!is_last && !is_closing_mark(chars_[at_])) {
            failure_ = bad_query(offsets_[at_], fmt::format("the quotation mark {} is not closed", mark),
                                 "close it after the last word of the phrase, or leave it out");
            return;
        }
        warn(fmt::format("The quotation mark {} without a partner was ignored.", mark));
        at_ += width;
        while (!out_.list.empty() && out_.list.back().glued)
            out_.list.pop_back();
    }

    // Reads NAME: where a field is meant. A time, a URL and an Arabic word that names no field are left to word().
    bool field() {
        const std::size_t colon = field_name_end();
        if (colon == at_ || char_at(colon) != ':' || !starts_operand(colon + 1)) return false;
        if (char_at(colon + 1) == '/' && char_at(colon + 2) == '/') return false;
        const std::string_view name = slice(at_, colon);
        const std::optional<Field> known = field_of(name);
        if (known) {
            Lexeme& lexeme = add(LexemeKind::field, colon + 1);
            lexeme.field = *known;
            lexeme.glued = true;
        } else if (name_script_ == Script::latin) {
            failure_ = bad_query(offsets_[at_], fmt::format("there is no field {}:", name),
                                 fmt::format("known fields are {}; to search for the word, put a space after the colon",
                                             known_fields()));
        }
        return known.has_value();
    }

    // The end of a word of letters of one script, Latin or Arabic, from here on; at_ itself if there is none.
    std::size_t field_name_end() {
        name_script_ = Script::none;
        for (std::size_t index = at_; index < chars_.size() && index - at_ <= max_field_name; ++index) {
            const char32_t c = chars_[index];
            if (is_ignorable(c) || c == '_' || is_combining(c)) continue;
            if (!is_letter(c)) return index;
            const Script script = script_of(c);
            if (script == Script::none) continue;
            if (script == Script::other || (name_script_ != Script::none && script != name_script_)) return at_;
            name_script_ = script;
        }
        return at_;
    }

    void word() {
        std::size_t last = at_ + 1;
        while (last < chars_.size() && !ends_word(last))
            ++last;
        const std::string_view typed = slice(at_, last);
        const bool governed = !out_.list.empty() && out_.list.back().glued;
        if (!governed && is_operator(typed, last)) return;
        if (char_at(last - 1) == ':' && field_of(slice(at_, last - 1)))
            warn(fmt::format("{} before a space was read as a word; a field is followed by its word at once.", typed));
        add(LexemeKind::word, last);
    }

    // Adds the operator that the characters [at_, last) spell, if any.
    bool is_operator(std::string_view typed, std::size_t last) {
        if (const auto near = near_of(typed)) {
            if (near->distance == 0) {
                failure_ = bad_query(offsets_[at_], fmt::format("{} has no distance from 1 to {}", typed, max_distance),
                                     "NEAR/5 lets four other words stand between two; NEAR alone is NEAR/10");
            }
            add(LexemeKind::near, last).distance = near->distance;
            return true;
        }
        const auto spelt = operator_of(typed);
        if (!spelt || *spelt == WordOperator::near_with_distance) return false;
        add(kind_of(*spelt), last);
        return true;
    }

    bool ends_word(std::size_t index) const {
        const char32_t c = char_at(index);
        return c == '(' || c == ')' || c == '|' || is_space(chars_[index]) || at_quotation_mark(index);
    }

    static LexemeKind kind_of(WordOperator spelt) {
        switch (spelt) {
            case WordOperator::either:
                return LexemeKind::either;
            case WordOperator::both:
                return LexemeKind::both;
            case WordOperator::near:
            case WordOperator::near_with_distance:
                return LexemeKind::near;
            case WordOperator::exclude:
                break;
        }
        return LexemeKind::exclude;
    }

    std::string_view query_;
    std::u32string chars_;
    std::vector<std::size_t> offsets_;   // of each character, and of the end
    std::size_t at_ = 0;                 // the next character
    bool fresh_ = true;                  // at_ begins a word: a minus here is an operator
    Script name_script_ = Script::none;  // of the name that field_name_end read
    Lexemes out_;
    std::optional<core::Error> failure_;
};

}  // namespace

void add_warning(std::vector<std::string>& warnings, std::string sentence) {
    if (std::find(warnings.begin(), warnings.end(), sentence) == warnings.end())
        warnings.push_back(std::move(sentence));
}

core::Result<Lexemes> cut_query(std::string_view query) {
    if (query.size() > max_query_bytes) {
        return bad_query(max_query_bytes,
                         fmt::format("the query has {} bytes, more than {}", query.size(), max_query_bytes),
                         "search for fewer words");
    }
    const text::Utf8Check check = text::check_utf8(query);
    if (!check.valid) return bad_query(check.fault, "the query is not valid UTF-8", "type it in a UTF-8 terminal");
    return Lexer(query).run();
}

}  // namespace arshif::search
