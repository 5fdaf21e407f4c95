#include "search/word_matcher.h"

#include <algorithm>

#include "search/code_scan.h"
#include "store/fields.h"
#include "store/terms.h"
#include "text/strict.h"

namespace arshif::search {

namespace {

bool shares_stem_part(const QueryTerm& term, const store::Snapshot& snapshot, text::Analyzer& analyzer) {
    for (const std::string& form : snapshot.forms_of_stem_part(text::stem_part(term.code))) {
        const std::vector<text::Term>& terms = analyzer.analyze(form);
        if (terms.size() != 1 || terms.front().stem != term.stem) return true;
    }
    return false;
}

}  // namespace

WordMatcher::WordMatcher(const Node& leaf, const store::Snapshot& snapshot, text::Analyzer& analyzer) : leaf_(&leaf) {
    if (leaf.kind == NodeKind::phrase && leaf.match != Match::strict) rivals_.emplace();
    const auto add_form = [&](Slot& slot, const std::string& surface, text::TokenCode code) {
        const bool shared = snapshot.shares_code(surface, code);
        slot.add(code, shared);
        if (shared) add_rivals(surface, code, snapshot, analyzer);
    };
    for (const QueryTerm& term : leaf.words) {
        Slot slot;
        slot.by_stem = leaf.kind == NodeKind::term;
        if (slot.by_stem) {
            slot.add(text::stem_part(term.code), shares_stem_part(term, snapshot, analyzer));
        } else if (!term.truncated) {
            add_form(slot, term.surface, term.code);
        }
        for (const WordForm& form : term.forms)
            add_form(slot, form.surface, form.code);
        std::sort(slot.codes.begin(), slot.codes.end());
        std::sort(slot.shared.begin(), slot.shared.end());
        slots_.push_back(std::move(slot));
    }
    const auto fewest = std::min_element(slots_.begin(), slots_.end(),
                                         [](const Slot& a, const Slot& b) { return a.codes.size() < b.codes.size(); });
    anchor_ = static_cast<std::uint32_t>(fewest - slots_.begin());
}

void WordMatcher::add_rivals(const std::string& surface, text::TokenCode code, const store::Snapshot& snapshot,
                             text::Analyzer& analyzer) {
    constexpr std::size_t most = 16;
    for (const std::string& form : snapshot.forms_of_stem_part(text::stem_part(code))) {
        if (form == surface || !rivals_) continue;
        const std::vector<text::Term>& terms = analyzer.analyze(form);
        const bool known = terms.size() == 1 && terms.front().surface == form;
        if (known && terms.front().code != code) continue;
        if (known && rivals_->size() < most) {
            rivals_->push_back(store::make_term(store::prefix::stem, terms.front().stem));
        } else {
            rivals_.reset();
        }
    }
}

void WordMatcher::Slot::add(text::TokenCode code, bool is_shared) {
    codes.push_back(code);
    if (is_shared) shared.push_back(code);
}

WordMatcher::Found WordMatcher::Slot::look_at(text::TokenCode code) const {
    const text::TokenCode wanted = by_stem ? text::stem_part(code) : code;
    const bool found =
        codes.size() == 1 ? codes.front() == wanted : std::binary_search(codes.begin(), codes.end(), wanted);
    if (!found) return Found::no;
    return std::binary_search(shared.begin(), shared.end(), wanted) ? Found::perhaps : Found::yes;
}

WordMatcher::Found WordMatcher::look_at(std::span<const text::TokenCode> codes, std::uint32_t at) const {
    Found found = leaf_->match == Match::strict ? Found::perhaps : Found::yes;
    for (const Slot& slot : slots_)
        found = std::min(found, slot.look_at(codes[at++]));
    return found;
}

std::uint32_t WordMatcher::next(std::span<const text::TokenCode> codes, std::uint32_t at, std::uint32_t end) const {
    const Slot& anchor = slots_[anchor_];
    const unsigned shift = anchor.by_stem ? text::surface_bits : 0;
    while (at + length() <= end) {
        const std::uint32_t last = end - (length() - 1 - anchor_);
        at = find_code(codes, at + anchor_, last, anchor.codes, shift) - anchor_;
        if (at + length() > end) break;
        if (look_at(codes, at) != Found::no) return at;
        ++at;
    }
    return end;
}

bool WordMatcher::is_at(const std::vector<ArticleWords::Word>& words, std::uint32_t at) const {
    for (std::size_t i = 0; i < slots_.size(); ++i) {
        if (!is_word(leaf_->words[i], words[at + i])) return false;
    }
    return true;
}

bool WordMatcher::is_word(const QueryTerm& term, const ArticleWords::Word& word) const {
    if (leaf_->kind == NodeKind::term) return word.stem == term.stem;
    const bool is_form = std::any_of(term.forms.begin(), term.forms.end(),
                                     [&](const WordForm& form) { return form.surface == word.surface; });
    const bool is_same = term.truncated ? word.surface.starts_with(term.surface) : word.surface == term.surface;
    if (!is_form && !is_same) return false;
    if (leaf_->match != Match::strict) return true;
    return text::is_written_as(term.typed, word.typed, term.truncated ? text::Extent::beginning : text::Extent::whole);
}

}  // namespace arshif::search
