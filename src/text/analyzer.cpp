#include "text/analyzer.h"

#include <fmt/format.h>

#include <utility>

#include "core/hash.h"
#include "data/affixes.h"
#include "data/broken_plurals.h"
#include "data/conjugation.h"
#include "data/feminine_nouns.h"
#include "data/names.h"
#include "data/plural_lookalikes.h"
#include "data/plural_patterns.h"
#include "data/radical_finals.h"
#include "data/radical_initials.h"
#include "data/stem_exceptions.h"
#include "data/verb_endings.h"
#include "data/verbs.h"
#include "text/stem_cache.h"
#include "text/stemmer.h"

namespace arshif::text {

namespace {

// To be raised with every change of code after which some text has other terms.
constexpr int code_version = 2;

constexpr std::size_t most_terms_kept = std::size_t{1} << 18U;

constexpr std::uint64_t stem_mask = (std::uint64_t{1} << stem_bits) - 1;
constexpr std::uint64_t surface_mask = (std::uint64_t{1} << surface_bits) - 1;

TokenCode code_of(std::uint64_t stem_hash, std::uint64_t surface_hash) {
    return (stem_hash & stem_mask) << surface_bits | (surface_hash & surface_mask);
}

}  // namespace

TokenCode token_code(std::string_view stem, std::string_view surface) {
    return code_of(core::hash64(stem), core::hash64(surface));
}

struct Analyzer::State {
    Tokeniser tokeniser;
    Tokens tokens;
    StemCache cache;
    std::uint32_t generation = 0;
    std::vector<Term> terms;
    std::vector<std::uint64_t> hashes;  // of the tokens' surfaces

    void forget_terms(std::size_t next_size);
    void hash_surfaces(const Tokens& text);
    StemCache::Entry stem_of(const Token& token, std::uint64_t hash);
};

// A huge text's memory is not kept for the small ones that follow it.
void Analyzer::State::forget_terms(std::size_t next_size) {
    terms.clear();
    hashes.clear();
    if (terms.capacity() <= most_terms_kept || next_size > most_terms_kept) return;
    terms.shrink_to_fit();
    hashes.shrink_to_fit();
}

// Apart from the look-ups, so that the memory these need is on its way while the next words are hashed.
void Analyzer::State::hash_surfaces(const Tokens& text) {
    hashes.reserve(text.size());
    for (const Token& token : text) {
        hashes.push_back(core::hash64(token.surface));
        cache.prefetch(hashes.back());
    }
}

StemCache::Entry Analyzer::State::stem_of(const Token& token, std::uint64_t hash) {
    if (const auto known = cache.find(token.surface, hash)) return *known;
    const std::string found = token.kind == TokenKind::arabic ? stem(token.surface) : std::string(token.surface);
    return cache.add(token.surface, hash, found, code_of(core::hash64(found), hash));
}

Analyzer::Analyzer() : state_(std::make_unique<State>()) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

const std::vector<Term>& Analyzer::analyze(std::string_view text) {
    state_->tokeniser.tokenise(text, state_->tokens);
    return analyze(state_->tokens);
}

const std::vector<Term>& Analyzer::analyze(const Tokens& tokens) {
    State& state = *state_;
    if (state.cache.recycle()) ++state.generation;
    state.forget_terms(tokens.size());
    state.terms.reserve(tokens.size());
    state.hash_surfaces(tokens);
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const Token& token = tokens[i];
        const StemCache::Entry entry = state.stem_of(token, state.hashes[i]);
        state.terms.push_back(
            {token.surface, entry.stem, token.begin, token.end, entry.code, entry.number, token.kind});
    }
    return state.terms;
}

std::uint32_t Analyzer::generation() const {
    return state_->generation;
}

std::string Analyzer::version() {
    core::Hasher hasher;
    for (const std::string_view table :
         {data::affixes, data::broken_plurals, data::conjugation, data::feminine_nouns, data::names,
          data::plural_lookalikes, data::plural_patterns, data::radical_finals, data::radical_initials,
          data::stem_exceptions, data::verb_endings, data::verbs}) {
        hasher.field(table);
    }
    return fmt::format("{}-{:016x}", code_version, hasher.finish().low);
}

}  // namespace arshif::text
