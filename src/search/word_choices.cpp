#include "search/word_choices.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "search/foreign_names.h"
#include "search/latin_names.h"
#include "search/other_names.h"
#include "search/query_characters.h"
#include "search/spelling_variants.h"
#include "text/stop_words.h"

namespace arshif::search {

namespace {

// A slip of cost 1 is as good as none if it leads to a word that e^4, some 55 times, as many articles have.
constexpr double weight_of_cost = 4;
constexpr double lost_space = 0.6;
constexpr double later_name = 0.7;   // for each name that stands before it in its group
constexpr double more_words = 0.25;  // for each word of a name behind the first: fewer articles have them in a row
constexpr double by_sound = 0.5;     // for a name that is guessed from its letters
constexpr double hopeless = 5;       // worse than the best choice
constexpr std::uint32_t rare = 2;    // a word that so many articles have may still be a slip …
constexpr std::uint32_t overwhelming = 50;  // … for one that has this many times as many
constexpr std::size_t choices_of_word = 5;
constexpr std::size_t choices_of_name = 2;

double score_of(std::uint32_t articles, double cost) {
    return std::log(static_cast<double>(articles)) - weight_of_cost * cost;
}

bool is_latin(const TypedWord& word) {
    return script_of(decode(word.term.surface).points.front()) == Script::latin;
}

// Numbers, and words with digits in them, are what they are.
bool can_be_corrected(const TypedWord& word) {
    const std::u32string letters = decode(word.term.surface).points;
    return !word.term.stop && !letters.empty() &&
           std::all_of(letters.begin(), letters.end(), [](char32_t c) { return is_letter(c) || is_combining(c); });
}

class SlotFinder {
public:
    SlotFinder(const Query& query, const std::vector<KnownWord>& typed, const ArchiveWords& words,
               text::Analyzer& analyzer)
        : query_(query), typed_(typed), words_(words), analyzer_(analyzer) {}

    std::vector<Slot> run() {
        for (std::size_t at = 0; at < typed_.size();) {
            const std::size_t end = name_at(at);
            if (end == at) single(at);
            if (at > 0) joined(at - 1);
            at = std::max(end, at + 1);
        }
        return std::move(slots_);
    }

private:
    void add(Slot slot, std::size_t most) {
        std::stable_sort(slot.choices.begin(), slot.choices.end(),
                         [](const Choice& a, const Choice& b) { return a.score > b.score; });
        if (slot.choices.empty()) return;
        const double best = slot.choices.front().score;
        const auto worse = std::find_if(slot.choices.begin(), slot.choices.end(),
                                        [best](const Choice& choice) { return choice.score < best - hopeless; });
        slot.choices.erase(worse, slot.choices.end());
        if (slot.choices.size() > most) slot.choices.resize(most);
        slots_.push_back(std::move(slot));
    }

    // The longest name that begins at a word: where it ends, or `first` where there is none to offer another for.
    std::size_t name_at(std::size_t first) {
        std::size_t last = first + 1;
        while (last < typed_.size() && last - first < std::max(longest_other_name, longest_latin_name) &&
               side_by_side(query_, typed_[last - 1].word, typed_[last].word))
            ++last;
        for (; last > first; --last) {
            Slot slot{first, last, false, true, {}};
            for (std::size_t i = first; i < last; ++i)
                slot.wrong = slot.wrong || typed_[i].unknown();
            add_names(slot);
            if (slot.choices.empty()) continue;
            add(std::move(slot), choices_of_name);
            return last;
        }
        return first;
    }

    void add_names(Slot& slot) {
        const TypedWord& front = typed_[slot.first].word;
        const std::size_t end = typed_[slot.last - 1].word.end;
        const auto offer = [&](const std::vector<std::string>& names, Reason reason) {
            double cost = 0;
            for (const std::string& name : names) {
                const double spaces = static_cast<double>(std::count(name.begin(), name.end(), ' '));
                const std::uint32_t articles = articles_of(name);
                if (articles > 0) {
                    const double score = std::log(static_cast<double>(articles)) - cost - more_words * spaces;
                    slot.choices.push_back({reason, grouped(name, front), score});
                }
                cost += later_name;
            }
        };
        if (is_latin(front)) offer(arabic_names(query_.typed.substr(front.begin, end - front.begin)), Reason::arabic);
        if (!slot.choices.empty()) return;
        std::vector<NameWord> name;
        for (std::size_t i = slot.first; i < slot.last; ++i)
            name.push_back({typed_[i].word.term.surface, typed_[i].word.term.stem});
        offer(other_names(name), Reason::name);
    }

    // The articles that have the rarest word of a name: no more can have the name.
    std::uint32_t articles_of(const std::string& name) {
        std::vector<std::string> surfaces;
        for (const text::Term& term : analyzer_.analyze(name)) {
            if (!text::is_stop_word(std::string_view(name).substr(term.begin, term.end - term.begin)))
                surfaces.emplace_back(term.surface);
        }
        std::uint32_t least = surfaces.empty() ? 0 : std::numeric_limits<std::uint32_t>::max();
        for (const std::string& surface : surfaces)
            least = std::min(least, words_.with_word(surface));
        return least;
    }

    void single(std::size_t at) {
        const KnownWord& known = typed_[at];
        const TypedWord& word = known.word;
        if (!can_be_corrected(word)) return;
        Slot slot{at, at + 1, known.unknown(), false, {}};
        const std::string& surface = word.term.surface;
        if (!slot.wrong) offer(slot, variants_of_known(surface, words_), Reason::variant);
        if (known.articles <= rare) {
            const std::size_t before = slot.choices.size();
            offer(slot, overwhelming_ones(at, variants_of_unknown(surface, words_)),
                  slot.wrong ? Reason::spelling : Reason::variant);
            offer(slot, overwhelming_ones(at, similar_words(surface, words_)), Reason::spelling);
            if (is_latin(word))
                offer(slot, overwhelming_ones(at, transliterations(surface, words_)), Reason::arabic, by_sound);
            offer(slot, overwhelming_ones(at, split_words(surface, words_)), Reason::spelling);
            slot.wrong = slot.wrong || slot.choices.size() > before;
        }
        add(std::move(slot), choices_of_word);
    }

    // Those that so many more articles have that the word may be a slip for them; all, for a word that no article has.
    std::vector<Spelling> overwhelming_ones(std::size_t at, std::vector<Spelling> spellings) const {
        const std::uint32_t least = overwhelming * typed_[at].articles;
        spellings.erase(std::remove_if(spellings.begin(), spellings.end(),
                                       [least](const Spelling& spelling) { return spelling.articles < least; }),
                        spellings.end());
        return spellings;
    }

    void offer(Slot& slot, const std::vector<Spelling>& spellings, Reason reason, double more_cost = 0) {
        const TypedWord& word = typed_[slot.first].word;
        for (const Spelling& spelling : spellings) {
            Choice choice{reason, grouped(respelled(word.term.typed, spelling.surface), word),
                          score_of(spelling.articles, spelling.cost + more_cost)};
            const auto same = std::find_if(slot.choices.begin(), slot.choices.end(), [&](const Choice& other) {
                return other.replacement == choice.replacement;
            });
            if (same == slot.choices.end()) {
                slot.choices.push_back(std::move(choice));
            } else if (same->score < choice.score) {
                *same = std::move(choice);
            }
        }
    }

    // Two words that the archive writes as one.
    void joined(std::size_t at) {
        const KnownWord& a = typed_[at];
        const KnownWord& b = typed_[at + 1];
        if (!can_be_corrected(a.word) || !can_be_corrected(b.word) || !side_by_side(query_, a.word, b.word)) return;
        const std::string surface = a.word.term.surface + b.word.term.surface;
        const std::uint32_t articles = words_.with_form(surface);
        const std::uint32_t apart =
            std::min(words_.with_form(a.word.term.surface), words_.with_form(b.word.term.surface));
        if (articles == 0 || articles * overwhelming < apart) return;
        Slot slot{at, at + 2, a.unknown() || b.unknown(), false, {}};
        slot.choices.push_back({Reason::spelling, respelled(a.word.term.typed + b.word.term.typed, surface),
                                score_of(articles, lost_space)});
        add(std::move(slot), 1);
    }

    // Several words in the place of one that an operator or a field governs.
    static std::string grouped(std::string text, const TypedWord& word) {
        const bool several = text.find(' ') != std::string::npos;
        return several && word.grouped && !word.quoted ? "(" + std::move(text) + ")" : text;
    }

    const Query& query_;
    const std::vector<KnownWord>& typed_;
    const ArchiveWords& words_;
    text::Analyzer& analyzer_;
    std::vector<Slot> slots_;
};

}  // namespace

std::vector<KnownWord> look_up(std::vector<TypedWord> typed, const ArchiveWords& words) {
    std::vector<KnownWord> known;
    for (TypedWord& word : typed) {
        const std::string& surface = word.term.surface;
        const std::uint32_t articles = word.exact ? words.with_form(surface) : words.with_word(surface);
        known.push_back({std::move(word), articles});
    }
    return known;
}

std::vector<Slot> find_slots(const Query& query, const std::vector<KnownWord>& typed, const ArchiveWords& words,
                             text::Analyzer& analyzer) {
    return SlotFinder(query, typed, words, analyzer).run();
}

}  // namespace arshif::search
