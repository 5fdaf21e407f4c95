#include "search/query_rewriter.h"

#include <algorithm>

#include "search/query_characters.h"
#include "text/normaliser.h"

namespace arshif::search {

namespace {

void collect(const Query& query, const Node& node, bool grouped, std::vector<TypedWord>& out) {
    if (node.kind == NodeKind::exclude) return;
    if (node.kind == NodeKind::term || node.kind == NodeKind::phrase) {
        const bool fielded = node.field != Field::text;
        std::size_t at = node.begin;
        for (const QueryTerm& term : node.words) {
            if (term.truncated) continue;  // it is no one word
            const std::size_t begin = query.typed.find(term.typed, at);
            if (begin == std::string::npos || begin + term.typed.size() > node.end) continue;
            at = begin + term.typed.size();
            TypedWord word{term, begin, at, node.kind == NodeKind::phrase, false, grouped || fielded};
            word.quoted = word.exact && !query.typed.substr(node.begin).starts_with(node.words.front().typed);
            out.push_back(std::move(word));
        }
        return;
    }
    for (const Node& child : node.children)
        collect(query, child, node.kind == NodeKind::any, out);
}

}  // namespace

std::vector<TypedWord> searched_words(const Query& query) {
    std::vector<TypedWord> words;
    collect(query, query.root, false, words);
    std::stable_sort(words.begin(), words.end(),
                     [](const TypedWord& a, const TypedWord& b) { return a.begin < b.begin; });
    return words;
}

bool side_by_side(const Query& query, const TypedWord& before, const TypedWord& after) {
    if (before.quoted != after.quoted || after.begin < before.end) return false;
    const Characters gap = decode(std::string_view(query.typed).substr(before.end, after.begin - before.end));
    return std::all_of(gap.points.begin(), gap.points.end(), [](char32_t c) {
        return is_space(c) || is_ignorable(c) || c == '-' || c == '\'' || c == '.' || c == 0x2019;
    });
}

std::string rewritten(std::string_view typed, std::vector<Replacement> replacements) {
    std::sort(replacements.begin(), replacements.end(),
              [](const Replacement& a, const Replacement& b) { return a.begin < b.begin; });
    std::string out;
    std::size_t copied = 0;
    for (const Replacement& replacement : replacements) {
        out += typed.substr(copied, replacement.begin - copied);
        out += replacement.text;
        copied = replacement.end;
    }
    return out + std::string(typed.substr(copied));
}

std::string respelled(std::string_view typed, std::string_view surface) {
    const std::string bare = text::strip_marks(typed);
    const Characters own = decode(bare);
    const Characters other = decode(surface);
    const auto same = [&](std::size_t i, std::size_t j) {
        const std::size_t begin = own.offsets[i];
        return text::fold(std::string_view(bare).substr(begin, own.offsets[i + 1] - begin)) ==
               surface.substr(other.offsets[j], other.offsets[j + 1] - other.offsets[j]);
    };
    const std::size_t shorter = std::min(own.points.size(), other.points.size());
    std::size_t front = 0;
    while (front < shorter && same(front, front))
        ++front;
    std::size_t back = 0;
    while (back < shorter - front && same(own.points.size() - 1 - back, other.points.size() - 1 - back))
        ++back;
    const std::size_t changed = other.offsets[front];
    return bare.substr(0, own.offsets[front]) +
           std::string(surface.substr(changed, other.offsets[other.points.size() - back] - changed)) +
           bare.substr(own.offsets[own.points.size() - back]);
}

}  // namespace arshif::search
