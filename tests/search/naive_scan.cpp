#include "naive_scan.h"

#include <algorithm>

#include "search/query_characters.h"
#include "text/normaliser.h"

namespace arshif::search::test {

std::vector<Word> words_of(const std::string& text) {
    static text::Analyzer analyzer;
    std::vector<Word> words;
    for (const text::Term& term : analyzer.analyze(text)) {
        words.push_back(
            {std::string(term.surface), std::string(term.stem), text.substr(term.begin, term.end - term.begin)});
    }
    return words;
}

namespace {

// Whether `word` is `noun` with one of و ف, one of ب ل ك, or both before it.
bool is_behind_proclitics(std::string word, const std::string& noun) {
    const auto take = [&word](const std::string& letter) {
        const bool begins = word.starts_with(letter);
        if (begins) word.erase(0, letter.size());
        return begins;
    };
    const bool conjunction = take("و") || take("ف");
    if (conjunction && word == noun) return true;
    if (word == "ب" + noun || word == "ل" + noun || word == "ك" + noun) return true;
    if (!noun.starts_with("ال")) return false;
    const std::string bare = noun.substr(4);
    return word == (bare.starts_with("ل") ? "ل" : "لل") + bare;
}

// Letters and marks as characters of their own, in lower case.
std::u32string spelling(const std::string& typed) {
    std::u32string out;
    for (const char32_t c : decode(typed).points) {
        if (c != U' ' && c != U'.' && c != U'ـ') out += c >= U'A' && c <= U'Z' ? c + 32 : c;
    }
    return out;
}

// Of two spellings with the same letters, whether one has all the marks of the other.
bool is_spelt_as(const std::string& typed, const std::string& found, bool truncated) {
    const std::u32string wanted = spelling(typed);
    const std::u32string there = spelling(found);
    const std::u32string bare = spelling(text::strip_marks(typed));
    const std::u32string bare_there = spelling(text::strip_marks(found));
    if (truncated ? !bare_there.starts_with(bare) : bare_there != bare) return false;
    std::size_t met = 0;
    for (const char32_t c : there)
        met += met < wanted.size() && wanted[met] == c ? 1U : 0U;
    return met == wanted.size();
}

bool fits(const Word& word, const Node& phrase, std::size_t index) {
    const QueryTerm& term = phrase.words[index];
    const bool first_of_several = index == 0 && phrase.words.size() > 1;
    const bool same = term.truncated ? word.surface.starts_with(term.surface) : word.surface == term.surface;
    if (phrase.match == Match::strict) return same && is_spelt_as(term.typed, word.typed, term.truncated);
    const bool behind = first_of_several && phrase.match == Match::phrase;
    return same || (behind && is_behind_proclitics(word.surface, term.surface));
}

bool occurs_at(const std::vector<Word>& text, std::size_t at, const Node& leaf) {
    if (leaf.kind == NodeKind::term) return text[at].stem == leaf.words[0].stem;
    if (at + leaf.words.size() > text.size()) return false;
    for (std::size_t i = 0; i < leaf.words.size(); ++i) {
        if (!fits(text[at + i], leaf, i)) return false;
    }
    return true;
}

bool has_phrase(const std::vector<Word>& text, const Node& phrase) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (occurs_at(text, at, phrase)) return true;
    }
    return false;
}

// Every way to choose an occurrence of each operand, no word of the text twice.
bool stand_near(const std::vector<Word>& text, const Node& near, std::size_t next, std::set<std::size_t> used) {
    if (next == near.children.size()) return *used.rbegin() - *used.begin() + 1 - used.size() < near.distance;
    const Node& operand = near.children[next];
    for (const Node& leaf : operand.kind == NodeKind::any ? operand.children : std::vector{operand}) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (!occurs_at(text, at, leaf)) continue;
            std::set<std::size_t> more = used;
            for (std::size_t i = 0; i < leaf.words.size(); ++i)
                more.insert(at + i);
            if (more.size() == used.size() + leaf.words.size() && stand_near(text, near, next + 1, more)) return true;
        }
    }
    return false;
}

bool has_stem(const std::vector<Word>& text, const std::string& stem) {
    return std::any_of(text.begin(), text.end(), [&](const Word& word) { return word.stem == stem; });
}

bool dated_within(const Scanned& article, const Filters& filters) {
    if (filters.dates.open()) return true;
    if (article.draft.date.empty()) return filters.undated;
    const core::PartialDate date = *core::parse_date(article.draft.date);
    const std::int32_t from = filters.dates.from ? core::first_day(*filters.dates.from) : 0;
    const std::int32_t to = filters.dates.to ? core::last_day(*filters.dates.to) : 99999999;
    if (from > to) return false;
    if (filters.overlap) return core::first_day(date) <= to && core::last_day(date) >= from;
    return core::first_day(date) >= from && core::last_day(date) <= to;
}

bool meets_condition(const Node& node, const Draft& draft) {
    const auto is = [&](const std::string& value) {
        return std::find(node.values.begin(), node.values.end(), value) != node.values.end();
    };
    if (node.field == Field::country) return is(draft.country.empty() ? "none" : draft.country);
    if (node.field == Field::source) return is(text::fold_name(draft.source));
    if (node.field == Field::category) return is(text::fold_name(draft.category));
    Filters dates;
    dates.dates = node.dates;
    return node.field == Field::date && dated_within({draft, {}, {}, 0}, dates);
}

bool is_title_only(const Node& node) {
    return node.kind == NodeKind::any ? is_title_only(node.children[0]) : node.field == Field::title;
}

bool meets(const Node& node, const Scanned& article) {
    const auto child_met = [&](const Node& child) { return meets(child, article); };
    const bool body = node.field == Field::text;
    switch (node.kind) {
        case NodeKind::term:
            return has_stem(article.title, node.words[0].stem) || (body && has_stem(article.body, node.words[0].stem));
        case NodeKind::phrase:
            return has_phrase(article.title, node) || (body && has_phrase(article.body, node));
        case NodeKind::near:
            return stand_near(article.title, node, 0, {}) ||
                   (!is_title_only(node.children[0]) && stand_near(article.body, node, 0, {}));
        case NodeKind::condition:
            return meets_condition(node, article.draft);
        case NodeKind::any:
            return std::any_of(node.children.begin(), node.children.end(), child_met);
        case NodeKind::exclude:
            return !meets(node.children[0], article);
        case NodeKind::all:
            break;
    }
    return std::all_of(node.children.begin(), node.children.end(), child_met);
}

bool left_by(const Filters& filters, const Scanned& article) {
    const std::string country = article.draft.country.empty() ? "none" : article.draft.country;
    const auto& countries = filters.countries;
    const bool placed = countries.empty() || std::find(countries.begin(), countries.end(), country) != countries.end();
    return placed && dated_within(article, filters);
}

}  // namespace

std::set<std::string> scan(const Corpus& corpus, const Node& root, const Filters& filters) {
    std::set<std::string> found;
    for (const auto& [id, article] : corpus) {
        if (meets(root, article) && left_by(filters, article)) found.insert(id);
    }
    return found;
}

}  // namespace arshif::search::test
