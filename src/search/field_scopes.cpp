#include "search/field_scopes.h"

#include <algorithm>

#include "search/query_values.h"

namespace arshif::search {

namespace {

// In words: 12 May 2009 .. 1 January 2010, where the name of a month may have two.
constexpr std::size_t longest_value = 9;

}  // namespace

std::size_t end_of_words(const std::vector<Lexeme>& lexemes, std::size_t at) {
    while (at < lexemes.size() && lexemes[at].kind == LexemeKind::word)
        ++at;
    return at;
}

Field FieldScopes::governing(std::size_t at) const {
    for (; at > 0 && lexemes_[at - 1].glued; --at) {
        if (lexemes_[at - 1].kind == LexemeKind::field) return lexemes_[at - 1].field;
    }
    return groups_.empty() ? Field::text : groups_.back();
}

void FieldScopes::pass(std::size_t at) {
    if (lexemes_[at].kind == LexemeKind::open) groups_.push_back(governing(at));
    if (lexemes_[at].kind == LexemeKind::close && !groups_.empty()) groups_.pop_back();
}

std::size_t FieldScopes::value_end(std::size_t at) const {
    if (lexemes_[at].kind == LexemeKind::quoted) return at + 1;
    const bool behind_colon = at > 0 && lexemes_[at - 1].glued;
    std::size_t end = end_of_words(lexemes_, at);
    if (!behind_colon) return end;
    end = std::min(end, at + longest_value);
    const std::size_t begin = lexemes_[at].begin;
    while (end > at + 1 && !is_one_value(governing(at), query_.substr(begin, lexemes_[end - 1].end - begin)))
        --end;
    return end;
}

}  // namespace arshif::search
