#include "recognise/phrase_table.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "recognise/clitic_letters.h"

namespace arshif::recognise {

namespace {

constexpr std::size_t letter_size = 2;               // bytes of an Arabic letter
constexpr std::size_t least_rest = 2 * letter_size;  // what a proclitic may be taken off

std::uint64_t edge(std::uint32_t node, std::uint32_t word) {
    return (std::uint64_t{node} << 32U) | word;
}

bool begins_with_clitic(std::string_view word) {
    return letters::is_conjunction(word) || letters::is_preposition(word);
}

}  // namespace

// The words that begin with the same four letters share a bit, and others by chance.
std::size_t PhraseTable::bit_of(std::string_view word) {
    constexpr std::uint64_t spread = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio (Knuth, TAOCP 3, 6.4)
    constexpr unsigned unused_bits = 48;
    static_assert(beginning_bits == std::size_t{1} << (64U - unused_bits));
    std::uint64_t head = 0;
    std::memcpy(&head, word.data(), std::min(word.size(), sizeof head));
    return (head * spread) >> unused_bits;
}

std::uint32_t PhraseTable::child(std::uint32_t node, std::uint32_t word) const {
    const auto found = children_.find(edge(node, word));
    return found == children_.end() ? 0 : found->second;
}

bool PhraseTable::add(std::string_view phrase, std::uint32_t value) {
    WordSequence words;
    words.read(phrase);
    if (words.size() == 0) return false;
    std::uint32_t node = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::uint32_t word = words_.number_of(words[i].surface);
        if (word == first_nodes_.size()) first_nodes_.push_back(0);
        std::uint32_t next = i == 0 ? first_nodes_[word] : child(node, word);
        if (next == 0) {
            next = static_cast<std::uint32_t>(nodes_.size());
            nodes_.emplace_back();
            if (i == 0) {
                first_nodes_[word] = next;
                beginnings_[bit_of(words[i].surface)] = true;
            } else {
                nodes_[node].has_children = true;
                children_.emplace(edge(node, word), next);
            }
        }
        node = next;
    }
    if (nodes_[node].value != none) return false;
    nodes_[node].value = value;
    return true;
}

void PhraseTable::try_form(std::string_view first, const WordSequence& words, std::size_t at, Match form,
                           std::optional<Match>& best) const {
    if (!beginnings_[bit_of(first)]) return;
    const std::uint32_t word = words_.find(first);
    if (word == core::Interner::none || first_nodes_[word] == 0) return;
    std::uint32_t node = first_nodes_[word];
    for (std::size_t length = 1;; ++length) {
        if (nodes_[node].value != none && (!best || length > best->words)) {
            form.value = nodes_[node].value;
            form.words = length;
            best = form;
        }
        if (!nodes_[node].has_children || at + length >= words.size() || !words.gap(at + length).joins) return;
        const std::uint32_t next = words_.find(words[at + length].surface);
        if (next == core::Interner::none) return;
        node = child(node, next);
        if (node == 0) return;
    }
}

// A preposition off `form`, which has no conjunction (any more), and the article that li- swallows.
void PhraseTable::try_forms(std::string_view form, const WordSequence& words, std::size_t at, Match match,
                            std::optional<Match>& best) const {
    try_form(form, words, at, match, best);
    if (form.size() < letter_size + least_rest || !letters::is_preposition(form)) return;
    const std::string_view rest = form.substr(letter_size);
    ++match.clitics;
    match.clitic = form[1];
    try_form(rest, words, at, match, best);
    if (!form.starts_with(letters::lam) || !rest.starts_with(letters::lam)) return;
    std::array<char, text::longest_word* 4 + letter_size> with_article = {};
    if (rest.size() + letter_size > with_article.size()) return;
    std::memcpy(with_article.data(), letters::alef.data(), letter_size);
    std::memcpy(with_article.data() + letter_size, rest.data(), rest.size());
    try_form({with_article.data(), rest.size() + letter_size}, words, at, match, best);
}

std::optional<PhraseTable::Match> PhraseTable::longest(const WordSequence& words, std::size_t at) const {
    std::optional<Match> best;
    const std::string_view first = words[at].surface;
    if (!begins_with_clitic(first)) {
        try_form(first, words, at, {}, best);
        return best;
    }
    try_forms(first, words, at, {}, best);
    if (letters::is_conjunction(first) && first.size() >= letter_size + least_rest) {
        Match match;
        match.clitics = 1;
        match.clitic = first[1];
        try_forms(first.substr(letter_size), words, at, match, best);
    }
    return best;
}

std::optional<std::uint32_t> PhraseTable::whole(std::string_view phrase) const {
    WordSequence words;
    words.read(phrase);
    if (words.size() == 0) return std::nullopt;
    std::optional<Match> match;
    try_form(words[0].surface, words, 0, {}, match);
    if (!match || match->words != words.size()) return std::nullopt;
    return match->value;
}

}  // namespace arshif::recognise
