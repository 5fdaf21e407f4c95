#include "search/predicate.h"

#include <algorithm>

#include "search/compiler.h"
#include "store/fields.h"
#include "store/terms.h"

namespace arshif::search {

bool Predicate::matches(std::int64_t article, const HasTerm& indexed) {
    article_.open(article);
    return meets_all(indexed);
}

bool Predicate::matches(const store::TokenStream& stream, const HasTerm& indexed) {
    article_.open(stream);
    return meets_all(indexed);
}

bool Predicate::meets_all(const HasTerm& indexed) {
    return std::all_of(root_.children.begin(), root_.children.end(),
                       [&](const Node& child) { return !needs_predicate(child) || meets(child, indexed); });
}

bool Predicate::meets(const Node& node, const HasTerm& indexed) {
    const auto meets_child = [&](const Node& child) { return meets(child, indexed); };
    switch (node.kind) {
        case NodeKind::term:
            return has_term(node, indexed);
        case NodeKind::phrase:
            return has_phrase(node, indexed);
        case NodeKind::near:
            return is_near(node);
        case NodeKind::condition:
            return std::any_of(node.terms.begin(), node.terms.end(), indexed);
        case NodeKind::any:
            return std::any_of(node.children.begin(), node.children.end(), meets_child);
        case NodeKind::exclude:
            return !meets(node.children.front(), indexed);
        case NodeKind::all:
            break;
    }
    return std::all_of(node.children.begin(), node.children.end(), meets_child);
}

// The stem's part of a code tells quickly that a word is not there, but not for sure that it is.
bool Predicate::has_term(const Node& node, const HasTerm& indexed) {
    const QueryTerm& word = node.words.front();
    const bool in_title = node.field == Field::title;
    const std::span<const text::TokenCode> codes = article_.codes();
    const auto end = in_title ? codes.begin() + article_.title_size() : codes.end();
    const auto alike = [&](text::TokenCode code) { return text::stem_part(code) == text::stem_part(word.code); };
    return std::any_of(codes.begin(), end, alike) &&
           indexed(store::make_term(in_title ? store::prefix::title : store::prefix::stem, word.stem));
}

bool Predicate::has_phrase(const Node& phrase, const HasTerm& indexed) {
    PhraseFinder& finder = finders_.of(phrase);
    const WordMatcher& matcher = finder.words();
    const WordMatcher::Found found =
        article_.article() == 0 ? WordMatcher::Found::perhaps : finder.find(article_.article());
    if (found != WordMatcher::Found::perhaps) return found == WordMatcher::Found::yes;
    const auto& rivals = matcher.rivals();
    if (article_.article() != 0 && rivals && std::none_of(rivals->begin(), rivals->end(), indexed)) return true;
    return has_phrase_in(matcher, title()) || (phrase.field == Field::text && has_phrase_in(matcher, body()));
}

bool Predicate::has_phrase_in(const WordMatcher& matcher, Part part) {
    const auto next = [&](std::uint32_t from) { return matcher.next(article_.codes(), from, part.end); };
    for (std::uint32_t at = next(part.begin); at < part.end; at = next(at + 1)) {
        if (matcher.look_at(article_.codes(), at) == WordMatcher::Found::yes) return true;
        const std::vector<ArticleWords::Word>* const there = words(ArticleWords::Stems::none);
        if (there == nullptr) return false;
        if (matcher.is_at(*there, at)) return true;
    }
    return false;
}

bool Predicate::is_near(const Node& node) {
    const Node& first = node.children.front();
    const Field field = first.kind == NodeKind::any ? first.children.front().field : first.field;
    return is_near_in(node, title()) || (field == Field::text && is_near_in(node, body()));
}

// By codes first: where they are not near each other, the text need not be read.
bool Predicate::is_near_in(const Node& node, Part part) {
    const std::vector<ArticleWords::Word>* there = nullptr;
    while (true) {
        bool sure = true;
        occurrences_.clear();
        std::uint32_t number = 0;
        for (const Node& operand : node.children)
            find(operand, number++, part, there, sure);
        std::stable_sort(occurrences_.begin(), occurrences_.end(),
                         [](const Occurrence& a, const Occurrence& b) { return a.begin < b.begin; });
        if (!stand_near(occurrences_, node.children.size(), node.distance)) return false;
        if (sure) return true;
        there = words(ArticleWords::Stems::all);
        if (there == nullptr) return false;
    }
}

void Predicate::find(const Node& operand, std::uint32_t number, Part part, const std::vector<ArticleWords::Word>* words,
                     bool& sure) {
    for (const Node& child : operand.children)
        find(child, number, part, words, sure);
    if (!operand.children.empty()) return;
    const WordMatcher& matcher = finders_.of(operand).words();
    const auto next = [&](std::uint32_t from) { return matcher.next(article_.codes(), from, part.end); };
    for (std::uint32_t at = next(part.begin); at < part.end; at = next(at + 1)) {
        const bool perhaps = matcher.look_at(article_.codes(), at) == WordMatcher::Found::perhaps;
        sure = sure && (!perhaps || words != nullptr);
        if (!perhaps || words == nullptr || matcher.is_at(*words, at))
            occurrences_.push_back({number, at, matcher.length()});
    }
}

const std::vector<ArticleWords::Word>* Predicate::words(ArticleWords::Stems stems) {
    const auto read = article_.words(stems);
    if (read) return *read;
    if (error_) error_ = read.error();
    return nullptr;
}

}  // namespace arshif::search
