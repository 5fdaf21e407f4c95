#include "search/highlighter.h"

#include <algorithm>
#include <functional>

#include "text/strict.h"

namespace arshif::search {

namespace {

// Of an operand of NEAR in one text: enough to fill any passage.
constexpr std::size_t most_occurrences = 1000;

bool is_word(const QueryTerm& word, Match match, std::string_view typed, const text::Term& term) {
    const bool is_same = word.truncated ? term.surface.starts_with(word.surface) : term.surface == word.surface;
    const bool is_form = std::any_of(word.forms.begin(), word.forms.end(),
                                     [&](const WordForm& form) { return form.surface == term.surface; });
    if (!is_same && !is_form) return false;
    return match != Match::strict ||
           text::is_written_as(word.typed, typed, word.truncated ? text::Extent::beginning : text::Extent::whole);
}

void mark(std::vector<bool>& found, std::size_t begin, std::size_t length) {
    std::fill_n(found.begin() + static_cast<std::ptrdiff_t>(begin), length, true);
}

// The occurrences that can stand near the one at `index`: `reach` words around it, of the other operands.
std::vector<Occurrence> around(const std::vector<Occurrence>& all, std::size_t index, std::uint32_t reach) {
    const Occurrence& middle = all[index];
    std::vector<Occurrence> out;
    for (const Occurrence& other : all) {
        const bool close = other.begin <= middle.begin + reach && middle.begin <= other.begin + reach;
        if (&other == &middle || (close && other.operand != middle.operand)) out.push_back(other);
    }
    return out;
}

}  // namespace

Highlighter::Highlighter(const Node& root) {
    collect(root);
}

void Highlighter::collect(const Node& node) {
    switch (node.kind) {
        case NodeKind::term:
            stems_.insert(node.words.front().stem);
            return;
        case NodeKind::phrase:
            phrases_.push_back(node);
            return;
        case NodeKind::near:
            nears_.push_back(node);
            return;
        case NodeKind::all:
        case NodeKind::any:
            std::for_each(node.children.begin(), node.children.end(), [&](const Node& child) { collect(child); });
            return;
        case NodeKind::exclude:
        case NodeKind::condition:
            return;
    }
}

std::vector<bool> Highlighter::found(std::string_view text, const std::vector<text::Term>& terms) const {
    const Words words{text, terms};
    std::vector<bool> found(terms.size());
    for (std::size_t at = 0; at < terms.size(); ++at) {
        if (stems_.find(terms[at].stem) != stems_.end()) found[at] = true;
        for (const Node& phrase : phrases_) {
            if (is_at(phrase, words, at)) mark(found, at, phrase.words.size());
        }
    }
    for (const Node& near : nears_)
        mark_near(near, words, found);
    return found;
}

bool Highlighter::is_at(const Node& leaf, const Words& words, std::size_t at) {
    const std::vector<text::Term>& terms = words.terms;
    if (leaf.kind == NodeKind::term) return terms[at].stem == leaf.words.front().stem;
    if (at + leaf.words.size() > terms.size()) return false;
    for (std::size_t i = 0; i < leaf.words.size(); ++i) {
        const text::Term& term = terms[at + i];
        const std::string_view typed = words.text.substr(term.begin, term.end - term.begin);
        if (!is_word(leaf.words[i], leaf.match, typed, term)) return false;
    }
    return true;
}

void Highlighter::find(const Node& operand, std::uint32_t number, const Words& words, std::vector<Occurrence>& out) {
    for (const Node& child : operand.children)
        find(child, number, words, out);
    if (!operand.children.empty()) return;
    const std::size_t full = out.size() + most_occurrences;
    for (std::size_t at = 0; at < words.terms.size() && out.size() < full; ++at) {
        if (is_at(operand, words, at))
            out.push_back({number, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(operand.words.size())});
    }
}

// An occurrence counts that is part of a choice which stands near.
void Highlighter::mark_near(const Node& near, const Words& words, std::vector<bool>& found) {
    std::vector<Occurrence> all;
    std::uint32_t number = 0;
    for (const Node& operand : near.children)
        find(operand, number++, words, all);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.begin < b.begin; });
    std::uint32_t reach = near.distance;
    for (const Occurrence& occurrence : all)
        reach = std::max(reach, near.distance + number * occurrence.length);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (stand_near(around(all, i, reach), number, near.distance)) mark(found, all[i].begin, all[i].length);
    }
}

}  // namespace arshif::search
