#include "search/suggester.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <utility>

#include "search/archive_words.h"
#include "search/keyboard_layout.h"
#include "search/latin_names.h"
#include "search/query_characters.h"
#include "search/query_lexer.h"
#include "search/query_rewriter.h"
#include "search/query_words.h"
#include "search/word_choices.h"
#include "store/xapian_error.h"
#include "text/normaliser.h"
#include "text/stop_words.h"

namespace arshif::search {

namespace {

constexpr std::size_t most_counted = 8;  // suggestions whose articles are counted, of which the better are kept

// Some slots, each with one of its choices.
struct Rewriting {
    struct Edit {
        const Slot* slot;
        const Choice* choice;
    };
    std::vector<Edit> edits;

    bool overlaps(const Slot& slot) const {
        return std::any_of(edits.begin(), edits.end(), [&](const Edit& edit) {
            return edit.slot->first < slot.last && slot.first < edit.slot->last;
        });
    }
    bool mends() const {
        return std::any_of(edits.begin(), edits.end(), [](const Edit& edit) { return edit.slot->wrong; });
    }
};

// All names in their other spelling at once: those of a foreign name of several words go together.
Rewriting all_variants(const std::vector<const Slot*>& slots, const Rewriting& best) {
    Rewriting all = best;
    for (const Slot* slot : slots) {
        const bool variant = !slot->wrong && slot->choices.front().reason == Reason::variant;
        if (variant && !all.overlaps(*slot)) all.edits.push_back({slot, &slot->choices.front()});
    }
    return all;
}

// The likeliest choice for everything that is wrong, then each other choice upon that, the likelier first.
std::vector<Rewriting> rewritings_of(const std::vector<Slot>& slots) {
    std::vector<const Slot*> by_score;
    for (const Slot& slot : slots)
        by_score.push_back(&slot);
    std::stable_sort(by_score.begin(), by_score.end(),
                     [](const Slot* a, const Slot* b) { return a->choices.front().score > b->choices.front().score; });
    Rewriting best;
    for (const Slot* slot : by_score) {
        if (slot->wrong && !best.overlaps(*slot)) best.edits.push_back({slot, &slot->choices.front()});
    }
    std::vector<Rewriting::Edit> others;
    for (const Slot* slot : by_score) {
        for (const Choice& choice : slot->choices) {
            const bool used = std::any_of(best.edits.begin(), best.edits.end(),
                                          [&](const Rewriting::Edit& edit) { return edit.choice == &choice; });
            if (!used) others.push_back({slot, &choice});
        }
    }
    std::stable_sort(others.begin(), others.end(), [](const Rewriting::Edit& a, const Rewriting::Edit& b) {
        return a.choice->score > b.choice->score;
    });
    std::vector<Rewriting> all;
    if (!best.edits.empty()) all.push_back(best);
    Rewriting variants = all_variants(by_score, best);
    if (variants.edits.size() > best.edits.size() + 1) all.push_back(std::move(variants));
    for (const Rewriting::Edit& other : others) {
        Rewriting rewriting{{other}};
        for (const Rewriting::Edit& edit : best.edits) {
            if (!rewriting.overlaps(*edit.slot)) rewriting.edits.push_back(edit);
        }
        all.push_back(std::move(rewriting));
    }
    if (all.size() > most_counted) all.resize(most_counted);
    return all;
}

std::ptrdiff_t signs_in(std::string_view text) {
    const Characters characters = decode(text);
    return std::count_if(characters.points.begin(), characters.points.end(),
                         [](char32_t c) { return !is_letter_or_digit(c) && !is_combining(c) && !is_space(c); });
}

void append_word(std::string& words, std::string_view word) {
    if (!words.empty()) words += ' ';
    words += word;
}

class Session {
public:
    Session(const store::Snapshot& snapshot, Searcher& searcher, text::Analyzer& analyzer, const ParseOptions& options,
            const Filters& filters)
        : words_(snapshot), searcher_(searcher), analyzer_(analyzer), options_(options), filters_(filters) {}

    core::Result<std::vector<Suggestion>> for_query(const Query& query, std::int64_t matches) {
        const std::vector<KnownWord> typed = look_up(searched_words(query), words_);
        const bool all_known =
            std::none_of(typed.begin(), typed.end(), [](const KnownWord& word) { return word.unknown(); });
        const bool enough = matches >= static_cast<std::int64_t>(enough_full_matches);
        if (typed.empty() || (enough && all_known)) return std::vector<Suggestion>();
        const std::vector<Slot> slots = find_slots(query, typed, words_, analyzer_);
        if (!all_known && !named(typed, slots)) {
            ARSHIF_TRY(other_layout, on_another_layout(query.typed, typed));
            if (!other_layout.empty()) return other_layout;
        }
        std::vector<Suggestion> better;
        std::vector<Suggestion> no_worse;  // for an unknown word only: the archive at least knows what they say
        for (const Rewriting& rewriting : rewritings_of(slots)) {
            Suggestion suggestion = described(query, typed, rewriting);
            ARSHIF_TRY(known, count(suggestion));
            if (!known) continue;
            if (suggestion.articles > matches) {
                better.push_back(std::move(suggestion));
            } else if (rewriting.mends()) {
                no_worse.push_back(std::move(suggestion));
            }
        }
        if (better.empty() && !no_worse.empty()) better.push_back(std::move(no_worse.front()));
        if (better.size() > max_suggestions) better.resize(max_suggestions);
        return better;
    }

    // Only the pieces that hold an unknown word are converted, where the words are known to be few or many; all are in
    // a query that could not be read.
    core::Result<std::vector<Suggestion>> on_another_layout(const std::string& typed,
                                                            const std::vector<KnownWord>& words) {
        std::vector<Suggestion> found;
        for (std::size_t layout = 0; layout < latin_layouts; ++layout) {
            Suggestion suggestion;
            suggestion.reason = Reason::keyboard;
            suggestion.query = converted(typed, words, layout, suggestion);
            if (suggestion.word.empty()) continue;
            take_arabic_name(typed, suggestion);
            if (!makes_sense(suggestion.replacement)) continue;
            const core::Result<Query> query = parse_query(suggestion.query, options_, analyzer_);
            const auto repeats = [&](const Suggestion& other) { return other.query == suggestion.query; };
            if (!query || std::any_of(found.begin(), found.end(), repeats)) continue;
            ARSHIF_TRY(articles, searcher_.count(*query, filters_));
            suggestion.articles = articles;
            found.push_back(std::move(suggestion));
        }
        // A layout that leaves signs within words is the wrong one.
        std::stable_sort(found.begin(), found.end(), [](const Suggestion& a, const Suggestion& b) {
            return signs_in(a.replacement) < signs_in(b.replacement);
        });
        const auto worse = std::find_if(found.begin(), found.end(), [&](const Suggestion& suggestion) {
            return signs_in(suggestion.replacement) > signs_in(found.front().replacement);
        });
        found.erase(worse, found.end());
        return found;
    }

private:
    // Whether each unknown word is part of a name that another can stand for.
    static bool named(const std::vector<KnownWord>& typed, const std::vector<Slot>& slots) {
        for (std::size_t i = 0; i < typed.size(); ++i) {
            const bool in_name = std::any_of(slots.begin(), slots.end(), [i](const Slot& slot) {
                return slot.listed && slot.first <= i && i < slot.last;
            });
            if (typed[i].unknown() && !in_name) return false;
        }
        return true;
    }

    Suggestion described(const Query& query, const std::vector<KnownWord>& typed, const Rewriting& rewriting) const {
        Suggestion suggestion;
        suggestion.reason = rewriting.edits.front().choice->reason;
        std::vector<Replacement> replacements;
        for (const auto& [slot, choice] : rewriting.edits) {
            replacements.push_back(
                {typed[slot->first].word.begin, typed[slot->last - 1].word.end, choice->replacement});
        }
        std::sort(replacements.begin(), replacements.end(),
                  [](const Replacement& a, const Replacement& b) { return a.begin < b.begin; });
        for (const Replacement& replacement : replacements) {
            append_word(suggestion.word,
                        std::string_view(query.typed).substr(replacement.begin, replacement.end - replacement.begin));
            append_word(suggestion.replacement, replacement.text);
        }
        suggestion.query = rewritten(query.typed, std::move(replacements));
        return suggestion;
    }

    // False for a suggestion that cannot be read or that was made before.
    core::Result<bool> count(Suggestion& suggestion) {
        const core::Result<Query> query = parse_query(suggestion.query, options_, analyzer_);
        if (!query) return false;
        std::string tree = to_string(*query);
        if (std::find(offered_.begin(), offered_.end(), tree) != offered_.end()) return false;
        offered_.push_back(std::move(tree));
        ARSHIF_TRY(articles, searcher_.count(*query, filters_));
        suggestion.articles = articles;
        return true;
    }

    // The text with its pieces, between white space, on another layout; tells in `suggestion` which were changed.
    std::string converted(const std::string& typed, const std::vector<KnownWord>& words, std::size_t layout,
                          Suggestion& suggestion) const {
        const Characters characters = decode(typed);
        std::string out;
        for (std::size_t at = 0; at < characters.points.size();) {
            std::size_t end = at;
            const bool space = is_space(characters.points[at]);
            while (end < characters.points.size() && is_space(characters.points[end]) == space)
                ++end;
            const std::size_t begin = characters.offsets[at];
            std::string_view piece = std::string_view(typed).substr(begin, characters.offsets[end] - begin);
            at = end;
            const std::size_t field = space ? 0 : field_length(piece);
            out += piece.substr(0, field);
            piece.remove_prefix(field);
            const std::string other =
                space || keeps(piece, begin + field, words) ? std::string(piece) : other_layouts(piece).at(layout);
            out += other;
            if (other == piece) continue;
            append_word(suggestion.word, piece);
            append_word(suggestion.replacement, other);
        }
        return out;
    }

    // A Latin name typed on the Arabic layout is asked for in Arabic, unless the archive has it in Latin.
    void take_arabic_name(std::string_view typed, Suggestion& suggestion) const {
        const bool latin = script_of(decode(suggestion.replacement).points.front()) == Script::latin;
        if (!latin || suggestion.word != typed || words_.with_form(text::fold(suggestion.replacement)) > 0) return;
        const std::vector<std::string> names = arabic_names(suggestion.replacement);
        if (names.empty()) return;
        suggestion.query = names.front();
        suggestion.replacement = names.front();
    }

    // Bytes of the field and its colon that the piece begins with.
    static std::size_t field_length(std::string_view piece) {
        const std::size_t colon = piece.find(':');
        return colon != std::string_view::npos && field_of(piece.substr(0, colon)) ? colon + 1 : 0;
    }

    static bool keeps(std::string_view piece, std::size_t begin, const std::vector<KnownWord>& words) {
        if (operator_of(piece) || text::is_stop_word(piece)) return true;
        bool any_word = false;
        for (const KnownWord& known : words) {
            if (known.word.end <= begin || known.word.begin >= begin + piece.size()) continue;
            if (known.unknown()) return false;
            any_word = true;
        }
        return any_word;
    }

    // Whether all words of a text are the archive's, and not just particles.
    bool makes_sense(std::string_view text) const {
        constexpr std::size_t telling = 3;  // letters
        bool tells = false;
        for (const text::Term& term : analyzer_.analyze(text)) {
            if (text::is_stop_word(text.substr(term.begin, term.end - term.begin))) continue;
            if (words_.with_word(term.surface) == 0) return false;
            tells = tells || decode(term.surface).points.size() >= telling;
        }
        return tells;
    }

    ArchiveWords words_;
    Searcher& searcher_;
    text::Analyzer& analyzer_;
    const ParseOptions& options_;
    const Filters& filters_;
    std::vector<std::string> offered_;  // trees of the suggestions made
};

}  // namespace

std::string_view name_of(Reason reason) {
    constexpr std::array<std::string_view, 5> names = {"spelling", "keyboard", "variant", "arabic", "name"};
    return names.at(static_cast<std::size_t>(reason));
}

core::Result<std::vector<Suggestion>> Suggester::suggest(const Query& query, const ParseOptions& options,
                                                         const Filters& filters, std::int64_t matches) {
    if (snapshot_.segments().empty()) return std::vector<Suggestion>();
    return store::xapian_guard(store::Doing::reading, "look up words", [&] {
        return Session(snapshot_, searcher_, analyzer_, options, filters).for_query(query, matches);
    });
}

core::Result<std::vector<Suggestion>> Suggester::suggest_layout(std::string_view typed, const ParseOptions& options,
                                                                const Filters& filters) {
    if (snapshot_.segments().empty() || typed.size() > max_query_bytes) return std::vector<Suggestion>();
    return store::xapian_guard(store::Doing::reading, "look up words", [&] {
        return Session(snapshot_, searcher_, analyzer_, options, filters).on_another_layout(std::string(typed), {});
    });
}

}  // namespace arshif::search
