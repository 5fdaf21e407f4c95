#include "text/token_joiner.h"

#include "text/letters.h"
#include "text/utf8.h"

namespace arshif::text {

namespace {

// More single letters in a row are no acronym but a word set with spaces, a table or hostile.
constexpr std::size_t longest_initials = 8;

bool is_single_letter(const Token& token) {
    if (token.kind == TokenKind::number || token.surface.empty() || token.surface.size() > 4) return false;
    return count_code_points(token.surface) == 1;
}

bool may_join_initials(Gap gap, TokenKind kind) {
    if (gap == Gap::point) return true;
    return kind == TokenKind::arabic && (gap == Gap::space || gap == Gap::point_space);
}

// `abd`, alone or behind one clitic letter.
bool ends_in_abd(const Token& token) {
    if (token.kind != TokenKind::arabic || !token.surface.ends_with(letters::abd)) return false;
    const std::string_view clitic = token.surface.substr(0, token.surface.size() - letters::abd.size());
    return clitic.empty() || letters::is_clitic_letter(clitic);
}

}  // namespace

Gap widened(Gap gap, char character) {
    const bool white = character == ' ' || character == '\n' || character == '\t' || character == '\r';
    switch (gap) {
        case Gap::none:
            if (character == '.') return Gap::point;
            if (character == ' ') return Gap::space;
            return white ? Gap::spaces : Gap::other;
        case Gap::point:
            return character == ' ' ? Gap::point_space : Gap::other;
        case Gap::space:
        case Gap::spaces:
            return white ? Gap::spaces : Gap::other;
        default:
            return Gap::other;
    }
}

void TokenJoiner::add(const Token& token, Gap gap) {
    const bool single = is_single_letter(token);
    const bool continues = single && initials_ > 0 && tokens_.back().kind == token.kind &&
                           may_join_initials(gap, token.kind) && (initials_ == 1 || gap == initials_gap_);
    if (continues) {
        tokens_.push_back(token);
        ++initials_;
        initials_gap_ = gap;
        return;
    }
    close_initials();
    if (join_abd(token, gap)) return;
    tokens_.push_back(token);
    if (single) initials_ = 1;
}

bool TokenJoiner::join_abd(const Token& token, Gap gap) {
    if (gap != Gap::space && gap != Gap::spaces) return false;
    if (token.kind != TokenKind::arabic || !token.surface.starts_with(letters::article)) return false;
    if (token.surface.size() <= letters::article.size() + 2) return false;  // two letters at least
    if (tokens_.empty() || !ends_in_abd(tokens_.back())) return false;
    if (count_code_points(token.surface) + count_code_points(tokens_.back().surface) > longest_word) return false;
    tokens_.push_back(token);
    join(tokens_.size() - 2, 2);
    return true;
}

void TokenJoiner::close_initials() {
    std::size_t count = initials_;
    initials_ = 0;
    if (count < 2 || count > longest_initials) return;
    const std::size_t first = tokens_.size() - count;
    if (initials_gap_ != Gap::point) {
        if (tokens_.back().surface == letters::waw) --count;
        if (count < 3) return;
    }
    join(first, count);
}

void TokenJoiner::join(std::size_t first, std::size_t count) {
    Token& joined = tokens_[first];
    const Token& last = tokens_[first + count - 1];
    const char* const surface_end = last.surface.data() + last.surface.size();
    joined.surface = {joined.surface.data(), static_cast<std::size_t>(surface_end - joined.surface.data())};
    joined.end = last.end;
    const auto behind = tokens_.begin() + static_cast<std::ptrdiff_t>(first) + 1;
    tokens_.erase(behind, behind + static_cast<std::ptrdiff_t>(count) - 1);
}

}  // namespace arshif::text
