#include "search/predicate.h"

#include <algorithm>
#include <optional>

#include "search/compiler.h"
#include "store/fields.h"
#include "store/terms.h"

namespace arshif::search {

struct Predicate::Text {
    const std::string& record;
    const HasTerm& indexed;
    bool loaded = false;
    std::vector<std::string> surfaces;  // title first, as in the stream
};

Predicate::Predicate(const Node& root, const store::Snapshot& snapshot) : root_(root), snapshot_(snapshot) {
    find_shared_codes(root);
}

void Predicate::find_shared_codes(const Node& node) {
    if (node.kind == NodeKind::phrase) {
        for (const QueryTerm& word : node.words)
            shared_[word.surface] = snapshot_.shares_code(word.surface, word.code);
    }
    for (const Node& child : node.children)
        find_shared_codes(child);
}

bool Predicate::matches(const std::string& record, const HasTerm& indexed) {
    const store::TokenStream stream(record);
    stream.decode(tokens_);
    title_tokens_ = stream.title_size();
    Text text{record, indexed, false, {}};
    return std::all_of(root_.children.begin(), root_.children.end(),
                       [&](const Node& child) { return !needs_predicate(child) || meets(child, text); });
}

bool Predicate::meets(const Node& node, Text& text) {
    const auto meets_child = [&](const Node& child) { return meets(child, text); };
    switch (node.kind) {
        case NodeKind::term:
            return has_term(node, text);
        case NodeKind::phrase:
            return has_phrase(node, text);
        case NodeKind::any:
            return std::any_of(node.children.begin(), node.children.end(), meets_child);
        case NodeKind::exclude:
            return !meets(node.children.front(), text);
        case NodeKind::all:
            break;
    }
    return std::all_of(node.children.begin(), node.children.end(), meets_child);
}

// The stem's part of a code tells quickly that a word is not there, but not for sure that it is.
bool Predicate::has_term(const Node& node, const Text& text) const {
    const QueryTerm& word = node.words.front();
    const bool title = node.field == Field::title;
    const auto end = title ? tokens_.begin() + title_tokens_ : tokens_.end();
    const auto alike = [&](text::TokenCode code) { return text::stem_part(code) == text::stem_part(word.code); };
    return std::any_of(tokens_.begin(), end, alike) &&
           text.indexed(store::make_term(title ? store::prefix::title : store::prefix::stem, word.stem));
}

bool Predicate::phrase_at(const Node& node, std::uint32_t position) const {
    for (std::size_t i = 0; i < node.words.size(); ++i) {
        if (tokens_[position + i] != node.words[i].code) return false;
    }
    return true;
}

bool Predicate::has_phrase(const Node& node, Text& text) {
    const auto length = static_cast<std::uint32_t>(node.words.size());
    const auto total = static_cast<std::uint32_t>(tokens_.size());
    const bool verify =
        std::any_of(node.words.begin(), node.words.end(), [&](const QueryTerm& w) { return shared_[w.surface]; });
    const std::uint32_t last_end = node.field == Field::title ? title_tokens_ : total;
    for (std::uint32_t at = 0; at + length <= last_end; ++at) {
        if (at < title_tokens_ && at + length > title_tokens_) continue;  // no phrase runs from the title into the body
        if (!phrase_at(node, at)) continue;
        if (!verify) return true;
        const core::Result<void> loaded = load(text.record, text);
        if (!loaded) {
            if (error_) error_ = loaded;
            return false;
        }
        bool same = true;
        for (std::size_t i = 0; i < length && same; ++i)
            same = text.surfaces[at + i] == node.words[i].surface;
        if (same) return true;
    }
    return false;
}

core::Result<void> Predicate::load(const std::string& record, Text& text) {
    if (text.loaded) return {};
    const core::Error lost{core::ErrorCode::archive_damaged, "an article's text and its index differ",
                           "run `arshif check`"};
    ARSHIF_TRY(keys, store::decode_keys(record));
    store::Catalogue& catalogue = snapshot_.catalogue();
    ARSHIF_TRY(origin, catalogue.find_origin(keys.origin));
    if (!origin) return lost;
    ARSHIF_TRY(stored, catalogue.find(*origin, keys.identifier));
    if (!stored) return lost;
    ARSHIF_TRY(body, catalogue.body(stored->text));
    for (const std::string* part : {&stored->article.title, &body}) {
        for (const text::Term& term : analyzer_.analyze(*part))
            text.surfaces.emplace_back(term.surface);
    }
    if (text.surfaces.size() != tokens_.size()) return lost;
    text.loaded = true;
    return {};
}

}  // namespace arshif::search
