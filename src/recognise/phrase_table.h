// Names and phrases of one or several words, and the longest that begins at a word of a text.
//
// A trie over folded words. The first word may have proclitics written onto it (and, so, by, to, like); a table entry
// that begins with what looks like one is found as it stands first. Thread safety: const functions after building.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/interner.h"
#include "recognise/word_sequence.h"

namespace arshif::recognise {

class PhraseTable {
public:
    static constexpr std::uint32_t none = ~std::uint32_t{0};

    struct Match {
        std::uint32_t value = none;
        std::size_t words = 0;
        std::size_t clitics = 0;  // letters written onto the first word
        char clitic = 0;          // the last of them, as its last UTF-8 byte; 0 for none
    };

    // Enters a phrase as the tokeniser cuts it. One that is there already keeps its value; whether it was new.
    bool add(std::string_view phrase, std::uint32_t value);

    // Of phrases of equal length the one with fewer proclitics.
    std::optional<Match> longest(const WordSequence& words, std::size_t at) const;

    // The value of a text that is a phrase as a whole, without proclitics.
    std::optional<std::uint32_t> whole(std::string_view phrase) const;

private:
    static constexpr std::size_t beginning_bits = std::size_t{1} << 16U;

    struct Node {
        std::uint32_t value = none;
        bool has_children = false;
    };

    static std::size_t bit_of(std::string_view word);
    std::uint32_t child(std::uint32_t node, std::uint32_t word) const;
    void try_form(std::string_view first, const WordSequence& words, std::size_t at, Match form,
                  std::optional<Match>& best) const;
    void try_forms(std::string_view form, const WordSequence& words, std::size_t at, Match match,
                   std::optional<Match>& best) const;

    core::Interner words_;
    // By what words begin with. Most words of a text begin no phrase, and few bits tell so of most of them: these stay
    // in the cache of a core, where the words do not.
    std::vector<bool> beginnings_ = std::vector<bool>(beginning_bits);
    std::vector<std::uint32_t> first_nodes_;  // by word: the node of phrases that begin with it, 0 for none
    std::vector<Node> nodes_ = std::vector<Node>(1);
    std::unordered_map<std::uint64_t, std::uint32_t> children_;
};

}  // namespace arshif::recognise
